import type { Evaluable } from '../../circuit/index.js';
import { isStated } from '../../circuit/index.js';
import { encodeCircuit, MAXIMUM_BODY_BYTES } from '../../formats/ionq/index.js';

/** The most circuits of one job, and the most gates of all of them: the API document of September 2026. */
const MOST_CIRCUITS = 5_000;
const MOST_GATES = 150_000;

/** Bytes that are left for what a job says beside its circuits: metadata above all. */
const FRAME_BYTES = 200_000;

/** Bytes of one circuit beside its gates and measurements: names of fields, and its width. */
const CIRCUIT_FRAME_BYTES = 100;

/** Fills one job after the other: what does not fit into a job any more begins the next. */
export class BatchFiller<Entry extends { readonly circuit: Evaluable }> {
  #entries: Entry[] = [];
  #gates = 0;
  #bytes = FRAME_BYTES;

  /** Takes one more circuit; gives the batch before it where it does not fit into that. */
  add(entry: Entry): readonly Entry[] | undefined {
    const { gates, bytes } = sizeOf(entry.circuit);
    const isFull =
      this.#entries.length === MOST_CIRCUITS ||
      this.#gates + gates > MOST_GATES ||
      this.#bytes + bytes > MAXIMUM_BODY_BYTES;
    const full = isFull && this.#entries.length > 0 ? this.take() : undefined;
    this.#entries.push(entry);
    this.#gates += gates;
    this.#bytes += bytes;
    return full;
  }

  /** What was taken since the last batch; empties it. */
  take(): readonly Entry[] {
    const entries = this.#entries;
    this.#entries = [];
    this.#gates = 0;
    this.#bytes = FRAME_BYTES;
    return entries;
  }
}

function sizeOf(evaluable: Evaluable): { readonly gates: number; readonly bytes: number } {
  const circuit = isStated(evaluable) ? evaluable.circuit : evaluable;
  const { circuit: gates } = encodeCircuit(circuit);
  const registers = Object.fromEntries(circuit.measurements.map(({ key, wires }) => [key, wires]));
  const text = JSON.stringify(gates) + JSON.stringify(registers);
  // A character takes at most three bytes, but gates are written in ASCII alone.
  return { gates: gates.length, bytes: CIRCUIT_FRAME_BYTES + text.length + 2 * JSON.stringify(registers).length };
}
