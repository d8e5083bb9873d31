import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Circuit, circuit, circuitOf, nativeCircuit } from '../../src/circuit/index.js';
import { maxDistance, param } from '../../src/math/index.js';
import { denseUnitary } from '../gates/dense.js';
import { uniform } from '../math/uniform.js';

const ansatz = circuit(2).rx('theta/2', 0).rz(param('phi').mul(2).add(1), 1).zz('theta - phi', 0, 1);

describe('parameters', () => {
  it('are bound all at once or one by one, with the same result', () => {
    const once = ansatz.bind({ theta: 0.4, phi: 0.1 });
    const stepwise = ansatz.bind({ theta: 0.4 }).bind({ phi: 0.1 });
    expect(once.operations.map((operation) => operation.parameters)).toEqual([[0.2], [1.2], [0.4 - 0.1]]);
    expect(once.parameters).toEqual([]);
    expect(String(stepwise)).toBe(String(once));
  });

  it('of native gates are brought into range when bound', () => {
    const template = nativeCircuit(2).ms('a', 0, 0, 1, 'angle').zz('angle', 0, 1).gpi('a', 0);
    fc.assert(
      fc.property(uniform(-3, 3), uniform(-3, 3), (a, t) => {
        const bound = template.bind({ a, angle: t });
        const expected = denseUnitary(nativeCircuit(2).ms(a, 0, 0, 1, t).zz(t, 0, 1).gpi(a, 0).operations, 2);
        expect(maxDistance(denseUnitary(bound.operations, 2, bound.globalPhase as number), expected)).toBeLessThan(
          1e-12,
        );
        for (const { gate, parameters } of bound.operations) {
          if (gate.parameters.length === 3) expect(parameters[2]).toSatisfy((x: number) => x >= 0 && x <= 0.25);
        }
      }),
      { seed: 20261120, numRuns: 60 },
    );
  });

  it('in the global phase are bound, too', () => {
    expect(circuit(1).gphase('theta').gphase(0.5).bind({ theta: 1 }).globalPhase).toBe(1.5);
  });

  it('that are left out stay free, in gates whose other angles are known', () => {
    const some = circuit(1).u('a', 'b', 3, 0).bind({ a: 1 });
    expect(some.parameters).toEqual(['b']);
    expect(some.operations[0]!.parameters[0]).toBe(1);
  });

  it('that no angle holds are bound like the others', () => {
    const data = circuitOf('qis', 1, circuit(1).rx('a', 0).operations, { parameters: ['b', 'a'] });
    expect(data.parameters).toEqual(['a', 'b']);
    expect((data as unknown as Circuit<'qis', 1, 'a' | 'b', never>).bind({ b: 1 }).parameters).toEqual(['a']);
    expect((data as unknown as Circuit<'qis', 1, 'a' | 'b', never>).bind({ a: 1, b: 1 }).parameters).toEqual([]);
  });
});
