import { qisGates, shareOfFullGate } from '../../gates/index.js';
import type { Quaternion } from '../../math/index.js';
import { X_AXIS, Y_AXIS, Z_AXIS } from '../../pauli/index.js';
import { LeftOut } from '../left-out.js';
import type { Coordinates, Interaction } from '../views/block.js';

/** A coordinate of so few radians is not made an interaction; what it was is told as left out. */
export const UNWRITTEN_COORDINATE = 1e-11;
const QUARTER = Math.PI / 4;

/** The coordinates of the block and an exchange of its wires after it. */
export function mirrored(coordinates: Coordinates): Coordinates {
  return cleaned(mirrorOf(coordinates));
}

/** The same before values that are nearly zero are made exactly that. */
export function mirrorOf([x, y, z]: Coordinates): Coordinates {
  return [x - QUARTER, y - QUARTER, z < 0 ? z + QUARTER : z - QUARTER];
}

/** The coordinates with exact zeros for those that are no interaction. */
export function cleaned([x, y, z]: Coordinates): Coordinates {
  const clean = (value: number) => (Math.abs(value) <= UNWRITTEN_COORDINATE ? 0 : value);
  return [clean(x), clean(y), clean(z)];
}

/** What {@link cleaned} takes for no interaction. */
export function leftOutOf(...cleanedOnes: readonly Coordinates[]): LeftOut {
  const leftOut = new LeftOut();
  for (const value of cleanedOnes.flat()) if (Math.abs(value) <= UNWRITTEN_COORDINATE) leftOut.add(2 * value);
  return leftOut;
}

/** The same coordinates in the order of {@link Coordinates}; each is from -pi/4 to pi/4 already. */
export function sorted(coordinates: Coordinates): Coordinates {
  const [x, y, z] = coordinates.map(Math.abs).sort((a, b) => b - a) as [number, number, number];
  const sign = coordinates.reduce((product, value) => product * Math.sign(value), 1);
  return [x, y, sign < 0 ? -z : z];
}

/** The Weyl coordinate of an interaction by this angle (radians), its sign aside. */
export function sizeOf(angle: number): number {
  return shareOfFullGate(angle) * QUARTER;
}

const GATES = [
  [qisGates.xx, X_AXIS],
  [qisGates.yy, Y_AXIS],
  [qisGates.zz, Z_AXIS],
] as const;

/** Interactions of these coordinates, about axes that the bases turn into Pauli axes. */
export function interactionsOf(coordinates: Coordinates, bases: readonly [Quaternion, Quaternion]): Interaction[] {
  const made: Interaction[] = [];
  for (const [k, [gate, letter]] of GATES.entries()) {
    const coordinate = coordinates[k]!;
    if (coordinate === 0) continue;
    // exp(i c PP) is the interaction by the angle -2c.
    made.push({ gate, letters: [letter, letter], flipped: false, angle: -2 * coordinate, bases, gaps: undefined });
  }
  return made;
}
