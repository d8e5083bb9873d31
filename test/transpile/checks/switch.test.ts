import { expect, it } from 'vitest';
import { circuit } from '../../../src/circuit/index.js';
import { CheckedRewrites } from '../../../src/transpile/checks/checked-rewrites.js';
import { checksAreOn, withoutChecks } from '../../../src/transpile/checks/switch.js';

it('is off only while the action runs, also where that throws', () => {
  expect(checksAreOn()).toBe(true);
  expect(withoutChecks(() => [checksAreOn()])).toEqual([false]);
  expect(checksAreOn()).toBe(true);
  expect(() =>
    withoutChecks(() => {
      throw new Error('broken off');
    }),
  ).toThrow('broken off');
  expect(checksAreOn()).toBe(true);
});

it('lets what is wrong pass, and counts nothing, only while it is off', () => {
  const checks = new CheckedRewrites();
  const wrong = () => checks.replaces(circuit(1).x(0).operations, []);
  expect(withoutChecks(wrong)).toBe(true);
  expect(checks.report.windows).toBe(0);
  expect(wrong()).toBe(false);
  expect(checks.report).toMatchObject({ windows: 1, dropped: 1 });
});
