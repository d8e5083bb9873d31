import { expect, it } from 'vitest';
import { customTarget } from '../../../src/targets/index.js';
import { meets, type Pass, type PassNeeds, type PassRequest } from '../../../src/transpile/pipeline/pass.js';
import { passRequest } from '../pass-claim.js';

const pass = (needs: PassNeeds): Pass => ({ name: 'idle', needs, ensures: '', run: (stated) => stated });
const line = customTarget({
  name: 'line',
  qubits: 3,
  connectivity: [
    [0, 1],
    [1, 2],
  ],
} as never);

it.each<readonly [string, PassNeeds, Partial<PassRequest>, Partial<PassRequest>]>([
  ['free wires', { freeWires: true }, {}, { keepWires: true }],
  ['a relation', { relation: 'distribution' }, { relation: 'distribution' }, { relation: 'frames-and-permutation' }],
  ['an allowance', { allowance: true }, { approximate: 1e-3 }, { approximate: 0 }],
  ['a level', { level: 2 }, { level: 3 }, { level: 1 }],
  ['all pairs', { allPairs: true }, {}, { target: line }],
  ['two things', { level: 1, allowance: true }, { level: 1, approximate: 1 }, { level: 0, approximate: 1 }],
])('a pass that needs %s runs only with that', (_, needs, met, unmet) => {
  expect(meets(pass(needs), passRequest(met))).toBe(true);
  expect(meets(pass(needs), passRequest(unmet))).toBe(false);
  expect(meets(pass({}), passRequest(unmet))).toBe(true);
});
