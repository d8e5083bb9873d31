import {
  type Matrix,
  type Quaternion,
  quaternionMatrix,
  quaternionProduct,
  rotatedBack,
  rotationAbout,
} from '../math/index.js';
import {
  directionOf,
  isMinus,
  letterOf,
  MINUS,
  PAULI_AXES,
  type PauliAxis,
  type SignedLetter,
  X_AXIS,
  Y_AXIS,
  Z_AXIS,
} from './letter.js';

/** By how many components of a quaternion are not zero: how large they are. */
const SIZES: readonly (number | undefined)[] = [undefined, 1, Math.SQRT1_2, undefined, 0.5];

/**
 * The one-qubit Clifford gates of determinant 1 by number, 0 being the identity: 24 gates, each with both signs.
 *
 * As unit quaternions (`w - i (x X + y Y + z Z)`) they are the binary octahedral group.
 */
const elements: readonly Quaternion[] = listElements();

/** The identity's number. */
export const CLIFFORD_IDENTITY = 0;

/** How many there are, both signs counted. */
const ORDER = 48;
/** A quaternion within this of a Clifford gate's may be taken for it: how far it is off is booked where that matters. */
const CLIFFORD_DISTANCE = 1e-11;

/** For quaternions of which no component is between 0 and 1/2: the signs of the components tell them apart. */
const bySigns: Int8Array = new Int8Array(81).fill(-1);
elements.forEach((quaternion, element) => {
  bySigns[signsOf(quaternion)] = element;
});

const products = new Uint8Array(ORDER * ORDER);
const inverses = new Uint8Array(ORDER);
/** By 4 element + letter, the signed letters `g P g^-1` and `g^-1 P g`. */
const images = new Uint8Array(4 * ORDER);
const preimages = new Uint8Array(4 * ORDER);
/** By 8 image of X + image of Z; of the two signs of a gate, the one with the lower number. */
const byImages = new Uint8Array(64);
/** By axis, then by the number of quarter turns modulo 8, of which the rest is the identity. */
const quarterTurns = new Uint8Array(4 * 8);
fillTables();
fillQuarterTurns();

/** The product `later * earlier`. */
export function cliffordProduct(later: number, earlier: number): number {
  return products[later * ORDER + earlier]!;
}

/** The inverse. */
export function cliffordInverse(element: number): number {
  return inverses[element]!;
}

/** `g P g^-1` for a signed letter P. */
export function imageOf(element: number, letter: SignedLetter): SignedLetter {
  return images[4 * element + letterOf(letter)]! ^ (letter & MINUS);
}

/** `g^-1 P g` for a signed letter P. */
export function preimageOf(element: number, letter: SignedLetter): SignedLetter {
  return preimages[4 * element + letterOf(letter)]! ^ (letter & MINUS);
}

/** The axis of `g^-1 P g`, up to its sign. */
export function axisBefore(element: number, axis: PauliAxis): PauliAxis {
  return letterOf(preimages[4 * element + axis]!) as PauliAxis;
}

/** The sign of `g^-1 P g`. */
export function signBefore(element: number, axis: PauliAxis): 1 | -1 {
  return isMinus(preimages[4 * element + axis]!) ? -1 : 1;
}

/** A gate that makes these signed letters, two different ones, of X and of Z. */
export function cliffordWithImages(ofX: SignedLetter, ofZ: SignedLetter): number {
  return byImages[8 * ofX + ofZ]!;
}

/** The axis of a Clifford gate that is a rotation about X, Y or Z; Z for the identity. */
export function fixedAxisOf(element: number): PauliAxis | undefined {
  for (const axis of [Z_AXIS, X_AXIS, Y_AXIS] as const) if (preimageOf(element, axis) === axis) return axis;
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
  return distanceToClifford(quaternion, element) < CLIFFORD_DISTANCE ? element : undefined;
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
  for (let pattern = 0; pattern < 81; pattern++) {
    const signs = [27, 9, 3, 1].map((place) => (Math.floor(pattern / place) % 3) - 1);
    const size = SIZES[signs.filter((sign) => sign !== 0).length];
    if (size === undefined) continue;
    const [w, x, y, z] = signs.map((sign) => (sign === 0 ? 0 : sign * size));
    found.push([w!, x!, y!, z!]);
  }
  return found.sort((a, b) => b[0] - a[0] || b[1] - a[1] || b[2] - a[2] || b[3] - a[3]);
}

function fillTables(): void {
  // In the order of the numbers, the opposite of a quaternion stands as far from the end as it from the beginning; what
  // holds for one of the two signs tells what holds for both. Everybody who loads the library waits for this.
  const last = ORDER - 1;
  for (let later = 0; later < ORDER / 2; later++) {
    for (let earlier = 0; earlier < ORDER / 2; earlier++) {
      const product = bySigns[signsOf(quaternionProduct(elements[later]!, elements[earlier]!))]!;
      products[later * ORDER + earlier] = product;
      products[(last - later) * ORDER + last - earlier] = product;
      products[(last - later) * ORDER + earlier] = last - product;
      products[later * ORDER + last - earlier] = last - product;
    }
    for (const axis of PAULI_AXES) {
      const before = rotatedBack(elements[later]!, directionOf(axis));
      const to = before.findIndex((part) => Math.abs(part) > 0.5);
      const minus = before[to]! < 0 ? MINUS : 0;
      for (const element of [later, last - later]) {
        preimages[4 * element + axis] = PAULI_AXES[to]! | minus;
        images[4 * element + PAULI_AXES[to]!] = axis | minus;
      }
    }
    byImages[8 * imageOf(later, X_AXIS) + imageOf(later, Z_AXIS)] = later;
  }
  for (let element = 0; element < ORDER; element++) {
    inverses[element] = products.subarray(element * ORDER, (element + 1) * ORDER).indexOf(CLIFFORD_IDENTITY);
  }
}

function fillQuarterTurns(): void {
  for (const axis of PAULI_AXES) {
    for (let turn = 0; turn < 8; turn++) {
      quarterTurns[8 * axis + turn] = cliffordOf(rotationAbout(directionOf(axis), (turn * Math.PI) / 2))!;
    }
  }
}
