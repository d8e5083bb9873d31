import { describe, expect, it } from 'vitest';
import { qisGates } from '../../../../src/gates/index.js';
import { maxDistance } from '../../../../src/math/index.js';
import {
  peresForm,
  type ToffoliForm,
  toffoliForm,
} from '../../../../src/transpile/synthesis/controls/toffoli-forms.js';
import { denseUnitary } from '../../../gates/dense.js';
import { anyAngle, fullGatesOnly } from '../../costs.js';

const toffoli = { gate: qisGates.x, parameters: [], controls: [0, 1], targets: [2] };
const exact = denseUnitary([toffoli], 3);

const forms = [anyAngle, fullGatesOnly].flatMap((cost) =>
  [0, 1].flatMap((first) =>
    (['before', 'after'] as const).flatMap((side) => ([1, -1] as const).map((sign) => ({ cost, first, side, sign }))),
  ),
);

describe('toffoliForm', () => {
  it.each(forms)('with everything written out it is a Toffoli gate: %o', ({ cost, first, side, sign }) => {
    const form: ToffoliForm = { first, second: 1 - first, target: 2, side, sign, withCz: true, withCs: true };
    expect(maxDistance(denseUnitary(toffoliForm(form, cost), 3), exact)).toBeLessThan(1e-14);
  });

  it('without the phases it is three gates', () => {
    const form: ToffoliForm = { first: 0, second: 1, target: 2, side: 'after', sign: 1, withCz: false, withCs: false };
    expect(toffoliForm(form, anyAngle)).toHaveLength(3);
    expect(toffoliForm({ ...form, omitted: 'start' }, anyAngle)).toEqual(toffoliForm(form, anyAngle).slice(1));
    expect(toffoliForm({ ...form, omitted: 'end' }, anyAngle)).toEqual(toffoliForm(form, anyAngle).slice(0, 2));
  });
});

describe('peresForm', () => {
  it.each(['before', 'after'] as const)('lacks a CNOT of its controls %s it', (side) => {
    for (const [control, flipped] of [[0, 1] as const, [1, 0] as const]) {
      const cnot = { gate: qisGates.x, parameters: [], controls: [control], targets: [flipped] };
      for (const cost of [anyAngle, fullGatesOnly]) {
        const form = peresForm(control, flipped, 2, side, cost);
        const whole = side === 'before' ? [cnot, ...form] : [...form, cnot];
        expect(maxDistance(denseUnitary(whole, 3), exact)).toBeLessThan(1e-14);
      }
    }
  });
});
