import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mixStrings } from '../../../src/simulate/density-matrix/mix-strings.js';
import { randomStream } from '../../../src/simulate/index.js';
import { SEED } from '../circuit-arbitrary.js';

const QUBITS = 6;
const random = randomStream(4);

/** A matrix over the strings of some wires that mixes only those within a group; groups of one to all strings. */
function inGroups(strings: number, sizes: readonly number[]): Float64Array {
  const order = Array.from({ length: strings }, (_, k) => k);
  for (let k = strings - 1; k > 0; k--) {
    const other = random.integer(k + 1);
    [order[k], order[other]] = [order[other]!, order[k]!];
  }
  const matrix = new Float64Array(strings * strings);
  for (let first = 0, group = 0; first < strings; group++) {
    const members = order.slice(first, first + sizes[group % sizes.length]!);
    for (const row of members) for (const column of members) matrix[row * strings + column] = random.normal();
    first += members.length;
  }
  return matrix;
}

describe('mixStrings', () => {
  it('multiplies by the matrix on its wires, whatever the sizes of its blocks', () => {
    const sizes = fc.array(fc.constantFrom(1, 2, 3, 4, 5, 16), { minLength: 1, maxLength: 4 });
    const wires = fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(sizes, wires, (blocks, chosen) => {
        const strings = 4 ** chosen.length;
        const matrix = inGroups(strings, blocks);
        const vector = Float64Array.from({ length: 4 ** QUBITS }, () => random.normal());
        const before = vector.slice();
        mixStrings(vector, matrix, chosen);
        const placed = (string: number) =>
          chosen.reduce((sum, wire, k) => sum | (((string >> (2 * k)) & 3) << (2 * wire)), 0);
        const offsets = Array.from({ length: strings }, (_, string) => placed(string));
        const expected = before.map((_, index) => {
          const free = index & ~placed(strings - 1);
          const row = offsets.indexOf(index & placed(strings - 1));
          return offsets.reduce(
            (sum, offset, column) => sum + matrix[row * strings + column]! * before[free | offset]!,
            0,
          );
        });
        // Registers of more strings than are taken at once: each kind of block goes on where it stopped.
        const off = vector.map((value, index) => Math.abs(value - expected[index]!));
        expect(Math.max(...off)).toBeLessThan(1e-11);
      }),
      { seed: SEED, numRuns: 40 },
    );
  });
});
