/**
 * A Pauli on one qubit with a sign, as a small integer: bit 0 for an X part, bit 1 for a Z part (both for Y), bit 2 for
 * a minus sign. Zero is the identity.
 */
export type LocalPauli = number;

const X = 1;
const Z = 2;
const Y = 3;
export const MINUS = 4;

/**
 * A one-qubit Clifford gate up to its phase, as a row of the tables here: it is known by what it makes of X, Y and Z.
 */
export type LocalClifford = number;

/** The power of i in the product of two letters: 0 where they commute, else 1 or 3. */
export function productPhase(first: LocalPauli, second: LocalPauli): number {
  const [a, b] = [first & Y, second & Y];
  if (a === 0 || b === 0 || a === b) return 0;
  // X Y = i Z and its cyclic shifts; the other order gives -i.
  return (a === X && b === Y) || (a === Y && b === Z) || (a === Z && b === X) ? 1 : 3;
}

/** Images of X, Z and Y under every one-qubit Clifford, at 4 * row + letter. */
const images = new Uint8Array(24 * 4);

/** The row of the Clifford with given images of X and of Z, at 8 * imageOfX + imageOfZ. */
const rowOf = new Uint8Array(64);

let rows = 0;
for (const letterOfX of [X, Y, Z]) {
  for (const letterOfZ of [X, Y, Z]) {
    if (letterOfX === letterOfZ) continue;
    for (const signOfX of [0, MINUS]) {
      for (const signOfZ of [0, MINUS]) {
        const [ofX, ofZ] = [letterOfX | signOfX, letterOfZ | signOfZ];
        images[4 * rows + X] = ofX;
        images[4 * rows + Z] = ofZ;
        // Y = i X Z, and i times the product's own i or -i is a sign.
        images[4 * rows + Y] =
          (letterOfX ^ letterOfZ) | (signOfX ^ signOfZ ^ (productPhase(ofX, ofZ) === 1 ? MINUS : 0));
        rowOf[8 * ofX + ofZ] = rows++;
      }
    }
  }
}

/** The Clifford that makes `ofX` of X and `ofZ` of Z. */
export function localClifford(ofX: LocalPauli, ofZ: LocalPauli): LocalClifford {
  return rowOf[8 * ofX + ofZ]!;
}

/** The gate that does nothing. */
export const IDENTITY: LocalClifford = localClifford(X, Z);

/** What a Clifford makes of a signed Pauli. */
export function imageOf(clifford: LocalClifford, pauli: LocalPauli): LocalPauli {
  return pauli === 0 ? 0 : images[4 * clifford + (pauli & Y)]! ^ (pauli & MINUS);
}

/** Products of Cliffords, at 24 * later + earlier. */
const products = new Uint8Array(24 * 24);

/** Signed Paulis that a Clifford makes into X, Z and Y, at 4 * row + letter. */
const preimages = new Uint8Array(24 * 4);

for (let later = 0; later < 24; later++) {
  for (const letter of [X, Z, Y]) {
    const image = imageOf(later, letter);
    preimages[4 * later + (image & Y)] = letter | (image & MINUS);
  }
  for (let earlier = 0; earlier < 24; earlier++) {
    products[24 * later + earlier] = localClifford(
      imageOf(later, imageOf(earlier, X)),
      imageOf(later, imageOf(earlier, Z)),
    );
  }
}

/** One Clifford after another. */
export function composed(later: LocalClifford, earlier: LocalClifford): LocalClifford {
  return products[24 * later + earlier]!;
}

/** The signed Pauli that a Clifford makes into `letter`. */
export function preimageOf(clifford: LocalClifford, letter: LocalPauli): LocalPauli {
  return preimages[4 * clifford + letter]!;
}
