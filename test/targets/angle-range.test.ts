import { describe, expect, it } from 'vitest';
import { angleRangeOf, customTarget, findTarget, takesNegativeZz } from '../../src/targets/index.js';

it('the range of angles is that of the entangling gate, the target going before what all targets take', () => {
  expect(angleRangeOf('ms')).toEqual([0, 0.25]);
  expect(angleRangeOf('zz')).toBeNull();
  const wide = customTarget({
    name: 'wide',
    qubits: 2,
    entanglers: ['ms', 'zz'],
    msAngleRange: [0, 0.5],
    zzAngleRange: [0, 0.25],
  });
  expect(angleRangeOf('ms', wide)).toEqual([0, 0.5]);
  expect(angleRangeOf('zz', wide)).toEqual([0, 0.25]);
});

describe('takesNegativeZz', () => {
  it.each([
    ['any angle', null, true],
    ['full gates either way', [-0.25, 0.25], true],
    ['less than a full gate backwards', [-0.2, 0.25], false],
    ['only forwards', [0, 0.25], false],
  ] as const)('%s', (_, zzAngleRange, taken) => {
    expect(takesNegativeZz({ ...findTarget('ideal'), zzAngleRange })).toBe(taken);
  });
});
