import { expect, it } from 'vitest';
import { param } from '../../../../src/math/index.js';
import { costOfLadders } from '../../../../src/transpile/synthesis/paulis/ladder-cost.js';
import { anyAngle, fullGatesOnly } from '../../costs.js';

const rotation = (angle: Parameters<typeof costOfLadders>[0][number]['angle'], ...letters: number[]) => {
  return { letters: Uint8Array.from(letters), angle, group: 0 };
};
const quarter = Math.PI / 4;

it.each([
  ['nothing', [], 0, 0],
  ['one letter', [rotation(quarter, 0, 2, 0)], 0, 0],
  ['two letters', [rotation(quarter, 1, 0, 3)], 1, 0.5],
  ['four letters', [rotation(quarter, 1, 2, 3, 1)], 5, 4.5],
  ['two rotations', [rotation(quarter, 1, 2, 3), rotation(-quarter, 1, 1, 0)], 4, 3],
  ['a parameter', [rotation(param('t'), 1, 2, 0)], 1, 1],
] as const)('%s', (_, rotations, entanglingGates, entanglingAngle) => {
  expect(costOfLadders(rotations, anyAngle)).toEqual({ entanglingGates, entanglingAngle });
});

it('takes two full gates for a partial one where there are no others', () => {
  expect(costOfLadders([rotation(quarter, 1, 2, 3)], fullGatesOnly)).toEqual({
    entanglingGates: 4,
    entanglingAngle: 4,
  });
});
