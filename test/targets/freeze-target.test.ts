import { expect, it } from 'vitest';
import { freezeTarget } from '../../src/targets/freeze-target.js';
import { findTarget } from '../../src/targets/index.js';

it('freezes a target with its groups of facts, and lets absent ones be', () => {
  const own = { ...findTarget('qpu.harmony') };
  const target = freezeTarget({ ...own, fidelity: { ...own.fidelity! }, limits: { ...own.limits }, prices: null });
  expect([target, target.fidelity, target.limits, target.sources].every((part) => Object.isFrozen(part))).toBe(true);
  expect(target.prices).toBeNull();
});
