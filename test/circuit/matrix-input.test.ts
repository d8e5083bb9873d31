import { describe, expect, it } from 'vitest';
import { circuit } from '../../src/circuit/index.js';
import { readMatrix } from '../../src/circuit/matrix-input.js';

describe('readMatrix', () => {
  const numbers = [1, 2, 3, 4, 5, 6, 7, 8];

  it('reads real numbers, pairs and objects row by row, mixed if need be', () => {
    expect([
      ...readMatrix([
        [1, 2],
        [3, 4],
      ]),
    ]).toEqual([1, 0, 2, 0, 3, 0, 4, 0]);
    const pairs = [
      [
        [1, 2],
        [3, 4],
      ],
      [[5, 6], { re: 7, im: 8 }],
    ] as const;
    expect([...readMatrix(pairs)]).toEqual(numbers);
  });

  it('takes interleaved numbers as they are, but not the array itself', () => {
    const given = Float64Array.from(numbers);
    const read = readMatrix(given);
    given[0] = 99;
    expect([...read]).toEqual(numbers);
  });

  it.each([
    [[[1, 1]]],
    [[[1], [1]]],
    [[1, 2]],
    [{}],
    [
      [
        [1, 2, 3],
        [1, 2, 3],
      ],
    ],
  ])('refuses %j', (matrix) => {
    expect(() => readMatrix(matrix as never)).toThrow('each as long as the list');
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, [1], { re: 1 }])('refuses the entry %j', (entry) => {
    expect(() => readMatrix([[entry as never]])).toThrow(expect.objectContaining({ code: 'InvalidMatrix' }));
  });

  it('leaves it to the circuit whether it is unitary', () => {
    const shear = [
      [1, 1],
      [0, 1],
    ];
    expect(() => circuit(1).unitary(shear, [0])).toThrow('the matrix is not a unitary of size 2 by 2');
    expect(() => circuit(2).unitary(shear, [0, 1])).toThrow('size 4 by 4');
  });
});
