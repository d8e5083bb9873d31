import type { Target } from '../target.js';
import { ionqTarget, qpuLimits } from './family.js';

const AZURE = 'Azure Quantum IonQ provider page, section Aria (learn.microsoft.com, Sept 2025)';

function aria(number: 1 | 2): Target {
  return ionqTarget({
    name: `qpu.aria-${number}`,
    kind: 'qpu',
    description: `Aria ${number}, a retired 25-qubit trapped-ion machine that entangles by ms.`,
    status: 'retired',
    qubits: 25,
    entanglers: ['ms'],
    noiseModel: null,
    // SPAM corrected for one qubit, not corrected for two.
    fidelity: { oneQubit: 0.9995, twoQubit: 0.996, readout: 0.9961 },
    // T1 is published as 10 to 100 s: the lower end.
    timing: { oneQubit: 135e-6, twoQubit: 600e-6, readout: null, reset: null, t1: 10, t2: 1 },
    prices: {
      oneQubitGate: 0.00022,
      twoQubitGate: 0.000975,
      minimum: 12.4166,
      minimumWithMitigation: 97.5,
      unit: 'USD',
    },
    limits: qpuLimits,
    sources: {
      qubits: AZURE,
      status: 'IonQ OpenAPI v0.4: listed in May 2026, removed by Sept 2026',
      entanglers: 'IonQ native gates guide: ms on Aria',
      fidelity: AZURE,
      timing: AZURE,
      prices: 'Azure Quantum pricing page, IonQ Aria (learn.microsoft.com)',
    },
  });
}

/** The machines of the Aria family. */
export const ariaFamily: readonly Target[] = [aria(1), aria(2)];
