import { type Angle, addAngles, countOnes, isNumeric } from '../../../math/index.js';
import { LeftOut } from '../../left-out.js';
import { type ParityStep, UNWRITTEN_TERM } from './network.js';

/**
 * What a parity network does: `e^{i phase}`, a rotation exp(-i angle/2 Z...Z) for each parity of the wires' values, and
 * a linear map of these values.
 */
export interface PhasePolynomial {
  /** At most 30: parities are the bits of a whole number. */
  readonly wires: number;
  /** Radians by parity; bit w of a parity stands for wire w at the beginning. */
  readonly terms: ReadonlyMap<number, Angle>;
  /** For each wire the parity that it holds at the end. */
  readonly outputs: readonly number[];
  /** Radians. */
  readonly phase: number;
}

/** What a network does but for rotations that were too little for a term. */
interface ReadPolynomial extends PhasePolynomial {
  readonly leftOut: LeftOut;
}

/**
 * Reads a network off as a phase polynomial.
 *
 * @param positionOf which wire of the polynomial a wire of the network is: 0, 1, ...
 */
export function polynomialOf(
  steps: readonly ParityStep[],
  wires: number,
  positionOf: (wire: number) => number = (wire) => wire,
): ReadPolynomial {
  const held = Array.from({ length: wires }, (_, wire) => 1 << wire);
  const sums = new Map<number, Angle>();
  const add = (parity: number, angle: Angle): void => {
    sums.set(parity, addAngles(sums.get(parity) ?? 0, angle));
  };
  for (const step of steps) {
    if (step.kind === 'cnot') held[positionOf(step.target)]! ^= held[positionOf(step.control)]!;
    else if (step.wires.length === 1) add(held[positionOf(step.wires[0])]!, step.angle);
    else add(held[positionOf(step.wires[0])]! ^ held[positionOf(step.wires[1])]!, step.angle);
  }
  return { wires, outputs: held, ...reduced(sums) };
}

/** Half turns are taken off: exp(-i pi/2 Z...Z) is half turns of the single wires and a phase. */
function reduced(sums: ReadonlyMap<number, Angle>): Pick<ReadPolynomial, 'terms' | 'phase' | 'leftOut'> {
  const leftOut = new LeftOut();
  const terms = new Map<number, Angle>();
  let phase = 0;
  let flips = 0;
  for (const [parity, angle] of sums) {
    if (!isNumeric(angle)) {
      terms.set(parity, angle);
      continue;
    }
    const halves = Math.round(angle / Math.PI);
    const rest = angle - halves * Math.PI;
    if (Math.abs(rest) > UNWRITTEN_TERM) terms.set(parity, rest);
    else leftOut.add(rest);
    phase -= (halves * Math.PI) / 2;
    if (halves % 2 !== 0) {
      // Z = i exp(-i pi/2 Z) on each of the wires.
      phase += (weightOf(parity) * Math.PI) / 2;
      for (let wire = 0; parity >> wire !== 0; wire++) {
        if (((parity >> wire) & 1) === 0) continue;
        // Two half turns of a wire are -1.
        if ((flips >> wire) & 1) phase += Math.PI;
        flips ^= 1 << wire;
      }
    }
  }
  for (let wire = 0; flips >> wire !== 0; wire++) {
    if ((flips >> wire) & 1) terms.set(1 << wire, addAngles(terms.get(1 << wire) ?? 0, Math.PI));
  }
  return { terms, phase, leftOut };
}

/** The number of wires in a parity. */
export function weightOf(parity: number): number {
  return countOnes(parity);
}
