import { type Issue, issue } from '../../errors/index.js';
import { type PayloadCircuit, reach } from '../../formats/ionq/index.js';
import { isSimulator, type Submission } from '../submission.js';

/** A simulation of fewer qubits is never a burden. */
const WIDE = 16;

/** Every circuit fits on the target, and does not declare many qubits for nothing. */
export function* checkWidth({ circuits, target }: Submission): Generator<Issue> {
  for (const circuit of circuits) {
    const used = circuit.gates.length === 0 ? 1 : reach(circuit);
    const declared = circuit.qubits ?? used;
    const path = placeOf(circuit);
    const most = target?.qubits ?? Number.POSITIVE_INFINITY;
    if (declared > most) {
      yield issue('NotEnoughQubits', `${target?.name} has ${most} qubits, and the circuit needs ${declared}`, {
        path,
        expected: `at most ${most}`,
        received: String(declared),
        ...(used <= most ? { hint: `its gates reach ${used} qubits: set "qubits" to ${used}` } : {}),
      });
    } else if (isSimulator(target) && declared >= WIDE && used * 2 <= declared) {
      const message = `the circuit declares ${declared} qubits and uses ${used}; the simulator pays for all of them`;
      const hint = `set "qubits" to ${used}; ${declared} qubits take ${memory(declared)}, and such jobs were seen to fail`;
      yield issue('UnusedQubits', message, { severity: 'warning', path, hint });
    }
  }
}

function placeOf(circuit: PayloadCircuit): PayloadCircuit['qubitsPath'] {
  return circuit.qubits === undefined ? circuit.path : circuit.qubitsPath;
}

/** The memory of a state of n qubits: 16 bytes per amplitude. */
function memory(qubits: number): string {
  const mebibytes = 2 ** (qubits + 4 - 20);
  return mebibytes < 1024 ? `${mebibytes} MiB` : `${mebibytes / 1024} GiB`;
}
