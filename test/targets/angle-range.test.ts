import { expect, it } from 'vitest';
import { angleRangeOf, customTarget } from '../../src/targets/index.js';

it('the range of angles is that of the entangling gate, the target going before what all targets take', () => {
  expect(angleRangeOf('ms')).toEqual([0, 0.25]);
  expect(angleRangeOf('zz')).toBeNull();
  const narrow = customTarget({
    name: 'narrow',
    qubits: 2,
    entanglers: ['ms', 'zz'],
    msAngleRange: [0, 0.125],
    zzAngleRange: [0, 0.25],
  });
  expect(angleRangeOf('ms', narrow)).toEqual([0, 0.125]);
  expect(angleRangeOf('zz', narrow)).toEqual([0, 0.25]);
});
