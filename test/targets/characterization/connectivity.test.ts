import { describe, expect, it } from 'vitest';
import { readConnectivity } from '../../../src/targets/characterization/connectivity.js';
import { DocumentReader } from '../../../src/targets/characterization/document-reader.js';

function read(connectivity: unknown, qubits: number) {
  const reader = new DocumentReader();
  return { connectivity: readConnectivity(reader, { connectivity }, qubits), ignored: reader.ignored };
}

describe('readConnectivity', () => {
  it.each([
    ['missing', undefined, 0],
    ['null', null, 0],
    ['empty', [], 1],
    ['not a list', 'all', 1],
    [
      'complete',
      [
        [0, 1],
        [0, 2],
        [1, 2],
      ],
      0,
    ],
    [
      'complete with repeats',
      [
        [1, 0],
        [0, 1],
        [2, 0],
        [1, 2],
        [2, 1],
      ],
      0,
    ],
  ])('%s means all-to-all', (_, connectivity, notes) => {
    const found = read(connectivity, 3);
    expect(found.connectivity).toBe('all-to-all');
    expect(found.ignored).toHaveLength(notes);
  });

  it('leaves out what is no pair of the machine and reports each', () => {
    const result = read([[0, 1], [1, 1], [0, 3], [0], [0, 1, 2], ['0', '1'], null, [0.5, 1], [-1, 0], [2, 1]], 3);
    expect(result.connectivity).toMatchObject({
      pairs: [
        [0, 1],
        [1, 2],
      ],
    });
    expect(result.ignored.map(({ path }) => path)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((index) => ['connectivity', index]),
    );
  });

  it('is fine without pairs on one qubit', () => {
    expect(read([], 1).ignored).toEqual([]);
  });

  it('says the pair that it does not take, in a few words whatever it is', () => {
    const received = (entry: unknown) => read([entry, [0, 1]], 3).ignored[0]!.received;
    expect(received([0, 3])).toBe('[0, 3]');
    expect(received([1, 2, 3, 4, 5, 6])).toBe('[1, 2, 3, 4]');
    expect(received({ a: 1 })).toBe('an object');
  });
});
