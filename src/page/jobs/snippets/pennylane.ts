import type { GateJson } from '../../../public/ionq.js';
import { type GateParts, partsOf, pauliRotations } from './gate-lines.js';
import { indented, pythonLiteral, wireList } from './python-literal.js';
import {
  isService,
  keyRemark,
  type SnippetCircuit,
  type SnippetSource,
  type SnippetWriter,
  settingsOf,
  variables,
  whyNoCircuits,
} from './source.js';

/** pennylane-ionq: gate by gate, as one tape for each circuit; PennyLane spells out what the device has no word for. */
export const pennylane: SnippetWriter = {
  name: 'pennylane-ionq',
  title: 'Python, pennylane-ionq',
  file: 'submit_pennylane.py',
  why: (source) => whyNoCircuits(source) ?? whyNot(source),
  write: (source) => {
    const { circuits, baseUrl } = source;
    const { backend, shots, name, noise, debiasing } = settingsOf(source);
    const isNative = circuits[0]!.gateset === 'native';
    const names = variables('tape', source);
    const isSimulator = backend === 'simulator';
    const options = [
      ...(isSimulator ? [] : [`backend=${JSON.stringify(backend.replace(/^qpu\./, ''))}`]),
      `wires=${Math.max(...circuits.map(({ qubits }) => qubits))}`,
      ...(isNative ? ['gateset="native"'] : []),
      ...(name === undefined ? [] : [`job_name=${JSON.stringify(name)}`]),
      ...(noise === undefined ? [] : [`noise_model=${JSON.stringify(noise.model)}`]),
      ...(noise?.seed === undefined ? [] : [`noise_seed=${noise.seed}`]),
      ...(debiasing === undefined ? [] : [`error_mitigation=${pythonLiteral({ debiasing })}`]),
    ];
    return `# pip install pennylane pennylane-ionq
# ${keyRemark(source)}.
import pennylane as qml
${isNative ? 'from pennylane_ionq import ops\n' : ''}${
  isService(source)
    ? ''
    : `from pennylane_ionq.api_client import APIClient

# Its address is in its code.
APIClient.BASE_URL = ${JSON.stringify(baseUrl)}
`
}
device = qml.device("ionq.${isSimulator ? 'simulator' : 'qpu'}", ${options.join(', ')})

${circuits.map((circuit, index) => tapeLines(circuit, names[index]!, shots)).join('\n')}
# The bits of an outcome are in the order of its wires.
print(qml.execute([${names.join(', ')}], device))
`;
  },
};

function whyNot({ circuits }: SnippetSource): string | undefined {
  const gatesets = new Set(circuits.map(({ gateset }) => gateset));
  if (gatesets.size > 1) return 'a job of pennylane-ionq is either native or not, and this one has circuits of both';
  const missing = circuits.flatMap(({ gates, gateset }) =>
    gateset === 'qis' ? [] : gates.filter(({ gate }) => NATIVE[gate] === undefined),
  )[0];
  return missing === undefined ? undefined : `pennylane-ionq has no native ${missing.gate} gate`;
}

function tapeLines({ gates, qubits, measurements, gateset }: SnippetCircuit, name: string, shots: number): string {
  const all = Array.from({ length: qubits }, (_, qubit) => qubit);
  const read = measurements.length === 0 ? [{ key: 'all', wires: all }] : measurements;
  const counts = read.map(({ key, wires }) => {
    const known = wires.filter((wire) => wire !== null);
    return `qml.counts(wires=${wireList(known)}),  # ${JSON.stringify(key)}`;
  });
  const lines = gates
    .flatMap((gate) => (gateset === 'native' ? [nativeLine(gate)] : linesOf(gate)))
    .map((line) => `${line},`);
  return `operations = [
${indented(lines).join('\n')}
]
measurements = [
${indented(counts).join('\n')}
]
${name} = qml.tape.QuantumScript(operations, measurements, shots=${shots})
`;
}

/** Native gates in the plugin's words. */
const NATIVE: Readonly<Record<string, (parts: GateParts) => string>> = {
  gpi: ({ phases }) => `ops.GPI(${phases[0]}`,
  gpi2: ({ phases }) => `ops.GPI2(${phases[0]}`,
  ms: ({ phases, angle }) => `ops.MS(${phases.join(', ')}, ${angle}`,
};

function nativeLine(gate: GateJson): string {
  const parts = partsOf(gate);
  return `${NATIVE[parts.name]!(parts)}, wires=${wireList(parts.targets)})`;
}

/** A gate without its controls, in PennyLane's words. */
const WORDS: Readonly<Record<string, (wires: string, parts: GateParts) => string>> = {
  x: (wires) => `qml.PauliX(${wires})`,
  not: (wires) => `qml.PauliX(${wires})`,
  cnot: (wires) => `qml.PauliX(${wires})`,
  y: (wires) => `qml.PauliY(${wires})`,
  z: (wires, { rotation }) =>
    Number.isNaN(rotation) ? `qml.PauliZ(${wires})` : `qml.PhaseShift(${rotation}, ${wires})`,
  h: (wires) => `qml.Hadamard(${wires})`,
  s: (wires) => `qml.S(${wires})`,
  si: (wires) => `qml.adjoint(qml.S(${wires}))`,
  t: (wires) => `qml.T(${wires})`,
  ti: (wires) => `qml.adjoint(qml.T(${wires}))`,
  v: (wires) => `qml.SX(${wires})`,
  vi: (wires) => `qml.adjoint(qml.SX(${wires}))`,
  rx: (wires, { rotation }) => `qml.RX(${rotation}, ${wires})`,
  ry: (wires, { rotation }) => `qml.RY(${rotation}, ${wires})`,
  rz: (wires, { rotation }) => `qml.RZ(${rotation}, ${wires})`,
  swap: (wires) => `qml.SWAP(${wires})`,
  xx: (wires, { rotation }) => `qml.IsingXX(${rotation}, ${wires})`,
  yy: (wires, { rotation }) => `qml.IsingYY(${rotation}, ${wires})`,
  zz: (wires, { rotation }) => `qml.IsingZZ(${rotation}, ${wires})`,
};

function linesOf(gate: GateJson): readonly string[] {
  if (gate.terms !== undefined) {
    return pauliRotations(gate)
      .filter(({ letters }) => letters.length > 0)
      .map(({ letters, angle }) => {
        const word = letters.map(([letter]) => letter).join('');
        return `qml.PauliRot(${angle}, "${word}", ${wireList(letters.map(([, wire]) => wire))})`;
      });
  }
  const parts = partsOf(gate);
  const { name, targets, controls } = parts;
  const operation = WORDS[name]!(targets.length === 1 ? String(targets[0]) : wireList(targets), parts);
  if (controls.length === 0) return [operation];
  if (/PauliX/.test(operation) && controls.length === 1) return [`qml.CNOT([${controls[0]}, ${targets[0]}])`];
  return [`qml.ctrl(${operation}, control=${wireList(controls)})`];
}
