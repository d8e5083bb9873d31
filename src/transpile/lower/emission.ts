import type { Operation } from '../../circuit/index.js';
import type { Gate } from '../../gates/index.js';
import { type Angle, addAngles, anglesEqual, RADIANS_PER_TURN, scaleAngle, wrapTurns } from '../../math/index.js';

/** A native gate that may still change or go. */
export interface Emitted {
  readonly kind: 'pulse' | 'entangler' | 'fence';
  readonly gate: Gate;
  readonly wires: readonly number[];
  /** Turns, before the wires' frames are taken off; none for `zz` and fences. */
  phases: readonly number[];
  /** The wires' symbolic frames where it stands, radians; one for each phase. */
  readonly frames: readonly Angle[];
  /** Turns; entanglers only. */
  angle: Angle;
  removed: boolean;
}

/** How far back on a wire an earlier gate is looked for: keeps the whole linear in the number of gates. */
const WINDOW = 24;

const NO_CONTROLS: readonly number[] = Object.freeze([]);

/** What was emitted, in order and by wire, with the means to look back and to take out. */
export class Emission {
  readonly #all: Emitted[] = [];
  /** For every wire, what is on it and not removed. */
  readonly #wires: readonly Emitted[][];

  constructor(wires: number) {
    this.#wires = Array.from({ length: wires }, () => []);
  }

  /** How much was ever emitted. */
  get length(): number {
    return this.#all.length;
  }

  push(record: Emitted): void {
    this.#all.push(record);
    for (const wire of record.wires) this.#wires[wire]!.push(record);
  }

  /** The last gate on a wire. */
  last(wire: number): Emitted | undefined {
    return this.#wires[wire]!.at(-1);
  }

  /** Takes a gate out. */
  remove(record: Emitted): void {
    record.removed = true;
    for (const wire of record.wires) {
      const records = this.#wires[wire]!;
      records.splice(records.lastIndexOf(record), 1);
    }
  }

  /** Walks back on a wire while gates may be passed, until one is wanted. */
  find(wire: number, mayPass: (record: Emitted) => boolean, wanted: (record: Emitted) => boolean): Emitted | undefined {
    const records = this.#wires[wire]!;
    const stop = Math.max(0, records.length - WINDOW);
    for (let k = records.length - 1; k >= stop; k--) {
      const record = records[k]!;
      if (!mayPass(record)) return undefined;
      if (wanted(record)) return record;
    }
    return undefined;
  }

  /** What is left, as operations of a native circuit. */
  operations(): readonly Operation[] {
    const kept: Operation[] = [];
    for (const record of this.#all) if (!record.removed) kept.push(operationOf(record));
    return kept;
  }
}

/** Whether two frames are the same for all parameter values. */
export function sameFrame(a: Angle, b: Angle): boolean {
  return a === b || anglesEqual(a, b);
}

/** Frames are taken off the phases here: Rz(f) then a pulse at p is the pulse at p - f, then Rz(f). */
function operationOf({ gate, wires, phases, frames, angle, kind }: Emitted): Operation {
  const parameters: Angle[] = [];
  for (let k = 0; k < phases.length; k++) {
    const phase = wrapTurns(phases[k]!);
    const frame = frames[k]!;
    parameters.push(frame === 0 ? phase : addAngles(phase, scaleAngle(frame, -1 / RADIANS_PER_TURN)));
  }
  if (kind === 'entangler') parameters.push(angle);
  return { gate, parameters, controls: NO_CONTROLS, targets: wires };
}
