import { describe, expectTypeOf, it } from 'vitest';
import { type Circuit, circuit, nativeCircuit } from '../../src/circuit/index.js';
import { param } from '../../src/math/index.js';

describe('the type of a circuit', () => {
  it('carries gateset and width', () => {
    expectTypeOf(circuit(3)).toEqualTypeOf<Circuit<'qis', 3, never, never>>();
    expectTypeOf(nativeCircuit(2).gpi(0, 0).ms(0, 0, 0, 1)).toEqualTypeOf<Circuit<'native', 2, never, never>>();
  });

  it('gathers parameters from affine forms and from text', () => {
    const ansatz = circuit(2).rx(param('theta').mul(2), 0).rz('phi/2 + pi - 0.5*sqrt(2)', 1).zz(0.5, 0, 1);
    expectTypeOf(ansatz.parameters).toEqualTypeOf<readonly ('theta' | 'phi')[]>();
    expectTypeOf(ansatz.bind({ theta: 1 }).parameters).toEqualTypeOf<readonly 'phi'[]>();
    expectTypeOf(ansatz.bind({ theta: 1, phi: 2 })).toEqualTypeOf<Circuit<'qis', 2, never, never>>();
  });

  it('gathers measurement keys', () => {
    const split = circuit(4).measure('left', 0, 1).measure('right', 2, 3);
    expectTypeOf(split.keys).toEqualTypeOf<readonly ('left' | 'right')[]>();
  });

  it('grows through each and append', () => {
    const layer = circuit(1).rx('beta', 0);
    const whole = circuit(2)
      .append(layer, [0])
      .each([0, 1], (c, q) => c.rz('gamma', q));
    expectTypeOf(whole.parameters).toEqualTypeOf<readonly ('beta' | 'gamma')[]>();
  });

  it('takes wires out of lists of literals', () => {
    const edges = [
      [0, 1],
      [1, 2],
    ] as const;
    const ring = circuit(3).each(edges, (c, [a, b]) => c.cnot(a, b).ccx(a, b, 0 as number));
    expectTypeOf(ring).toEqualTypeOf<Circuit<'qis', 3, never, never>>();
  });

  it('takes wires that are only known at run time', () => {
    const wire: number = Math.min(1, 2);
    expectTypeOf(circuit(2).h(wire).cnot(wire, 0)).toEqualTypeOf<Circuit<'qis', 2, never, never>>();
  });
});
