import { type Angle, anglesEqual, negateAngle } from '../../math/index.js';
import type { Axis } from './rotations.js';

/** One interaction of a block, exp(-i pi turns A(x)B). */
export interface Factor {
  readonly axes: readonly [first: Axis, second: Axis];
  readonly turns: Angle;
}

/** Axes that stand next to a block, of either of its wires. */
export interface Neighbour {
  readonly side: 0 | 1;
  readonly axis: Axis;
}

/** Turns that differ by no more are the same. */
const EQUAL_TURNS = 1e-13;
/** A projection shorter than this has no direction. */
const SHORT = 1e-6;

/**
 * Other axes with which the interactions of a block are the same gate: where two or three of its angles are equal up to
 * sign, sum A_k(x)B_k stays what it is when the A_k and the B_k are turned into new ones by the same orthogonal matrix.
 * Tried are those that have an axis as near as can be to one that stands next to the block, in orders worth trying.
 */
export function turnedForms(
  factors: readonly Factor[],
  neighbours: readonly Neighbour[],
): readonly (readonly Factor[])[] {
  const equal = equalFactors(factors);
  if (equal.length < 2) return [];
  const rest = factors.filter((factor) => !equal.includes(factor));
  const turns = equal[0]!.turns;
  const first = equal.map(({ axes }) => axes[0]);
  const second = equal.map(({ axes, turns: own }) => (sameTurns(own, turns) ? axes[1] : negated(axes[1])));
  const directions = neighbours
    .map(({ side, axis }) => unit((side === 0 ? first : second).map((own) => dot(own, axis))))
    .filter((direction) => direction !== undefined);
  return framesOf(directions, equal.length).flatMap((rows) => {
    const made = rows.map((row): Factor => ({ axes: [combined(row, first), combined(row, second)], turns }));
    // Of three, the directions that were asked for are to be at the ends.
    return made.length === 3 ? [made, [...made].reverse()] : ordersOf([...made, ...rest]);
  });
}

/** All orders of a list. */
export function ordersOf<T>(list: readonly T[]): readonly (readonly T[])[] {
  if (list.length < 2) return [list];
  return list.flatMap((item, k) =>
    ordersOf([...list.slice(0, k), ...list.slice(k + 1)]).map((rest) => [item, ...rest]),
  );
}

/** The most factors that have the same angle, up to sign. */
function equalFactors(factors: readonly Factor[]): readonly Factor[] {
  let most: readonly Factor[] = [];
  for (const { turns } of factors) {
    const equal = factors.filter(
      (other) => sameTurns(other.turns, turns) || sameTurns(negateAngle(other.turns), turns),
    );
    if (equal.length > most.length) most = equal;
  }
  return most;
}

function sameTurns(a: Angle, b: Angle): boolean {
  return anglesEqual(a, b, EQUAL_TURNS);
}

/** Orthonormal frames with a direction as their first row and, in three dimensions, another one's rest as their second. */
function framesOf(
  directions: readonly (readonly number[])[],
  size: number,
): readonly (readonly (readonly number[])[])[] {
  if (size === 2)
    return directions.map(([x, y]) => [
      [x!, y!],
      [-y!, x!],
    ]);
  const frames: (readonly (readonly number[])[])[] = [];
  for (const one of directions) {
    for (const other of directions) {
      const along = dot(one, other);
      const rest = unit(other.map((x, k) => x - along * one[k]!));
      if (other === one || !rest) continue;
      frames.push([one, rest, cross(one, rest)]);
    }
  }
  return frames;
}

function combined(row: readonly number[], axes: readonly Axis[]): Axis {
  let x = 0;
  let y = 0;
  let z = 0;
  for (let k = 0; k < row.length; k++) {
    const weight = row[k]!;
    const axis = axes[k]!;
    x += weight * axis[0];
    y += weight * axis[1];
    z += weight * axis[2];
  }
  const length = Math.sqrt(x * x + y * y + z * z);
  return [x / length, y / length, z / length];
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}

function cross(a: readonly number[], b: readonly number[]): readonly number[] {
  return [a[1]! * b[2]! - a[2]! * b[1]!, a[2]! * b[0]! - a[0]! * b[2]!, a[0]! * b[1]! - a[1]! * b[0]!];
}

function unit(vector: readonly number[]): readonly number[] | undefined {
  const length = Math.sqrt(dot(vector, vector));
  return length < SHORT ? undefined : vector.map((x) => x / length);
}

function negated([x, y, z]: Axis): Axis {
  return [-x, -y, -z];
}
