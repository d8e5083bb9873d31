import * as mathjs from 'mathjs';

/** I, X, Z and Y by letter, from the literature. */
export const letterMatrices: readonly mathjs.Matrix[] = [
  [
    [1, 0],
    [0, 1],
  ],
  [
    [0, 1],
    [1, 0],
  ],
  [
    [1, 0],
    [0, -1],
  ],
  [
    [0, mathjs.complex(0, -1)],
    [mathjs.complex(0, 1), 0],
  ],
].map((rows) => mathjs.matrix(rows));

/** A product of letters, the first wire's most significant, times a power of i. */
export function stringMatrix(letters: ArrayLike<number>, power = 0): mathjs.Matrix {
  const factor = [1, mathjs.complex(0, 1), -1, mathjs.complex(0, -1)][power & 3]!;
  const one: mathjs.Matrix = mathjs.matrix([[factor]] as unknown as number[][]);
  return Array.from(letters, (letter) => letterMatrices[letter]!).reduce(
    (product, each) => mathjs.kron(product, each),
    one,
  );
}

/** exp(-i quarters pi/4 P) for a product P of letters. */
export function turnMatrix(letters: ArrayLike<number>, quarters: number): mathjs.Matrix {
  const [c, s] = [Math.cos((quarters * Math.PI) / 4), Math.sin((quarters * Math.PI) / 4)];
  const one = mathjs.multiply(mathjs.identity(2 ** letters.length), c) as mathjs.Matrix;
  return mathjs.add(one, mathjs.multiply(stringMatrix(letters), mathjs.complex(0, -s))) as mathjs.Matrix;
}

/** The largest distance of two entries. */
export function apart(a: mathjs.Matrix, b: mathjs.Matrix): number {
  return Math.max(0, Number(mathjs.max(mathjs.abs(mathjs.subtract(a, b) as mathjs.Matrix) as mathjs.Matrix)));
}
