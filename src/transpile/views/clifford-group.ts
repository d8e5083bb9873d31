import {
  type Matrix,
  type Quaternion,
  quaternionMatrix,
  quaternionProduct,
  rotatedBack,
  rotationAbout,
  UNIT_VECTORS,
} from '../../math/index.js';

/** A Pauli axis: 0 for X, 1 for Y, 2 for Z. */
export type PauliAxis = 0 | 1 | 2;

/** X, Y and Z as Pauli axes. */
export const X_AXIS = 0;
export const Y_AXIS = 1;
export const Z_AXIS = 2;

/**
 * The one-qubit Clifford gates of determinant 1 by number, 0 being the identity: 24 gates, each with both signs.
 *
 * As unit quaternions (`w - i (x X + y Y + z Z)`) they are the binary octahedral group.
 */
const elements: readonly Quaternion[] = listElements();

/** How many there are, both signs counted. */
const ORDER = 48;
/** A quaternion within this of a Clifford gate's may be taken for it: how far it is off is booked where that matters. */
const SAME = 1e-11;

/** For quaternions of which no component is between 0 and 1/2: the signs of the components tell them apart. */
const bySigns: Int8Array = new Int8Array(81).fill(-1);
elements.forEach((quaternion, element) => {
  bySigns[signsOf(quaternion)] = element;
});

const products = new Uint8Array(ORDER * ORDER);
const inverses = new Uint8Array(ORDER);
const axes = new Uint8Array(3 * ORDER);
const signs = new Int8Array(3 * ORDER);
/** By axis, then by the number of quarter turns modulo 8, of which the rest is the identity. */
const quarterTurns = new Uint8Array(3 * 8);
fillTables();
fillQuarterTurns();

/** The identity's number. */
export const IDENTITY = 0;

/** The product `later * earlier`. */
export function productOf(later: number, earlier: number): number {
  return products[later * ORDER + earlier]!;
}

/** The inverse. */
export function inverseOf(element: number): number {
  return inverses[element]!;
}

/** The axis of `g^-1 P g`, up to its sign. */
export function axisBefore(element: number, axis: PauliAxis): PauliAxis {
  return axes[3 * element + axis] as PauliAxis;
}

/** The sign of `g^-1 P g`. */
export function signBefore(element: number, axis: PauliAxis): 1 | -1 {
  return signs[3 * element + axis] as 1 | -1;
}

/** The axis of a Clifford gate that is a rotation about X, Y or Z; Z for the identity. */
export function fixedAxisOf(element: number): PauliAxis | undefined {
  for (const axis of [Z_AXIS, X_AXIS, Y_AXIS] as const) {
    if (axisBefore(element, axis) === axis && signBefore(element, axis) > 0) return axis;
  }
  return undefined;
}

/** exp(-i quarters pi/4 P): quarter turns about a Pauli axis. */
export function quarterTurn(axis: PauliAxis, quarters: number): number {
  return quarterTurns[8 * axis + (quarters & 7)]!;
}

/** The Clifford gate that a quaternion is, its phase aside; undefined for every other rotation. */
export function cliffordOf(quaternion: Quaternion): number | undefined {
  const element = bySigns[signsOf(quaternion)]!;
  if (element < 0) return undefined;
  return distanceToClifford(quaternion, element) < SAME ? element : undefined;
}

/** How far a quaternion is from a Clifford gate's: half the angle of the rotation between the two, or a little more. */
export function distanceToClifford([w, x, y, z]: Quaternion, element: number): number {
  const [a, b, c, d] = elements[element]!;
  return Math.abs(w - a) + Math.abs(x - b) + Math.abs(y - c) + Math.abs(z - d);
}

/** The gate's unitary. */
export function matrixOfClifford(element: number): Matrix {
  return quaternionMatrix(elements[element]!);
}

function signsOf([w, x, y, z]: Quaternion): number {
  return 27 * signOf(w) + 9 * signOf(x) + 3 * signOf(y) + signOf(z);
}

/** 1 for about zero, 0 and 2 for what is clearly negative and positive. */
function signOf(component: number): number {
  if (component > 0.25) return 2;
  return component < -0.25 ? 0 : 1;
}

function listElements(): readonly Quaternion[] {
  const found: Quaternion[] = [];
  const levels = [0, 0.5, -0.5, Math.SQRT1_2, -Math.SQRT1_2, 1, -1];
  for (const w of levels) {
    for (const x of levels) {
      for (const y of levels) {
        for (const z of levels) {
          if (Math.abs(w * w + x * x + y * y + z * z - 1) > 1e-9) continue;
          const sizes = [w, x, y, z].map(Math.abs).filter((size) => size > 0);
          if (sizes.every((size) => size === sizes[0])) found.push([w, x, y, z]);
        }
      }
    }
  }
  return found.sort((a, b) => b[0] - a[0] || b[1] - a[1] || b[2] - a[2] || b[3] - a[3]);
}

function fillTables(): void {
  for (let later = 0; later < ORDER; later++) {
    for (let earlier = 0; earlier < ORDER; earlier++) {
      const product = bySigns[signsOf(quaternionProduct(elements[later]!, elements[earlier]!))]!;
      products[later * ORDER + earlier] = product;
      if (product === 0) inverses[later] = earlier;
    }
    UNIT_VECTORS.forEach((unit, axis) => {
      const image = rotatedBack(elements[later]!, unit);
      const to = image.findIndex((part) => Math.abs(part) > 0.5);
      axes[3 * later + axis] = to;
      signs[3 * later + axis] = Math.sign(image[to]!);
    });
  }
}

function fillQuarterTurns(): void {
  for (let turn = 0; turn < quarterTurns.length; turn++) {
    const half = ((turn & 7) * Math.PI) / 4;
    quarterTurns[turn] = cliffordOf(rotationAbout(UNIT_VECTORS[turn >> 3]!, 2 * half))!;
  }
}
