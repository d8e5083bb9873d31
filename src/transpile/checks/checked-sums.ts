import type { Operation } from '../../circuit/index.js';
import type { Angle } from '../../math/index.js';
import type { Element } from '../rotations/elements.js';
import { BINDINGS, Binding } from './binding.js';
import type { CheckedRewrites } from './checked-rewrites.js';
import { axisOf, PauliPath } from './pauli-path.js';

/** Compares rotations that are to be added up, wherever they stand, by carrying the string of one to the other. */
export class CheckedSums {
  readonly #checks: CheckedRewrites;
  readonly #elements: readonly Element[];
  readonly #path: PauliPath;

  constructor(wires: number, elements: readonly Element[], checks: CheckedRewrites) {
    this.#checks = checks;
    this.#elements = elements;
    this.#path = new PauliPath(wires);
  }

  /**
   * Whether a rotation and a later one are about the same string, up to this sign, and nothing between interferes.
   *
   * @param angles the angles that were changed before; what has none is not there
   */
  mayMeet(earlier: number, later: number, sign: 1 | -1, angles: ReadonlyMap<number, Angle>): boolean {
    if (this.#checks.leavesToSecondRun()) return true;
    return this.#checks.allows(this.#signAt(earlier, later, angles) === sign ? 0 : Number.POSITIVE_INFINITY);
  }

  /** Whether an angle is the sum of one and, with this sign, another. */
  isSum(sum: Angle, first: Angle, second: Angle, sign: 1 | -1): boolean {
    if (this.#checks.leavesToSecondRun()) return true;
    let largest = 0;
    for (let seed = 0; seed < BINDINGS; seed++) {
      const binding = new Binding(seed);
      largest = Math.max(
        largest,
        Math.abs(binding.angle(sum) - binding.angle(first) - sign * binding.angle(second)) / 2,
      );
    }
    return this.#checks.allows(largest);
  }

  #signAt(earlier: number, later: number, angles: ReadonlyMap<number, Angle>): -1 | 0 | 1 {
    const elements = this.#elements;
    const path = this.#path;
    path.start(elements[earlier]!.operation);
    for (let index = earlier + 1; index < later; index++) {
      const element = elements[index]!;
      if (!path.touches(element.operation)) continue;
      if (element.kind === 'opaque') return 0;
      if (element.kind === 'rotation' && element.quarters === undefined) {
        if (angles.get(index) !== 0 && !path.commutesWith(element.operation)) return 0;
      } else if (!path.passClifford(element.operation)) {
        return 0;
      }
    }
    return path.signOver(elements[later]!.operation);
  }

  /**
   * Whether an operation (or none) is the rotation about the string of another one by an angle.
   *
   * @param phase radians that it is short of
   */
  isTurned(like: Operation, made: Operation | undefined, angle: Angle, phase: number): boolean {
    if (this.#checks.leavesToSecondRun()) return true;
    let largest = 0;
    for (let seed = 0; seed < BINDINGS; seed++) {
      const binding = new Binding(seed);
      const own = made ? binding.angle(made.gate.rotation!.angle(made.parameters)) * axisOf(made.gate)!.weight : 0;
      const ownPhase = made ? binding.angle(made.gate.rotation!.phase(made.parameters)) : 0;
      const half = (binding.angle(angle) - own) / 2;
      // e^{i phase} exp(-i own/2 P) over exp(-i angle/2 P).
      const c = Math.cos(half);
      largest = Math.max(
        largest,
        Math.abs(Math.sin(half)),
        Math.hypot(Math.cos(phase + ownPhase) - c, Math.sin(phase + ownPhase)),
      );
    }
    const same = !made || sameAxis(like, made);
    if (!this.#checks.allows(same ? largest : Number.POSITIVE_INFINITY)) return false;
    this.#checks.vouch([like], made ? [made] : []);
    return true;
  }
}

function sameAxis(a: Operation, b: Operation): boolean {
  const [first, second] = [axisOf(a.gate)!, axisOf(b.gate)];
  if (!second || a.targets.length !== b.targets.length) return false;
  return a.targets.every((wire, k) => second.letters[b.targets.indexOf(wire)] === first.letters[k]);
}
