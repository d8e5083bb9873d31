import { expect, it } from 'vitest';
import { letterNamed } from '../../../../src/pauli/index.js';
import { joinSteps } from '../../../../src/transpile/passes/synthesise-paulis/join-steps.js';
import type { PauliRotation } from '../../../../src/transpile/synthesis/paulis/pauli-network.js';

function step(group: number, ...terms: readonly (readonly [string, number])[]): readonly PauliRotation[] {
  return terms.map(([letters, angle]) => ({ letters: Uint8Array.from(letters, letterNamed), angle, group }));
}

function words(rotations: readonly PauliRotation[]): readonly (readonly [string, number, number])[] {
  return rotations.map(({ letters, angle, group }) => [
    Array.from(letters, (bits) => 'IXZY'[bits]).join(''),
    angle as number,
    group,
  ]);
}

it('lets one step end with what the next begins with, longest strings first', () => {
  const ising = (group: number) => step(group, ['XI', 1], ['IX', 2], ['ZZ', 3]);
  expect(words(joinSteps([...ising(0), ...ising(1), ...ising(2)]))).toEqual([
    ['XI', 1, 0],
    ['IX', 2, 0],
    ['ZZ', 6, 1],
    // Of the second step only what is not shared with the first may be shared with the third.
    ['XI', 2, 3],
    ['IX', 4, 3],
    ['ZZ', 3, 4],
  ]);
});

it('shares only strings that commute with each other', () => {
  const joined = words(joinSteps([...step(0, ['XX', 1], ['ZI', 2]), ...step(1, ['ZI', 4], ['XX', 8])]));
  expect(joined.map(([word, angle]) => [word, angle])).toEqual([
    ['ZI', 2],
    ['XX', 9],
    ['ZI', 4],
  ]);
});

it('leaves a single step as it is', () => {
  const single = step(5, ['XX', 1], ['ZZ', 2], ['XX', 3]);
  expect(words(joinSteps(single)).map(([word, angle]) => [word, angle])).toEqual([
    ['XX', 1],
    ['ZZ', 2],
    ['XX', 3],
  ]);
});
