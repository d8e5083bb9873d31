import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuitOf, type Operation } from '../../../src/circuit/index.js';
import { parseQasm } from '../../../src/formats/qasm/index.js';
import { inverseOfUse, qisGates } from '../../../src/gates/index.js';
import { param, scaleAngle } from '../../../src/math/index.js';
import { findTarget } from '../../../src/targets/index.js';
import { CheckedRewrites, MOST_ERROR } from '../../../src/transpile/checks/checked-rewrites.js';
import { transpile } from '../../../src/transpile/index.js';
import { verify } from '../../../src/verify/index.js';
import { circuitFiles, circuitFolder } from '../../shared-circuits.js';
import { cliffordHeavy } from '../clifford-heavy.js';
import { FIXED } from '../exactness.js';

const { h, s, t, x, z, rx, rz, zz, xx, yy } = qisGates;

function use(gate: Operation['gate'], targets: readonly number[], parameters: Operation['parameters'] = []): Operation {
  return { gate, parameters, controls: [], targets };
}

const cnot = (control: number, target: number): Operation => ({ ...use(x, [target]), controls: [control] });

describe('CheckedRewrites', () => {
  it('lets what is the same pass, and counts it', () => {
    const checks = new CheckedRewrites();
    expect(checks.replaces([use(s, [0]), use(s, [0])], [use(z, [0])])).toBe(true);
    expect(checks.replaces([cnot(0, 1)], [use(h, [1]), { ...use(z, [1]), controls: [0] }, use(h, [1])])).toBe(true);
    expect(checks.report).toMatchObject({ windows: 2, dropped: 0 });
    expect(checks.report.largestError).toBeLessThan(1e-15);
  });

  it.each<readonly [string, readonly Operation[], readonly Operation[]]>([
    ['a sign', [use(t, [0]), use(t, [0])], [use(qisGates.si, [0])]],
    ['an order', [use(h, [0]), use(t, [0])], [use(t, [0]), use(h, [0])]],
    ['a wire', [cnot(0, 1)], [cnot(1, 0)]],
    ['a phase', [use(rz, [0], [2 * Math.PI])], []],
    ['an angle', [use(rz, [0], [0.3])], [use(rz, [0], [0.3 + 1e-8])]],
  ])('refuses and counts %s', (_, before, after) => {
    const checks = new CheckedRewrites();
    expect(checks.replaces(before, after)).toBe(false);
    expect(checks.report).toEqual({ windows: 1, dropped: 1, largestError: 0 });
  });

  it('lets rotations pass that are nothing only together', () => {
    const whole: Operation = { gate: qisGates.p, parameters: [-2 * Math.PI], controls: [0, 1, 2], targets: [3] };
    for (const level of [0, 1, 2] as const) {
      const original = circuitOf('qis', 4, [use(h, [3]), whole]);
      const transpilation = transpile(original, findTarget('ideal'), { level });
      expect(verify(original, transpilation).equivalent).toBe(true);
      expect(transpilation.report.checks.dropped).toBe(0);
    }
  });

  it('refuses what is no number', () => {
    const checks = new CheckedRewrites();
    expect(checks.replaces([use(rz, [0], [0.3])], [use(rz, [0], [Number.NaN])])).toBe(false);
    expect(checks.allows(Number.NaN)).toBe(false);
  });

  it('takes a phase and a permutation that are stated', () => {
    const checks = new CheckedRewrites();
    expect(checks.replaces([use(rz, [0], [2 * Math.PI])], [], { phase: Math.PI })).toBe(true);
    const swapped = new Map([
      [0, 1],
      [1, 0],
    ]);
    expect(checks.replaces([use(qisGates.swap, [0, 1])], [], { moved: swapped })).toBe(true);
    expect(checks.replaces([use(qisGates.swap, [0, 1]), cnot(0, 1)], [cnot(0, 1)], { moved: swapped })).toBe(false);
    expect(checks.replaces([use(qisGates.swap, [0, 1]), cnot(0, 1)], [cnot(1, 0)], { moved: swapped })).toBe(true);
  });

  it('compares angles with parameters for values of these', () => {
    const checks = new CheckedRewrites();
    const theta = param('theta');
    expect(
      checks.replaces([use(rz, [0], [theta]), use(rz, [0], [theta])], [use(rz, [0], [scaleAngle(theta, 2)])]),
    ).toBe(true);
    expect(checks.replaces([use(rz, [0], [theta])], [use(rz, [0], [scaleAngle(theta, -1)])])).toBe(false);
  });

  it('refuses what nearly equal angles were taken for', () => {
    // Three interactions of which the ends differ by more than their neighbours do.
    const angles = [0.7, 0.7000000000005, 0.700000000001] as const;
    const before = [xx, yy, zz].map((gate, k) => use(gate, [0, 1], [angles[k]!]));
    const checks = new CheckedRewrites();
    expect(checks.replaces(before, [use(xx, [0, 1], [0.7]), use(yy, [0, 1], [0.7]), use(zz, [0, 1], [0.7])])).toBe(
      true,
    );
    expect(checks.replaces(before, [use(xx, [0, 1], [0.7]), use(yy, [0, 1], [0.7]), use(zz, [0, 1], [-0.7])])).toBe(
      false,
    );
  });

  it('accepts wide circuits of Clifford gates and rotations that are the same, and no others', () => {
    let refused = 0;
    fc.assert(
      fc.property(cliffordHeavy(6, 40), fc.nat(), fc.nat(4), (circuit, at, kind) => {
        const { operations } = circuit;
        // All wires are in it, so that it is too wide for whole matrices.
        const wide = [...[0, 1, 2, 3, 4, 5].map((wire) => use(h, [wire])), ...operations];
        const back = [...wide].reverse().map((each) => inverseOfUse(each));
        const checks = new CheckedRewrites();
        expect(checks.replaces([...wide, ...back], [])).toBe(true);
        const place = at % wide.length;
        const wire = at % 6;
        const fault = [
          use(x, [wire]),
          use(z, [wire]),
          use(rz, [wire], [1e-6]),
          use(rx, [wire], [0.1]),
          cnot(wire, (wire + 1) % 6),
        ][kind]!;
        const wrong = [...wide.slice(0, place), fault, ...wide.slice(place)];
        if (!checks.replaces(wide, wrong)) refused++;
        else throw new Error(`took ${fault.gate.name} for nothing`);
      }),
      { ...FIXED, numRuns: 150 },
    );
    expect(refused).toBeGreaterThan(100);
  });

  it('compares gates under many controls on basis states', () => {
    const many = (controls: readonly number[], target: number): Operation => ({ ...use(x, [target]), controls });
    const checks = new CheckedRewrites();
    const whole = [many([0, 1, 2, 3, 4, 5], 6)];
    const parts = [many([0, 1, 2, 3], 7), many([4, 5, 7], 6), many([0, 1, 2, 3], 7), many([4, 5, 7], 6)];
    expect(checks.replaces(whole, parts)).toBe(true);
    expect(checks.replaces(whole, parts.slice(1))).toBe(false);
    expect(checks.replaces(whole, [many([0, 1, 2, 3], 7), many([4, 5, 7], 6), many([0, 1, 2, 3], 7)])).toBe(false);
    expect(checks.replaces(whole, parts.slice(0, 3), { zeros: [7] })).toBe(true);
  });

  it('knows which operations of a pass were compared', () => {
    const checks = new CheckedRewrites();
    const before = [use(s, [0]), use(s, [0]), use(h, [1])];
    const made = use(z, [0]);
    expect(checks.coverage(before, [made, before[2]!])).toBe(false);
    checks.begin();
    checks.replaces(before.slice(0, 2), [made]);
    expect(checks.coverage(before, [made, before[2]!])).toBe(true);
    expect(checks.coverage(before, [made])).toBe(false);
    expect(checks.coverage(before, [made, before[2]!, use(h, [1])])).toBe(false);
  });
});

describe('transpile', () => {
  const nearly = parseQasm(`OPENQASM 2.0;
include "qelib1.inc";
qreg q[2];
u3(0.63,-0.05,0.95) q[0]; u3(1.92,2.69,1.18) q[1];
rxx(0.7) q[0],q[1];
ryy(0.7000000000005) q[0],q[1];
rzz(0.7000000000010) q[0],q[1];
u3(0.18,-2.98,-1.66) q[0]; u3(1.62,0.07,2.87) q[1];`);

  it.each(['zz', 'ms'] as const)('lets no wrong block of nearly equal angles out, with %s', (entangler) => {
    const transpilation = transpile(nearly, findTarget('ideal'), { entangler });
    expect(verify(nearly, transpilation)).toMatchObject({ equivalent: true });
    expect(transpilation.report.checks.largestError).toBeLessThan(MOST_ERROR);
  });

  it('drops nothing of real circuits, where the folder is there', () => {
    const files = ['tof_3', 'qft_n18', 'hhl_n7', 'adder_n10', 'vqe_n4', 'grover_5', 'ising_n10', 'barenco_tof_3'];
    for (const name of files) {
      const path = circuitFiles.get(`${name}.qasm`);
      expect(path !== undefined).toBe(existsSync(`${circuitFolder}/${name}.qasm`));
      if (path === undefined) continue;
      const { checks } = transpile(parseQasm(readFileSync(path, 'utf8')), findTarget('ideal')).report;
      expect(checks.dropped).toBe(0);
      expect(checks.windows).toBeGreaterThan(0);
    }
  });
});
