import { describe, expect, it } from 'vitest';
import { circuit } from '../../../src/circuit/index.js';
import { CheckedForms, wrongRewrite } from '../../../src/transpile/checks/checked-forms.js';
import { CheckedRewrites } from '../../../src/transpile/checks/checked-rewrites.js';

const swap = (a: number, b: number) => circuit(5).swap(a, b).operations[0]!;
const parts = (a: number, b: number) => circuit(5).cnot(a, b).cnot(b, a).cnot(a, b).operations;

describe('CheckedForms', () => {
  it('takes right parts, at the end of a list, and counts every use', () => {
    const checks = new CheckedRewrites();
    const forms = new CheckedForms(checks);
    const list = [...circuit(5).h(0).operations, ...parts(1, 3)];
    forms.require(swap(1, 3), list, 1, 0);
    expect(checks.report).toMatchObject({ windows: 1, dropped: 0 });
    list.push(...parts(4, 2));
    forms.require(swap(4, 2), list, 4, 0);
    expect(checks.report).toMatchObject({ windows: 2, dropped: 0 });
    expect(checks.coverage([swap(1, 3)], list.slice(1))).toBe(false);
  });

  it('vouches for the parts of every use', () => {
    const checks = new CheckedRewrites();
    const forms = new CheckedForms(checks);
    const before = [swap(1, 3), swap(4, 2)];
    const list = [...parts(1, 3)];
    forms.require(before[0]!, list, 0, 0);
    list.push(...parts(4, 2));
    expect(checks.coverage(before, list)).toBe(false);
    forms.require(before[1]!, list, 3, 0);
    expect(checks.coverage(before, list)).toBe(true);
  });

  it.each([
    ['another wire', parts(4, 1), 0],
    ['a part too few', parts(4, 2).slice(1), 0],
    ['another gate', [...parts(4, 2).slice(0, 2), ...circuit(5).gate('z', [], [2], { controls: [4] }).operations], 0],
    ['a phase', parts(4, 2), 0.1],
  ] as const)('refuses %s, also where the gate is known', (_, wrong, phase) => {
    const fresh = new CheckedForms(new CheckedRewrites());
    expect(() => fresh.require(swap(4, 2), wrong, 0, phase)).toThrow('taking the gate swap apart gave another circuit');
    const known = new CheckedForms(new CheckedRewrites());
    known.require(swap(0, 1), parts(0, 1), 0, 0);
    expect(() => known.require(swap(4, 2), wrong, 0, phase)).toThrow('taking the gate swap apart');
  });

  it('knows a gate with controls apart from itself with fewer, and compares angles every time', () => {
    const forms = new CheckedForms(new CheckedRewrites());
    const [x, cnot, rz, other] = circuit(2).x(0).cnot(1, 0).rz(0.3, 0).rz(0.4, 0).operations;
    forms.require(x!, [x!], 0, 0);
    expect(() => forms.require(cnot!, [x!], 0, 0)).toThrow();
    expect(() => forms.require(cnot!, [{ ...x!, targets: [1] }], 0, 0)).toThrow();
    forms.require(rz!, [rz!], 0, 0);
    expect(() => forms.require(other!, [rz!], 0, 0)).toThrow();
    const [angled, turned] = circuit(1).z(0).rz(Math.PI, 0).operations;
    forms.require(angled!, [turned!], 0, Math.PI / 2);
    expect(() => forms.require(angled!, [{ ...turned!, parameters: [-Math.PI] }], 0, Math.PI / 2)).toThrow();
  });
});

describe('wrongRewrite', () => {
  it('says what failed, under its code', () => {
    expect(wrongRewrite('lowering')).toMatchObject({ code: 'UnexpectedFailure' });
    expect(wrongRewrite('lowering').message).toContain('lowering gave another circuit, so nothing is written');
  });
});
