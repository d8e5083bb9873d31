import { type NoiseModel, noiseModels } from '../noise-models.js';
import type { Entangler, Target, TargetFidelity } from '../target.js';
import { ionqTarget } from './family.js';

const limits = { shots: 1_000_000, debiasingShots: null, operations: null };
const prices = { oneQubitGate: 0, twoQubitGate: 0, minimum: 0, minimumWithMitigation: 0, unit: 'USD' as const };
const sources = {
  prices: 'Azure Quantum IonQ provider page (learn.microsoft.com): the simulator is free of cost',
  limits: 'IonQ OpenAPI v0.4 (May 2026): shots 1..1,000,000; error mitigation does not exist on simulators',
};

/** IonQ's cloud simulator without noise. */
export const simulator = ionqTarget({
  name: 'simulator',
  kind: 'simulator',
  description: 'The cloud simulator without noise; it answers with exact probabilities.',
  status: 'available',
  qubits: 29,
  // Which of the two it takes is not published; both are accepted by its schema.
  entanglers: ['ms', 'zz'],
  noiseModel: null,
  fidelity: { oneQubit: 1, twoQubit: 1, readout: 1 },
  timing: null,
  prices,
  limits,
  sources: {
    ...sources,
    qubits: 'Azure Quantum IonQ provider page (learn.microsoft.com): 29 qubits',
    entanglers: 'IonQ native gates guide: the simulator takes native gates',
    fidelity: 'without noise by definition',
  },
});

/** The cloud simulator with each of its noise models, as `simulator:MODEL`. */
export const noisySimulators: readonly Target[] = [
  noisy(noiseModels['aria-1'], 'ms'),
  noisy(noiseModels['aria-2'], 'ms'),
  noisy(noiseModels['forte-1'], 'zz'),
  noisy(noiseModels['forte-enterprise-1'], 'zz'),
  noisy(noiseModels.harmony, 'ms'),
  noisy(noiseModels['harmony-1'], 'ms'),
  noisy(noiseModels['harmony-2'], 'ms'),
];

function noisy(noiseModel: NoiseModel, entangler: Entangler): Target {
  return ionqTarget({
    name: `simulator:${noiseModel.name}`,
    kind: 'simulator',
    description: `The cloud simulator with the depolarizing noise of ${noiseModel.name}.`,
    status: 'available',
    qubits: noiseModel.qubits,
    entanglers: [entangler],
    noiseModel,
    fidelity: averageFidelity(noiseModel),
    timing: null,
    prices,
    limits,
    sources: {
      ...sources,
      qubits: 'IonQ noise model guide: the width of the modelled machine, at most 29',
      noiseModel: noiseModel.source,
      fidelity: 'derived from the rates: 1 - r1q/2 and 1 - 3 r2q/4; the model has no readout error',
    },
  });
}

/** The average gate fidelities that depolarizing rates amount to; null where the rates are not published. */
function averageFidelity({ r1q, r2q }: NoiseModel): TargetFidelity | null {
  if (r1q === null || r2q === null) return null;
  return { oneQubit: 1 - r1q / 2, twoQubit: 1 - (3 * r2q) / 4, readout: 1 };
}
