import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuit } from '../../../../src/circuit/index.js';
import { maxDistance } from '../../../../src/math/index.js';
import { LocalRuns } from '../../../../src/transpile/synthesis/three-wires/local-runs.js';
import { randomUses } from '../../../gates/arbitraries.js';
import { denseUnitary } from '../../../gates/dense.js';
import { FIXED } from '../../exactness.js';

function runsOf(operations: Parameters<LocalRuns['append']>[0]['operations'], globalPhase = 0): LocalRuns {
  const runs = new LocalRuns();
  runs.append({ operations, globalPhase });
  runs.finish();
  return runs;
}

describe('LocalRuns', () => {
  it('is the same product with at most one gate a run, phase included', () => {
    fc.assert(
      fc.property(randomUses('qis', 3, { maxLength: 15 }), (all) => {
        const uses = all.filter(({ targets, data }) => targets.length > 0 && !data);
        const runs = runsOf(uses, 0.4);
        expect(
          maxDistance(denseUnitary(runs.operations, 3, runs.globalPhase), denseUnitary(uses, 3, 0.4)),
        ).toBeLessThan(1e-9);
        const open = new Set<number>();
        for (const { controls, targets } of runs.operations) {
          const alone = controls.length + targets.length === 1;
          for (const wire of [...controls, ...targets]) {
            expect(alone && open.has(wire)).toBe(false);
            if (alone) open.add(wire);
            else open.delete(wire);
          }
        }
      }),
      { ...FIXED, numRuns: 150 },
    );
  });

  it.each([
    ['nothing', circuit(1).h(0).h(0), []],
    ['a rotation about Z', circuit(1).s(0).t(0), ['rz']],
    ['one about X', circuit(1).h(0).t(0).h(0), ['rx']],
    ['one about Y', circuit(1).s(0).rx(0.3, 0).si(0), ['ry']],
    ['one by a negative angle', circuit(1).rz(-0.3, 0), ['rz']],
    [
      'a Hadamard',
      circuit(1)
        .z(0)
        .ry(Math.PI / 2, 0),
      ['h'],
    ],
    [
      'minus a Hadamard',
      circuit(1)
        .h(0)
        .rz(2 * Math.PI, 0),
      ['h'],
    ],
    ['any other', circuit(1).u(0.1, 0.2, 0.3, 0), ['unitary']],
  ] as const)('names %s', (_, { operations }, names) => {
    const runs = runsOf(operations);
    expect(runs.operations.map(({ gate }) => gate.name)).toEqual(names);
    expect(maxDistance(denseUnitary(runs.operations, 1, runs.globalPhase), denseUnitary(operations, 1))).toBeLessThan(
      1e-12,
    );
  });

  it('has flips and phases of its own', () => {
    const runs = new LocalRuns();
    runs.flip(1);
    runs.phaseGate(0.3, 1);
    runs.controlledPhase(0.4, 0, 1);
    runs.phase(0.5);
    runs.finish();
    const wanted = denseUnitary(circuit(2).x(1).p(0.3, 1).cp(0.4, 0, 1).operations, 2, 0.5);
    expect(maxDistance(denseUnitary(runs.operations, 2, runs.globalPhase), wanted)).toBeLessThan(1e-14);
  });
});
