import { describe, expectTypeOf, it } from 'vitest';
import { circuit } from '../../src/circuit/index.js';
import { decodeProbabilities, type Results } from '../../src/formats/ionq/index.js';
import {
  finalState,
  hamiltonianEnergy,
  moments,
  probabilities,
  type SimulationResult,
  type Statevector,
  simulate,
  stabilizerSimulator,
} from '../../src/simulate/index.js';
import { findTarget } from '../../src/targets/index.js';
import { transpile } from '../../src/transpile/index.js';

const target = findTarget('ideal');
const hamiltonian = { terms: ['Z'], coefficients: [1] };

describe('a transpilation in place of its circuit', () => {
  it('brings its measurement keys along', () => {
    const moved = transpile(circuit(2).h(0).swap(0, 1).measure('c', 0), target);
    expectTypeOf(simulate(moved)).toEqualTypeOf<SimulationResult<'c'>>();
    expectTypeOf(decodeProbabilities({}, moved)).toEqualTypeOf<Results<'c'>>();
    expectTypeOf(finalState(moved)).toEqualTypeOf<Statevector>();
    stabilizerSimulator.run(moved);
  });

  it('has to be bound first', () => {
    const template = transpile(circuit(1).rx('theta', 0), target);
    // @ts-expect-error a parameter is free
    simulate(template);
    // @ts-expect-error a parameter is free
    finalState(template);
    // @ts-expect-error a parameter is free
    probabilities(template);
    // @ts-expect-error a parameter is free
    moments(template, 'Z');
    // @ts-expect-error a parameter is free
    hamiltonianEnergy(template, { hamiltonian });
    hamiltonianEnergy(template.bind({ theta: 1 }), { hamiltonian });
    moments(template.bind({ theta: 1 }), 'Z');
  });
});
