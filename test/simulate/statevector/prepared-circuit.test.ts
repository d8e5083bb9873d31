import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuitOf } from '../../../src/circuit/index.js';
import { finalState, PreparedCircuit, randomStream, Statevector } from '../../../src/simulate/index.js';
import { circuitArbitrary, SEED } from '../circuit-arbitrary.js';

/** A dense state that is not normalised. */
function denseState(qubits: number, seed: number): Statevector {
  const random = randomStream(seed);
  const part = () => Float64Array.from({ length: 2 ** qubits }, () => random.normal());
  return new Statevector(part(), part());
}

describe('PreparedCircuit', () => {
  for (const [few, many] of [
    [1, 5],
    [10, 11],
  ] as const) {
    it(`does to several states what the circuit does, ${few} to ${many} qubits`, () => {
      const arbitrary = circuitArbitrary('qis', { minQubits: few, maxQubits: many, maxGates: 25 });
      fc.assert(
        fc.property(arbitrary, (run) => {
          const prepared = new PreparedCircuit(run);
          const { factor } = prepared;
          const state = prepared.emptyState();
          for (const seed of [1, 2]) {
            const initial = denseState(run.qubits, seed);
            for (let index = 0; index < initial.re.length; index++) {
              const place = prepared.placeOf(index);
              const [x, y] = [initial.re[index]!, initial.im[index]!];
              state.re[place] = x * factor.re - y * factor.im;
              state.im[place] = x * factor.im + y * factor.re;
            }
            prepared.run(state);
            const expected = finalState(run, { initial });
            const distance = Math.max(
              ...expected.re.map((x, i) => Math.hypot(x - state.re[i]!, expected.im[i]! - state.im[i]!)),
            );
            expect(distance).toBeLessThan(1e-10);
          }
        }),
        { seed: SEED, numRuns: 15 },
      );
    });
  }

  it('refuses free parameters', () => {
    const free = circuitOf('qis', 1, [], { parameters: ['theta'] });
    expect(() => new PreparedCircuit(free)).toThrow(expect.objectContaining({ code: 'UnboundParameter' }));
  });
});
