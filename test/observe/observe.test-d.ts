import { describe, expectTypeOf, it } from 'vitest';
import { circuit } from '../../src/circuit/index.js';
import {
  type Derivative,
  type Estimate,
  estimate,
  estimateGradient,
  gradient,
  type Measurements,
  measurementsFor,
  type ParameterShift,
  parameterShift,
} from '../../src/observe/index.js';
import { moments, simulate } from '../../src/simulate/index.js';
import { transpile } from '../../src/transpile/index.js';

const template = circuit(2).ry('theta', 0).cnot(0, 1).rz('phi', 1);

describe('measurements', () => {
  it('know the parameters of the circuit, and can be simulated once these have values', () => {
    const free = measurementsFor('ZZ', template);
    expectTypeOf(free).toEqualTypeOf<Measurements<'theta' | 'phi'>>();
    // @ts-expect-error phi has no value
    free.bind({ theta: 1 });
    // @ts-expect-error theta and phi have no value
    simulate(free.groups[0]!.circuit);
    const bound = free.bind({ theta: 1, phi: 2 });
    expectTypeOf(bound).toEqualTypeOf<Measurements<never>>();
    const results = bound.groups.map((group) => simulate(group.circuit));
    expectTypeOf(results[0]!.keys).toEqualTypeOf<readonly 'observable'[]>();
    expectTypeOf(estimate(bound, results)).toEqualTypeOf<Estimate>();
  });

  it('take transpilations, and plain data of themselves', () => {
    expectTypeOf(measurementsFor({ ZZ: 1 }, transpile(template, 'ideal'))).toEqualTypeOf<
      Measurements<'theta' | 'phi'>
    >();
    estimate(JSON.parse(''), []);
    estimate(measurementsFor({ ZZ: 1 }, template), [new Map([['00', 3]]), { 11: 2 }]);
  });
});

describe('gradients', () => {
  it('are by the parameters of the template', () => {
    const shift = parameterShift(template, 'ZZ');
    expectTypeOf(shift).toEqualTypeOf<ParameterShift<'theta' | 'phi'>>();
    const bound = shift.bind({ theta: 1, phi: 2 });
    const found = gradient(
      bound,
      bound.shifts.map((shifted) => moments(shifted.circuit, 'ZZ')),
    );
    expectTypeOf(found).toEqualTypeOf<ReadonlyMap<'theta' | 'phi', Derivative>>();
    const results = bound.circuits.map((each) => simulate(each.circuit));
    expectTypeOf(estimateGradient(bound, results)).toEqualTypeOf<ReadonlyMap<'theta' | 'phi', Derivative>>();
    // @ts-expect-error there is no such parameter
    found.get('omega');
  });
});
