import { countOnes, eulerAngles, frobeniusDistance, kak, type Matrix, multiply, parityOf } from '../../math/index.js';
import { NEGLIGIBLE, quartersIn, withoutQuarters } from './rotation.js';
import { productOf, type SmallPauli, type SmallRotation } from './small-group.js';

/** A unitary on a few qubits as rotations. */
export interface Remainder {
  /** In time order. */
  readonly rotations: readonly SmallRotation[];
  /** How far they are from it, up to a phase, at most. */
  readonly distance: number;
  /** How many of them are no quarter turns. */
  readonly count: number;
  /** Whether each of those is about one qubit alone. */
  readonly isLocal: boolean;
}

/** Coordinates within this of each other are taken for equal; what that is off is measured afterwards. */
const NEAR = 1e-9;
const EIGHTH = Math.PI / 4;

/** What a unitary is as few rotations; undefined where nothing is known for it. */
export function remainderOf(matrix: Matrix, qubits: number): Remainder | undefined {
  const rotations = qubits === 1 ? euler(matrix, 1) : qubits === 2 ? twoQubits(matrix) : singleRotation(matrix, qubits);
  if (!rotations) return undefined;
  const distance = frobeniusDistance(matrix, productOf(rotations, qubits));
  const proper = rotations.filter(({ angle }) => !isQuarters(angle));
  const isLocal = proper.every(({ x, z }) => ((x | z) & ((x | z) - 1)) === 0);
  return { rotations, distance, count: proper.length, isLocal };
}

function isQuarters(angle: number): boolean {
  return Math.abs(withoutQuarters(angle, quartersIn(angle))) <= NEGLIGIBLE;
}

/** Rotations about Z, Y and Z of the qubit with a bit. */
function euler(matrix: Matrix, bit: number): readonly SmallRotation[] {
  const { lambda, theta, phi } = eulerAngles(matrix);
  return [
    { x: 0, z: bit, angle: lambda },
    { x: bit, z: bit, angle: theta },
    { x: 0, z: bit, angle: phi },
  ];
}

const HADAMARD = Float64Array.of(1, 0, 1, 0, 1, 0, -1, 0).map((entry) => entry * Math.SQRT1_2);

/** Rotations about X, Y and X: with a Hadamard gate on either side Z becomes X and Y becomes -Y. */
function eulerAboutX(matrix: Matrix, bit: number): readonly SmallRotation[] {
  const { lambda, theta, phi } = eulerAngles(multiply(HADAMARD, multiply(matrix, HADAMARD)));
  return [
    { x: bit, z: 0, angle: lambda },
    { x: bit, z: bit, angle: -theta },
    { x: bit, z: 0, angle: phi },
  ];
}

/** Qubit 1 is the first wire of the decomposition, being the more significant bit. */
const FIRST = 2;
const SECOND = 1;
const BOTH = 3;

/** One-qubit rotations, at most three interactions, and one-qubit rotations, where these are not more than needed. */
function twoQubits(matrix: Matrix): readonly SmallRotation[] {
  const { before, after, x, y, z } = kak(matrix);
  const interactions = [
    { x: BOTH, z: 0, angle: -2 * x },
    { x: BOTH, z: BOTH, angle: -2 * y },
    { x: 0, z: BOTH, angle: -2 * z },
  ];
  const [isX, isY, isZ] = [x, y, z].map((size) => Math.abs(size) > NEAR);
  if (!isX && !isY && !isZ) {
    return [...euler(multiply(after[0], before[0]), FIRST), ...euler(multiply(after[1], before[1]), SECOND)];
  }
  const full = (size: number): boolean => Math.abs(Math.abs(size) - EIGHTH) <= NEAR;
  if (full(x) && full(y) && full(z)) {
    // An exchange of the qubits: what comes after it may as well come before it on the other one.
    const moved = [multiply(after[1], before[0]), multiply(after[0], before[1])] as const;
    return [...euler(moved[0], FIRST), ...euler(moved[1], SECOND), ...interactions];
  }
  if (!isY && !isZ) {
    // Rotations about X pass the interaction.
    const early = [eulerAboutX(before[0], FIRST), eulerAboutX(before[1], SECOND)] as const;
    const late = [eulerAboutX(after[0], FIRST), eulerAboutX(after[1], SECOND)] as const;
    const joined = early.map((rotations, k) => joinedAt(rotations, late[k]!)) as [Joined, Joined];
    return [...joined[0].early, ...joined[1].early, ...interactions, ...joined[0].late, ...joined[1].late];
  }
  const early = [euler(before[0], FIRST), euler(before[1], SECOND)] as const;
  const late = [euler(after[0], FIRST), euler(after[1], SECOND)] as const;
  if (full(x) && full(y) && !isZ) {
    // Rotations about Z pass the interaction to the other qubit.
    const [first, second] = [joinedAt(early[0], late[1]), joinedAt(early[1], late[0])];
    return [...first.early, ...second.early, ...interactions, ...second.late, ...first.late];
  }
  return [...early[0], ...early[1], ...interactions, ...late[0], ...late[1]];
}

interface Joined {
  readonly early: readonly SmallRotation[];
  readonly late: readonly SmallRotation[];
}

/** The last of some rotations takes the angle of the first of those that it passes to. */
function joinedAt(early: readonly SmallRotation[], late: readonly SmallRotation[]): Joined {
  const last = early.at(-1)!;
  return {
    early: [...early.slice(0, -1), { ...last, angle: last.angle + late[0]!.angle }],
    late: late.slice(1),
  };
}

/** A unitary that is a rotation about one string, or none at all. */
function singleRotation(matrix: Matrix, qubits: number): readonly SmallRotation[] | undefined {
  const size = 2 ** qubits;
  const [re, im] = coefficient(matrix, { x: 0, z: 0 }, size);
  let largest: SmallRotation | undefined;
  let most = NEAR;
  for (let x = 0; x < size; x++) {
    for (let z = 0; z < size; z++) {
      if (x === 0 && z === 0) continue;
      const [a, b] = coefficient(matrix, { x, z }, size);
      const weight = Math.hypot(a, b);
      if (weight <= most) continue;
      most = weight;
      // exp(-i angle/2 P) is cos - i sin P, times a phase.
      largest = { x, z, angle: 2 * Math.atan2(re * -b + im * a, re * re + im * im) };
      if (re * re + im * im < NEAR * NEAR) largest = { x, z, angle: Math.PI };
    }
  }
  return largest ? [largest] : [];
}

/** The trace of a string times a matrix, over its size. */
function coefficient(matrix: Matrix, { x, z }: SmallPauli, size: number): readonly [re: number, im: number] {
  let [re, im] = [0, 0];
  for (let row = 0; row < size; row++) {
    // P takes column row ^ x to row with i^ys (-1)^(column & z); its trace with the matrix takes the entry there.
    const column = row ^ x;
    const sign = parityOf(column & z) === 0 ? 1 : -1;
    re += sign * matrix[2 * (column * size + row)]!;
    im += sign * matrix[2 * (column * size + row) + 1]!;
  }
  const ys = countOnes(x & z) & 3;
  const [a, b] = [
    [re, im],
    [-im, re],
    [-re, -im],
    [im, -re],
  ][ys]!;
  return [a! / size, b! / size];
}
