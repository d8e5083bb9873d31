import { expect, it } from 'vitest';
import { angleRangeOf, customTarget } from '../../src/targets/index.js';

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
