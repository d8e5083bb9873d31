import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuitOf, type Operation } from '../../src/circuit/index.js';
import { qisGates } from '../../src/gates/index.js';
import { randomStream } from '../../src/simulate/index.js';
import { findTarget } from '../../src/targets/index.js';
import { transpile } from '../../src/transpile/index.js';
import { verify } from '../../src/verify/index.js';
import { circuitArbitrary, PATIENCE, SEED } from '../simulate/circuit-arbitrary.js';
import { MutantScore } from './corpus.js';
import { mutantKinds } from './mutants.js';

const ideal = findTarget('ideal');
const options = fc.record({
  level: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const),
  entangler: fc.constantFrom('ms' as const, 'zz' as const),
  // What level 3 does with more time is for its own tests.
  budget: fc.constant(0.01),
});

describe('verify on transpilations', () => {
  it('passes 700 of them and catches every mutant that is different', { timeout: PATIENCE }, () => {
    const score = new MutantScore();
    const random = randomStream(SEED);
    fc.assert(
      fc.property(circuitArbitrary('qis', { maxQubits: 3, maxGates: 5 }), options, (circuit, how) => {
        const wires = Array.from({ length: circuit.qubits }, (_, qubit) => qubit);
        const original = circuit.measure('m', ...(wires as never[]));
        score.judge(original, transpile(original, ideal, how), random);
      }),
      { seed: SEED, numRuns: 700 },
    );
    expect(score.pairs).toBe(700);
    for (const kind of mutantKinds) expect(score.caught.get(kind), kind).toBeGreaterThan(50);
  });

  it('takes a transpilation on either side, or on both, and goes by what it was made to keep', {
    timeout: PATIENCE,
  }, () => {
    const relations = fc.constantFrom('frames-and-permutation' as const, 'distribution' as const);
    const measured = fc.boolean();
    let different = 0;
    fc.assert(
      fc.property(
        circuitArbitrary('qis', { maxQubits: 3, maxGates: 8 }),
        options,
        relations,
        measured,
        (bare, how, relation, reads) => {
          const circuit = reads ? bare.measure('m', 0) : bare;
          const made = transpile(circuit, ideal, { ...how, relation });
          const other = transpile(circuit, ideal, { level: 0 });
          for (const [first, second] of [
            [circuit, made],
            [made, circuit],
            [made, other],
            [other, made],
          ] as const) {
            const verdict = verify(first, second);
            expect(verdict, verdict.guarantee).toMatchObject({ equivalent: true });
            const weaker = relation === 'distribution';
            if (weaker) expect(verdict.relation).toBe(relation);
          }
          const wrong = transpile(
            circuitOf(
              'qis',
              circuit.qubits,
              [...circuit.operations, { gate: qisGates.ry, parameters: [0.5], controls: [], targets: [0] }],
              { measurements: circuit.measurements },
            ),
            ideal,
            { ...how, relation },
          );
          if (relation === 'frames-and-permutation') {
            expect(verify(wrong, circuit).equivalent).toBe(false);
            different++;
          }
        },
      ),
      { seed: SEED, numRuns: 150 },
    );
    expect(different).toBeGreaterThan(40);
  });

  it('passes wide ones on random states', { timeout: PATIENCE }, () => {
    fc.assert(
      fc.property(circuitArbitrary('qis', { minQubits: 11, maxQubits: 12, maxGates: 6 }), options, (circuit, how) => {
        // Every qubit is used, so that none is left out of the comparison.
        const layer = Array.from({ length: circuit.qubits }, (_, qubit): Operation => {
          return { gate: qisGates.h, parameters: [], controls: [], targets: [qubit] };
        });
        const wide = circuitOf('qis', circuit.qubits, [...circuit.operations, ...layer]);
        const verdict = verify(wide, transpile(wide, ideal, how), { relation: 'unitary', exactQubits: 10 });
        expect(verdict, verdict.guarantee).toMatchObject({ equivalent: true, method: 'random-stimuli' });
      }),
      { seed: SEED, numRuns: 6 },
    );
  });
});
