import { type Angle, isNumeric, negateAngle, opposite, subtractAngles, type Vector } from '../../math/index.js';

/** One interaction of a block, exp(-i pi turns A(x)B). */
export interface Factor {
  readonly axes: readonly [first: Vector, second: Vector];
  readonly turns: Angle;
}

/** Axes that stand next to a block, of either of its wires. */
export interface Neighbour {
  readonly side: 0 | 1;
  readonly axis: Vector;
}

/**
 * Sizes (turns) that differ by no more may be replaced by one of them. Whether they are or not, the block stays the same
 * gate: to less than pi times this for each interaction, or exactly.
 */
const EQUAL_TURNS = 1e-13;
/** A projection shorter than this has too few digits for a direction: without it there is a form less to choose from. */
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
  const { equal, size } = equalFactors(factors);
  if (equal.length < 2) return [];
  const rest = factors.filter((factor) => !equal.includes(factor));
  const sign = signOf(equal[0]!.turns);
  const turns = sign < 0 ? negateAngle(size) : size;
  const first = equal.map(({ axes }) => axes[0]);
  const second = equal.map(({ axes, turns: own }) => (signOf(own) === sign ? axes[1] : opposite(axes[1])));
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

/** The most factors whose sizes are the same, and the size that all of them are near to. */
function equalFactors(factors: readonly Factor[]): { readonly equal: readonly Factor[]; readonly size: Angle } {
  const sizes = factors.map(({ turns }) => sizeOf(turns)).sort((a, b) => constantOf(a) - constantOf(b));
  let most: readonly Factor[] = [];
  let common: Angle = 0;
  // Sorted, what is near the smallest of a group is a group: nothing is compared with a member in the middle.
  for (const size of sizes) {
    const equal = factors.filter(({ turns }) => {
      // A parameter's value may be as large as it likes, so coefficients are the same or they are not.
      const more = subtractAngles(sizeOf(turns), size);
      return isNumeric(more) && more >= 0 && more <= EQUAL_TURNS;
    });
    if (equal.length > most.length) {
      most = equal;
      common = size;
    }
  }
  return { equal: most, size: common };
}

/** The sign of an angle: of one with parameters, that of its first coefficient. */
function signOf(turns: Angle): 1 | -1 {
  return (isNumeric(turns) ? turns : turns.terms[0]![1]) < 0 ? -1 : 1;
}

function sizeOf(turns: Angle): Angle {
  return signOf(turns) < 0 ? negateAngle(turns) : turns;
}

function constantOf(angle: Angle): number {
  return isNumeric(angle) ? angle : angle.constant;
}

/** Orthonormal bases with a direction as their first row and, in three dimensions, another one's rest as their second. */
function framesOf(
  directions: readonly (readonly number[])[],
  size: number,
): readonly (readonly (readonly number[])[])[] {
  if (size === 2)
    return directions.map(([x, y]) => [
      [x!, y!],
      [-y!, x!],
    ]);
  const bases: (readonly (readonly number[])[])[] = [];
  for (const one of directions) {
    for (const other of directions) {
      const along = dot(one, other);
      const rest = unit(other.map((x, k) => x - along * one[k]!));
      if (other === one || !rest) continue;
      bases.push([one, rest, cross(one, rest)]);
    }
  }
  return bases;
}

function combined(row: readonly number[], axes: readonly Vector[]): Vector {
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
