import { describe, expect, it } from 'vitest';
import { noisySimulators, simulator } from '../../../src/targets/catalogue/simulators.js';
import { noiseModels } from '../../../src/targets/index.js';

const named = (model: string) => noisySimulators.find(({ name }) => name === `simulator:${model}`)!;

describe('the noisy simulators', () => {
  it('are one for each noise model, as wide as the modelled machine where that is not wider than the simulator', () => {
    expect(noisySimulators.map(({ noiseModel }) => noiseModel)).toEqual(Object.values(noiseModels));
    expect(simulator.qubits).toBe(29);
    expect(['harmony', 'aria-1', 'forte-1'].map((model) => named(model).qubits)).toEqual([11, 25, 29]);
  });

  it('have the average fidelities of depolarizing at their rates: r/2 is lost on one qubit, 3r/4 on two', () => {
    for (const { noiseModel, fidelity } of noisySimulators) {
      const { r1q, r2q } = noiseModel!;
      if (r1q === null || r2q === null) expect(fidelity).toBeNull();
      else expect(fidelity).toEqual({ oneQubit: 1 - r1q / 2, twoQubit: 1 - (3 * r2q) / 4, readout: 1 });
    }
    expect(named('forte-1').fidelity?.oneQubit).toBeCloseTo(0.99987, 5);
    expect(named('forte-1').fidelity?.twoQubit).toBeCloseTo(0.99629, 5);
  });

  it('cost nothing', () => {
    for (const { prices } of [simulator, ...noisySimulators]) {
      expect(prices).toMatchObject({ oneQubitGate: 0, twoQubitGate: 0, minimum: 0, minimumWithMitigation: 0 });
    }
  });
});
