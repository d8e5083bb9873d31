import { ionqTarget, qpuLimits } from './family.js';

const CHARACTERIZATION = 'a Harmony characterization in the tests of the qBraid SDK (github.com/qBraid/qBraid)';

/** The first machine that the service offered, kept so that old results can be understood. */
export const harmony = ionqTarget({
  name: 'qpu.harmony',
  kind: 'qpu',
  description: 'Harmony, a retired 11-qubit trapped-ion machine that entangled by ms.',
  status: 'retired',
  qubits: 11,
  entanglers: ['ms'],
  noiseModel: null,
  fidelity: { oneQubit: 0.9973, twoQubit: 0.9002, readout: 0.993 },
  timing: { oneQubit: 1e-5, twoQubit: 2e-4, readout: 1.3e-4, reset: 2e-5, t1: 10_000, t2: 0.2 },
  prices: null,
  limits: qpuLimits,
  sources: {
    qubits: 'Azure Quantum IonQ provider page, section Harmony (learn.microsoft.com, 2023)',
    status: 'Azure Quantum IonQ provider page: retired on 1 Sept 2024',
    entanglers: 'IonQ native gates guide',
    fidelity: CHARACTERIZATION,
    timing: CHARACTERIZATION,
  },
});
