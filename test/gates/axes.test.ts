import { describe, expect, it } from 'vitest';
import { allGates, axisOf, matrixOfUse, pairAxesOf, qisGates } from '../../src/gates/index.js';
import { kronecker, type Matrix, maxDistance, rotationMatrix, type Vector, withPhase } from '../../src/math/index.js';

const useOf = (gate: (typeof allGates)[number], parameters: readonly number[]) =>
  matrixOfUse({ gate, parameters, controls: [], targets: Array.from({ length: gate.targets as number }, (_, k) => k) });

/** exp(-i angle/2 first(x)second), from the half turns -iP of both: cos - i sin P(x)Q. */
function interaction(first: Vector, second: Vector, angle: number): Matrix {
  const both = kronecker(rotationMatrix(first, Math.PI), rotationMatrix(second, Math.PI));
  // (-iP)(x)(-iQ) = -P(x)Q.
  return both.map((_, k) => {
    const [re, im] = [both[k - (k % 2)]!, both[k - (k % 2) + 1]!];
    const diagonal = (k >> 1) % 5 === 0 ? Math.cos(angle / 2) : 0;
    return k % 2 === 0 ? diagonal - Math.sin(angle / 2) * im : Math.sin(angle / 2) * re;
  });
}

describe('axes', () => {
  const rotations = allGates.filter((gate) => gate.rotation && gate.targets === 1);

  it.each(rotations.map((gate) => [gate.name, gate] as const))('of %s rebuild its matrix', (_, gate) => {
    const parameters = gate.parameters.map(() => 0.7);
    const { angle, phase } = gate.rotation!;
    const built = rotationMatrix(axisOf(gate)!, angle(parameters) as number);
    expect(maxDistance(withPhase(built, phase(parameters) as number), useOf(gate, parameters))).toBeLessThan(1e-14);
  });

  const pairs = allGates.filter((gate) => pairAxesOf(gate));

  it.each(pairs.map((gate) => [gate.name, gate] as const))('of the interaction %s rebuild its matrix', (_, gate) => {
    const { first, second, weight } = pairAxesOf(gate)!;
    const angle = weight * (gate.rotation!.angle([0.7]) as number);
    expect(maxDistance(interaction(first, second, angle), useOf(gate, [0.7]))).toBeLessThan(1e-14);
  });

  it('exist for interactions of one Pauli pair only', () => {
    expect(pairs.map(({ name }) => name).sort()).toEqual(['rzx', 'xx', 'yy', 'zz']);
    expect(pairAxesOf(qisGates.swap)).toBeUndefined();
    expect(axisOf(qisGates.u)).toBeUndefined();
    expect(axisOf(qisGates.zz)).toBeUndefined();
  });
});
