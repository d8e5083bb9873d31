import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuit, circuitOf, type Operation } from '../../../../src/circuit/index.js';
import { operationActions, programOf } from '../../../../src/simulate/statevector/actions/program.js';
import { circuitArbitrary, SEED } from '../../circuit-arbitrary.js';
import { type Complex, plus, referenceUnitary, times } from '../../reference.js';
import { randomAmplitudes } from '../kernels/amplitudes.js';

describe('programOf', () => {
  it('does on the bits of its wires what the circuit does, global phase included, and nothing to others', () => {
    fc.assert(
      fc.property(
        circuitArbitrary('qis', { maxQubits: 3 }),
        fc.shuffledSubarray([0, 1, 2, 3], { minLength: 3, maxLength: 3 }),
        (run, places) => {
          const bits = places.slice(0, run.qubits);
          const unitary = referenceUnitary(run);
          const state = randomAmplitudes(4);
          const before = state.list();
          for (const action of programOf(run, bits)) action(state.re, state.im);
          const own = (index: number) => bits.reduce((sum, bit, wire) => sum | (((index >> bit) & 1) << wire), 0);
          const others = bits.reduce((mask, bit) => mask & ~(1 << bit), 15);
          before.forEach((_, row) => {
            const [re, im] = before.reduce<Complex>(
              (sum, amplitude, column) =>
                (row & others) === (column & others)
                  ? plus(sum, times(unitary[own(row)]![own(column)]!, amplitude))
                  : sum,
              [0, 0],
            );
            expect(state.re[row]).toBeCloseTo(re, 11);
            expect(state.im[row]).toBeCloseTo(im, 11);
          });
        },
      ),
      { seed: SEED, numRuns: 60 },
    );
  });

  it('takes one pass for a run of gates on one wire, whatever stands between on others', () => {
    expect(programOf(circuit(2).h(0).y(1).t(0).v(0))).toHaveLength(2);
    expect(programOf(circuit(2).h(0).cnot(0, 1).h(0))).toHaveLength(3);
  });

  it('refuses free parameters', () => {
    expect(() => programOf(circuit(1).rx('theta', 0))).toThrow(expect.objectContaining({ code: 'UnboundParameter' }));
  });
});

describe('operationActions', () => {
  const only = (run: { readonly operations: readonly Operation[] }) => run.operations[0]!;

  it('are none for a barrier', () => {
    expect(operationActions(only(circuit(2).barrier()))).toEqual([]);
  });

  it('are one for each string of a sum, never a matrix', () => {
    const wide = circuit(20).pauliexp({ [`XY${'Z'.repeat(18)}`]: 1, ['Z'.repeat(20)]: 2 }, 0.3, [...Array(20).keys()]);
    expect(operationActions(only(wide))).toHaveLength(2);
  });

  it('act in the order of the list where strings do not commute', () => {
    const terms = ['X', 'Z'];
    const made = circuitOf(
      'qis',
      1,
      circuit(1).pauliexp({ terms, coefficients: [1, 1] }, Math.PI / 4, [0]).operations,
      {},
    );
    const re = Float64Array.of(1, 0);
    const im = new Float64Array(2);
    for (const action of operationActions(only(made))) action(re, im);
    // exp(-i pi/4 Z) after exp(-i pi/4 X): (|0> - i |1>) / sqrt(2), then e^{-i pi/4} and e^{i pi/4}.
    expect([re[0], im[0], re[1], im[1]]).toEqual([0.5, -0.5, 0.5, -0.5].map((x) => expect.closeTo(x, 12)));
  });
});
