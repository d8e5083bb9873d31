import type { Evaluable } from '../../circuit/index.js';
import { isStated } from '../../circuit/index.js';
import { encodeCircuit, MAXIMUM_BODY_BYTES, MAXIMUM_CIRCUITS, MAXIMUM_GATES } from '../../formats/ionq/index.js';

/** What a job holds of circuits, which is limited. */
interface CircuitsSize {
  readonly gates: number;
  readonly bytes: number;
}

/** Fills one job after the other: what does not fit into a job any more begins the next. */
export class BatchFiller<Entry extends { readonly circuit: Evaluable }> {
  readonly #frameBytes: number;
  #entries: Entry[] = [];
  #gates = 0;
  #bytes: number;

  /** @param frameBytes what a job takes beside its circuits: metadata above all */
  constructor(frameBytes: number) {
    this.#frameBytes = frameBytes;
    this.#bytes = frameBytes;
  }

  /** Takes one more circuit; gives the batch before it where it does not fit into that. */
  add(entry: Entry): readonly Entry[] | undefined {
    const { gates, bytes } = sizeOf(entry.circuit);
    const isFull =
      this.#entries.length === MAXIMUM_CIRCUITS ||
      this.#gates + gates > MAXIMUM_GATES ||
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
    this.#bytes = this.#frameBytes;
    return entries;
  }
}

/** The bytes that a value takes as JSON. */
export function jsonBytes(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}

/** A circuit as a job of several has it, with the comma before it. */
function sizeOf(evaluable: Evaluable): CircuitsSize {
  const circuit = isStated(evaluable) ? evaluable.circuit : evaluable;
  const { qubits, circuit: gates } = encodeCircuit(circuit);
  const registers = Object.fromEntries(circuit.measurements.map(({ key, wires }) => [key, wires]));
  const named = circuit.measurements.length === 0 ? {} : { registers };
  return { gates: gates.length, bytes: jsonBytes({ qubits, circuit: gates, ...named }) + 1 };
}
