import type { Operation } from '../../circuit/index.js';
import { applyMatrix, applyOperation } from './apply-operation.js';
import { matrixOf } from './operation-matrix.js';

/** A product of one-wire states that have nothing to do with each other, and what operations make of it. */
export class ProductState {
  /** Interleaved; the wire at position k of the list is bit k. */
  readonly amplitudes: Float64Array;
  readonly #positions: ReadonlyMap<number, number>;
  /** What one-wire gates have come to on each wire since something else was there, until it has to be done. */
  readonly #waiting: (Float64Array | undefined)[];

  /** @param isZero which wires are at 0; none if left out */
  constructor(wires: readonly number[], isZero: (wire: number) => boolean = () => false) {
    this.#positions = new Map(wires.map((wire, k) => [wire, k]));
    this.#waiting = wires.map(() => undefined);
    this.amplitudes = new Float64Array(2 << wires.length);
    this.amplitudes[0] = 1;
    wires.forEach((wire, k) => {
      // Wires in the order of their numbers are turned by multiples of irrational angles.
      if (isZero(wire)) {
        this.#double(2 << k, 1, 0, 0);
        return;
      }
      const [polar, azimuth] = [0.5 + ((0.618034 * (wire + 1)) % 1), 6.2 * ((0.754878 * (wire + 1)) % 1)];
      this.#double(2 << k, Math.cos(polar), Math.sin(polar) * Math.cos(azimuth), Math.sin(polar) * Math.sin(azimuth));
    });
  }

  /** Makes the first half of amplitudes, for the next wire at 0, into both halves. */
  #double(size: number, zero: number, re: number, im: number): void {
    const all = this.amplitudes;
    for (let k = 0; k < size; k += 2) {
      const [a, b] = [all[k]!, all[k + 1]!];
      all[size + k] = a * re - b * im;
      all[size + k + 1] = a * im + b * re;
      all[k] = a * zero;
      all[k + 1] = b * zero;
    }
  }

  /** Applies an operation with numbers as parameters. */
  apply(operation: Operation): void {
    const { gate, controls, targets, data } = operation;
    if (gate.kind === 'barrier') return;
    if (controls.length === 0 && targets.length === 1 && !data?.pauliSum) {
      const wire = this.#positions.get(targets[0]!)!;
      const before = this.#waiting[wire];
      this.#waiting[wire] = before ? productOf(matrixOf(operation), before) : matrixOf(operation);
      return;
    }
    for (const wire of controls) this.#settle(this.#positions.get(wire)!);
    for (const wire of targets) this.#settle(this.#positions.get(wire)!);
    applyOperation(this.amplitudes, operation, (wire) => 1 << this.#positions.get(wire)!);
  }

  /** Does what was put off. */
  settle(): void {
    for (let wire = 0; wire < this.#waiting.length; wire++) this.#settle(wire);
  }

  #settle(wire: number): void {
    const waiting = this.#waiting[wire];
    if (!waiting) return;
    this.#waiting[wire] = undefined;
    applyMatrix(this.amplitudes, waiting, [1 << wire], 0);
  }
}

/** As a state, a matrix of one wire has its rows in the upper bit of an index. */
function productOf(later: Float64Array, earlier: Float64Array): Float64Array {
  const made = earlier.slice();
  applyMatrix(made, later, [2], 0);
  return made;
}
