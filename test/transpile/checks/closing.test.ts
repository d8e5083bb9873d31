import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CircuitData,
  circuit,
  circuitOf,
  identityPermutation,
  type Operation,
  partsOf,
} from '../../../src/circuit/index.js';
import { qisGates } from '../../../src/gates/index.js';
import { finish } from '../../../src/steps/index.js';
import { findTarget } from '../../../src/targets/index.js';
import { actionDistance } from '../../../src/transpile/checks/closing.js';
import { transpile } from '../../../src/transpile/index.js';
import { commuteAndMerge } from '../../../src/transpile/passes/commute-and-merge.js';
import { lower } from '../../../src/transpile/passes/lower.js';
import type { Pass } from '../../../src/transpile/pipeline/pass.js';
import { PassRunner, wrongPass } from '../../../src/transpile/pipeline/run-passes.js';
import { circuitArbitrary } from '../../simulate/circuit-arbitrary.js';
import { cliffordHeavy } from '../clifford-heavy.js';
import { FIXED } from '../exactness.js';
import { passRequest } from '../pass-claim.js';

const stated = (made: CircuitData) => ({
  circuit: made,
  outputPermutation: identityPermutation(made.qubits),
  frames: new Array<number>(made.qubits).fill(0),
  globalPhase: 0,
});

describe('actionDistance', () => {
  it('is nothing between a circuit and what it is transpiled to, whatever the gates', () => {
    fc.assert(
      fc.property(
        circuitArbitrary('qis', { minQubits: 2, maxQubits: 5, maxGates: 12 }),
        fc.constantFrom<'ms' | 'zz'>('ms', 'zz'),
        fc.constantFrom<0 | 2>(0, 2),
        (original, entangler, level) => {
          const { circuit: native, ...rest } = transpile(original, findTarget('ideal'), { entangler, level });
          expect(actionDistance(stated(original), { circuit: native, ...rest })).toBeLessThan(1e-9);
        },
      ),
      { ...FIXED, numRuns: 50 },
    );
  });

  it('tells an order, a wire, a frame and a phase from another', () => {
    const bell = circuit(2).h(0).cnot(0, 1).rz(0.3, 1);
    const other = circuit(2).cnot(0, 1).h(0).rz(0.3, 1);
    expect(actionDistance(stated(bell), stated(other))).toBeGreaterThan(1e-2);
    for (const off of [{ outputPermutation: [1, 0] }, { frames: [0, 1e-3] }, { globalPhase: 1e-3 }]) {
      expect(actionDistance(stated(bell), { ...stated(bell), ...off })).toBeGreaterThan(1e-5);
    }
  });

  it('follows no state that would take long', () => {
    const wide = circuitOf(
      'qis',
      20,
      Array.from({ length: 20 }, (_, k) => use('h', k)),
    );
    expect(actionDistance(stated(wide), stated(wide))).toBeUndefined();
  });
});

function use(name: 'h' | 'x', wire: number): Operation {
  return { gate: qisGates[name], parameters: [], controls: [], targets: [wire] };
}

describe('wrongPass', () => {
  /** What a pass makes, and then something that no replacement is compared with. */
  const spoilt = (pass: Pass, spoil: Pass['run']): Pass => ({
    ...pass,
    run: (given, request) => spoil({ ...pass.run(given, request) }, request),
  });
  const ofCircuit =
    (spoil: (circuit: CircuitData) => Partial<CircuitData>): Pass['run'] =>
    (stated) => ({ ...stated, circuit: { ...partsOf(stated.circuit), ...spoil(stated.circuit) } });
  const spoils: readonly (readonly [string, Pass['run']])[] = [
    [
      'exchanges two gates',
      ofCircuit(({ operations }) => ({ operations: [operations[1]!, operations[0]!, ...operations.slice(2)] })),
    ],
    ['forgets a phase', ofCircuit(() => ({ globalPhase: 0.1 }))],
    ['moves a wire', (given) => ({ ...given, outputPermutation: [1, 0, 2] })],
  ];
  const start = circuit(3).h(0).cnot(0, 1).ry(0.3, 1).xx(0.4, 1, 2).rz(0.2, 0);

  it.each(spoils)('is the one that %s', (_, spoil) => {
    const idle: Pass = { name: 'idle', needs: {}, ensures: '', run: (given) => ({ ...given }) };
    const wrong = spoilt(idle, spoil);
    const request = passRequest();
    const runner = new PassRunner(start, request);
    expect(wrongPass(finish(runner.run([idle, wrong, idle])), request)).toBe(wrong);
    expect(wrongPass(finish(runner.run([idle])), request)).toBeUndefined();
  });

  it('is none of those that are right', () => {
    fc.assert(
      fc.property(cliffordHeavy(4, 25), (original) => {
        const request = passRequest();
        const state = finish(new PassRunner(original, request).run([commuteAndMerge, lower]));
        expect(wrongPass(state, request)).toBeUndefined();
      }),
      { ...FIXED, numRuns: 50 },
    );
  });
});
