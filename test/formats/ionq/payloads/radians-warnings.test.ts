import { describe, expect, it } from 'vitest';
import { circuitsIn } from '../../../../src/formats/ionq/payloads/payload-circuits.js';
import { radiansInCircuit } from '../../../../src/formats/ionq/payloads/radians-warnings.js';

const found = (gateset: string, ...circuit: readonly object[]) =>
  [...radiansInCircuit(circuitsIn({ input: { gateset, circuit } })[0]!)].map(
    ({ path, message }) => `${path?.slice(2).join('.')}: ${message}`,
  );

describe('radiansInCircuit', () => {
  it('names the place of every phase and angle that looks like radians', () => {
    const ms = { gate: 'ms', targets: [0, 1], phases: [0.5, Math.PI / 2], angle: Math.PI / 4 };
    expect(
      found('native', { gate: 'gpi', target: 0, phase: 0.25 }, { gate: 'gpi2', target: 0, phase: Math.PI }, ms),
    ).toEqual([
      '1.phase: a phase of "gpi2" is more than a turn',
      '2.phases.1: a phase of "ms" is more than a turn',
      '2.angle: the angle of "ms" is a simple fraction of pi',
    ]);
    expect(found('native', { gate: 'zz', targets: [0, 1], phase: Math.PI / 4 })).toEqual([
      '0.phase: the angle of "zz" is a simple fraction of pi',
    ]);
  });

  it('has nothing against radians in abstract circuits', () => {
    expect(found('qis', { gate: 'rx', target: 0, rotation: Math.PI })).toEqual([]);
  });
});
