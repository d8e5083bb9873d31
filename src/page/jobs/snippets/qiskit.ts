import type { GateJson } from '../../../public/ionq.js';
import { partsOf } from './gate-lines.js';
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

/** qiskit-ionq: abstract circuits go in as OpenQASM 2, native ones gate by gate. */
export const qiskit: SnippetWriter = {
  name: 'qiskit-ionq',
  title: 'Python, qiskit-ionq',
  file: 'submit_qiskit.py',
  why: (source) => whyNoCircuits(source) ?? whyMixed(source),
  write: (source) => {
    const { circuits, baseUrl } = source;
    const isNative = circuits[0]!.gateset === 'native';
    const { backend, shots, name, noise, debiasing } = settingsOf(source);
    const gates = isNative ? nativeClasses(circuits) : [];
    const imports = [...(debiasing === undefined ? [] : ['ErrorMitigation']), ...gates, 'IonQProvider'].sort(byLetter);
    const options = [
      ...(noise === undefined ? [] : [`noise_model=${JSON.stringify(noise.model)}`]),
      ...(noise?.seed === undefined ? [] : [`sampler_seed=${noise.seed}`]),
    ];
    const names = variables('circuit', source);
    const run = [
      `shots=${shots}`,
      ...(name === undefined ? [] : [`name=${JSON.stringify(name)}`]),
      ...(debiasing === undefined ? [] : [`error_mitigation=ErrorMitigation.${debiasing ? '' : 'NO_'}DEBIASING`]),
    ];
    return `# pip install qiskit qiskit-ionq
# ${keyRemark(source)}.
${isService(source) ? '' : 'import os\n\n'}from qiskit import ${isNative ? 'ClassicalRegister, QuantumCircuit, QuantumRegister' : 'QuantumCircuit, transpile'}
from qiskit_ionq import ${imports.join(', ')}

${isService(source) ? '' : `os.environ["IONQ_API_URL"] = ${JSON.stringify(baseUrl)}\n`}backend = IonQProvider().get_backend(${JSON.stringify(backend)}${isNative ? ', gateset="native"' : ''})
${options.length === 0 ? '' : `backend.set_options(${options.join(', ')})\n`}
${circuits.map((circuit, index) => (isNative ? builtLines : programLines)(circuit, names[index]!)).join('\n')}
job = backend.run(${names.length === 1 ? names[0] : `[${names.join(', ')}]`}, ${run.join(', ')})
print(job.job_id())

# Registers from the last to the first, and in each the last bit first.
print(job.result().get_counts())
`;
  },
};

function whyMixed({ circuits }: SnippetSource): string | undefined {
  const gatesets = new Set(circuits.map(({ gateset }) => gateset));
  return gatesets.size < 2
    ? undefined
    : 'a job of qiskit-ionq is either native or not, and this one has circuits of both';
}

/** What it takes of a program that its backends do not know is spelt out in what they do; nothing else changes. */
function programLines({ openQasm2, measurements }: SnippetCircuit, name: string): string {
  const read = measurements.length === 0 ? '.measure_all(inplace=False)' : '';
  return `program = """
${openQasm2!.trim()}
"""
${name} = QuantumCircuit.from_qasm_str(program)${read}
${name} = transpile(${name}, backend, optimization_level=0)
`;
}

function builtLines({ qubits, gates, measurements }: SnippetCircuit, name: string): string {
  const registers = measurements.map(({ key, wires }) => `ClassicalRegister(${wires.length}, ${JSON.stringify(key)})`);
  const lines = [
    `${name} = QuantumCircuit(${[`QuantumRegister(${qubits}, "q")`, ...registers].join(', ')})`,
    ...gates.map((gate) => `${name}.${lineOf(gate)}`),
    ...(measurements.length === 0 ? [`${name}.measure_all()`] : []),
    ...measurements.flatMap(({ wires }, register) =>
      wires.flatMap((wire, bit) =>
        wire === null ? [] : [`${name}.measure(${wire}, ${name}.cregs[${register}][${bit}])`],
      ),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

/** The classes of native gates, by what the service calls them. */
const CLASSES: Readonly<Record<string, string>> = { gpi: 'GPIGate', gpi2: 'GPI2Gate', ms: 'MSGate', zz: 'ZZGate' };

function nativeClasses(circuits: readonly SnippetCircuit[]): readonly string[] {
  return [...new Set(circuits.flatMap(({ gates }) => gates.map(({ gate }) => CLASSES[gate]!)))];
}

function lineOf(gate: GateJson): string {
  const { name, targets, phases, angle } = partsOf(gate);
  const parameters = targets.length === 1 ? phases : [...phases, angle];
  return `append(${CLASSES[name]}(${parameters.join(', ')}), [${targets.join(', ')}])`;
}

function byLetter(one: string, other: string): number {
  return one < other ? -1 : 1;
}
