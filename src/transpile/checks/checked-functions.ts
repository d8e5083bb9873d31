import type { Operation } from '../../circuit/index.js';
import { isSymbolic, largestDistance } from './binding.js';
import type { CheckedRewrites } from './checked-rewrites.js';
import { denseDistance, denseProduct } from './dense-window.js';
import { matrixOf } from './operation-matrix.js';
import { type Sample, SampledValues, sameSample } from './sampled-values.js';
import { checksAreOn } from './switch.js';

/** When a gate acted: where all its controls were 1, and its target too if it is a phase. */
interface Moment {
  readonly isPhase: boolean;
  readonly when: Sample;
  readonly wire: number;
  readonly segment: number;
}

/** Compares the functions of the inputs under which gates act that are to become one, while a circuit is read. */
export class CheckedFunctions {
  readonly #values: SampledValues;
  readonly #checks: CheckedRewrites;
  readonly #isOn: boolean;
  /** By the numbers of gates. */
  readonly #moments = new Map<number, Moment>();

  constructor(wires: number, checks: CheckedRewrites) {
    this.#values = new SampledValues(wires);
    this.#checks = checks;
    this.#isOn = checksAreOn() && !checks.isDeferred;
  }

  /** Reads the next operation. */
  apply(operation: Operation): void {
    if (this.#isOn) this.#values.apply(operation);
  }

  /** Remembers under a number when a gate acts that comes now. */
  remember(number: number, operation: Operation): void {
    if (this.#isOn) this.#moments.set(number, this.#moment(operation));
  }

  /**
   * Whether a remembered gate and one that comes now are the sum of both where the first one stands (nothing if they
   * cancel): phases under the same function, or what commutes with the target's X as all between them does.
   *
   * @param number of the first one
   */
  maySum(number: number, first: Operation, second: Operation, sum: Operation | undefined): boolean {
    if (this.#checks.leavesToSecondRun()) return true;
    const known = this.#moments.get(number);
    const now = this.#moment(second);
    const meets =
      known !== undefined &&
      known.isPhase === now.isPhase &&
      sameSample(known.when, now.when) &&
      (known.isPhase || (known.wire === now.wire && known.segment === now.segment));
    if (!this.#checks.allows(meets ? sumError(first, second, sum) : Number.POSITIVE_INFINITY)) return false;
    this.#checks.vouch([first, second], sum ? [sum] : []);
    return true;
  }

  #moment(operation: Operation): Moment {
    const { controls, targets } = operation;
    const wire = targets[0]!;
    const isPhase = operation.gate.bases[0] === 'Z';
    return {
      isPhase,
      when: this.#values.all(isPhase ? [...controls, wire] : controls),
      wire,
      segment: this.#values.segment(wire),
    };
  }
}

/** How far the product of two gates on one target is from a third; all commute with Z and leave 0 alone, or with X. */
function sumError(first: Operation, second: Operation, sum: Operation | undefined): number {
  const sums = sum ? [sum] : [];
  return largestDistance(!isSymbolic([first, second, ...sums]), (binding) => {
    const alone = (operation: Operation) => ({ ...binding.operation(operation), controls: [], targets: [0] });
    const [two, one] = [[first, second].map(alone), sums.map(alone)];
    const distance = denseDistance(denseProduct(two, [0]), denseProduct(one, [0]), 1, 0, undefined);
    if (first.gate.bases[0] !== 'Z') return distance;
    // A phase that is not of the state 1 alone would be one of the other state, too.
    return Math.max(distance, ...[...two, ...one].map(matrixOf).map((m) => Math.hypot(m[0]! - 1, m[1]!)));
  });
}
