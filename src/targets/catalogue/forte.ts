import { noiseModels } from '../noise-models.js';
import type { Target, TargetSources } from '../target.js';
import { ionqTarget, qpuLimits } from './family.js';

const ESTIMATES = 'answers of GET /jobs/estimate that two users published (2026)';

/** What those answers quote to the cent; the Azure page prints 0.0001645. */
const ONE_QUBIT_RATE = 0.000164;

const AZURE = 'Azure Quantum IonQ provider page (learn.microsoft.com, Sept 2025)';
const SAME_MACHINE = `${AZURE}: Forte Enterprise has the base hardware and performance of Forte`;

const { r1q, r2q } = noiseModels['forte-1'];

function forte(name: string, title: string, unlikeForte: TargetSources): Target {
  return ionqTarget({
    name,
    kind: 'qpu',
    description: `${title}, a 36-qubit trapped-ion machine that entangles by zz.`,
    status: 'available',
    qubits: 36,
    entanglers: ['zz'],
    noiseModel: null,
    // No readout fidelity is published outside of characterizations.
    fidelity: { oneQubit: 1 - r1q! / 2, twoQubit: 1 - (3 * r2q!) / 4, readout: null },
    timing: { oneQubit: 130e-6, twoQubit: 970e-6, readout: 150e-6, reset: null, t1: 100, t2: 1 },
    prices: {
      oneQubitGate: ONE_QUBIT_RATE,
      twoQubitGate: 0.001121,
      minimum: 25.7899,
      minimumWithMitigation: 168.195,
      unit: 'USD',
    },
    limits: qpuLimits,
    sources: {
      qubits: AZURE,
      status: 'IonQ OpenAPI v0.4 (May and Sept 2026)',
      entanglers: 'IonQ native gates guide: zz on Forte',
      fidelity: 'derived from the rates of the forte-1 noise model: 1 - r1q/2 and 1 - 3 r2q/4',
      timing: 'a forte-1 characterization quoted by the noisevault project (github.com/Kyoshiki-Murasaki/noisevault)',
      prices: `${ESTIMATES}; Azure Quantum pricing page, IonQ Forte and Forte Enterprise, which has 0.0001645 for one qubit`,
      ...unlikeForte,
    },
  });
}

function forteEnterprise(number: 1 | 2 | 3): Target {
  return forte(`qpu.forte-enterprise-${number}`, `Forte Enterprise ${number}`, {
    qubits: number === 1 ? AZURE : SAME_MACHINE,
    status: 'IonQ OpenAPI v0.4 (May 2026)',
    fidelity: `${SAME_MACHINE}; derived from the rates of the forte-1 noise model`,
    timing: `${SAME_MACHINE}; a forte-1 characterization quoted by the noisevault project`,
  });
}

/** The machines of the Forte family. */
export const forteFamily: readonly Target[] = [
  forte('qpu.forte-1', 'Forte 1', {}),
  forteEnterprise(1),
  forteEnterprise(2),
  forteEnterprise(3),
];
