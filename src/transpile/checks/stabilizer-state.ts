import type { Operation } from '../../circuit/index.js';
import type { CliffordAction } from '../../gates/index.js';
import { PauliString, X_AXIS, Z_AXIS } from '../../pauli/index.js';
import { actionOf } from './clifford-actions.js';
import { matrixOf } from './operation-matrix.js';

/** A complex number. */
type Complex = readonly [re: number, im: number];

/**
 * What a Clifford circuit makes of |0...0>, phase included: strings that leave the state as it is, and the phase of its
 * amplitude on one basis state.
 */
export class StabilizerState {
  readonly #wires: number;
  readonly #stabilizers: PauliString[];
  /** The basis state whose amplitude is known, as the X part of a string. */
  readonly #basis: PauliString;
  #amplitude: Complex = [1, 0];

  constructor(wires: number) {
    this.#wires = wires;
    this.#stabilizers = Array.from({ length: wires }, (_, wire) => PauliString.letter(wires, wire, Z_AXIS));
    this.#basis = PauliString.identity(wires);
  }

  /** A Clifford gate comes. */
  apply(operation: Operation, wires: readonly number[]): void {
    const small = 1 << operation.targets.length;
    const full = 1 << wires.length;
    const matrix = matrixOf(operation);
    /** The entry of the gate with its controls, the first wire being the most significant. */
    const entry = (row: number, column: number): Complex => {
      if (row < full - small || column < full - small) return [row === column ? 1 : 0, 0];
      const at = 2 * ((row & (small - 1)) * small + (column & (small - 1)));
      return [matrix[at]!, matrix[at + 1]!];
    };
    const bit = (k: number) => 1 << (wires.length - 1 - k);
    let own = 0;
    wires.forEach((wire, k) => {
      if (this.#bit(wire)) own |= bit(k);
    });
    const indices = Array.from({ length: full }, (_, index) => index);
    const images = indices.filter((row) => Math.hypot(...entry(row, own)) > 1e-6);
    // What takes the basis state to one other needs no more amplitudes; else those that differ on the gate's wires only.
    const isAlone = images.length === 1;
    const columns = isAlone ? [own] : indices;
    const amplitudes = columns.map((index): Complex => {
      if (index === own) return [1, 0];
      const flips = PauliString.identity(this.#wires);
      wires.forEach((wire, k) => {
        if ((index ^ own) & bit(k)) flips.flip(wire, X_AXIS);
      });
      return this.#ratio(flips) ?? [0, 0];
    });
    let best = 0;
    let most: Complex = [0, 0];
    for (const row of isAlone ? images : indices) {
      let re = 0;
      let im = 0;
      columns.forEach((column, k) => {
        const [a, b] = entry(row, column);
        const [c, d] = amplitudes[k]!;
        re += a * c - b * d;
        im += a * d + b * c;
      });
      if (Math.hypot(re, im) > Math.hypot(...most) + 1e-6) {
        best = row;
        most = [re, im];
      }
    }
    wires.forEach((wire, k) => {
      if ((best ^ own) & bit(k)) this.#basis.flip(wire, X_AXIS);
    });
    this.#amplitude = unit(product(this.#amplitude, most));
    const action = actionOf(operation) as CliffordAction;
    for (const each of this.#stabilizers) each.conjugate(action, wires);
  }

  /** exp(-i quarters pi/4 P) comes. */
  turn(pauli: PauliString, quarters: number): void {
    const angle = (quarters * Math.PI) / 4;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    // cos - i sin P: on the known basis state b, P has the amplitude of b + x behind it.
    const flips = PauliString.identity(this.#wires);
    flips.addFlips(pauli);
    const ratio = this.#ratio(flips) ?? [0, 0];
    const there = pauli.copy();
    // <b| P |b + x> and <b + x| P |b>.
    const toHere = powerOfI(there.power + 2 * this.#crossings(there, true));
    const toThere = powerOfI(there.power + 2 * this.#crossings(there, false));
    const behind = product([0, -s], product(toHere, ratio));
    const here: Complex = [c + behind[0], behind[1]];
    const shifted: Complex = product([0, -s], toThere);
    const beyond: Complex = [c * ratio[0] + shifted[0], c * ratio[1] + shifted[1]];
    if (Math.hypot(...here) >= Math.hypot(...beyond) - 1e-6) {
      this.#amplitude = unit(product(this.#amplitude, here));
    } else {
      this.#amplitude = unit(product(this.#amplitude, beyond));
      this.#basis.addFlips(pauli);
    }
    for (const each of this.#stabilizers) each.conjugateBack(pauli, -quarters);
  }

  /**
   * The phase (radians) of another state over this one's, which is the same but for that; undefined where it is not.
   *
   * @param home for every wire of this one the wire of the other that has its content
   */
  phaseTo(other: StabilizerState, home: readonly number[]): number | undefined {
    const flips = PauliString.identity(this.#wires);
    home.forEach((wire, k) => {
      if (this.#bit(k) !== other.#bit(wire)) flips.flip(wire, X_AXIS);
    });
    const ratio = flips.isIdentity() ? ([1, 0] as const) : other.#ratio(flips);
    if (!ratio) return undefined;
    const there = product(other.#amplitude, ratio);
    return Math.atan2(there[1], there[0]) - Math.atan2(this.#amplitude[1], this.#amplitude[0]);
  }

  #bit(wire: number): 0 | 1 {
    return this.#basis.flips(wire) ? 1 : 0;
  }

  /** How often the Zs of a string meet ones of the known basis state, or of that with the string's flips. */
  #crossings(pauli: PauliString, flipped: boolean): number {
    let count = 0;
    for (let wire = 0; wire < this.#wires; wire++) {
      const letter = pauli.letterAt(wire);
      if ((letter & 2) !== 0 && this.#bit(wire) ^ (flipped ? letter & 1 : 0)) count++;
    }
    return count;
  }

  /** The amplitude on the known basis state with flips over that without; undefined where there is none. */
  #ratio(flips: PauliString): Complex | undefined {
    if (flips.isIdentity()) return [1, 0];
    const rows = this.#stabilizers.map((each) => each.copy());
    const sum = PauliString.identity(this.#wires);
    const left = flips.copy();
    let done = 0;
    for (let wire = 0; wire < this.#wires; wire++) {
      let pivot = done;
      while (pivot < rows.length && !rows[pivot]!.flips(wire)) pivot++;
      if (pivot === rows.length) {
        if (left.flips(wire)) return undefined;
        continue;
      }
      const row = rows[pivot]!;
      rows[pivot] = rows[done]!;
      rows[done] = row;
      done++;
      for (let k = done; k < rows.length; k++) if (rows[k]!.flips(wire)) rows[k]!.multiply(row);
      if (left.flips(wire)) {
        left.addFlips(row);
        sum.multiply(row);
      }
    }
    // The string leaves the state as it is: its amplitude on b + x is that on b times what the string makes of |b>.
    return powerOfI(sum.power + 2 * this.#crossings(sum, false));
  }
}

function powerOfI(power: number): Complex {
  return (
    [
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
    ] as const
  )[power & 3]!;
}

function product([a, b]: Complex, [c, d]: Complex): Complex {
  return [a * c - b * d, a * d + b * c];
}

/** Only the phase of an amplitude counts; its modulus would vanish in a long circuit. */
function unit([re, im]: Complex): Complex {
  const length = Math.hypot(re, im);
  return [re / length, im / length];
}
