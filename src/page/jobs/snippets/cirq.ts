import type { GateJson } from '../../../public/ionq.js';
import { type GateParts, type PauliRotation, partsOf, pauliRotations } from './gate-lines.js';
import { indented, pythonLiteral } from './python-literal.js';
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

/** cirq-ionq: gate by gate, and controls that it has no word for are spelt out by Cirq itself. */
export const cirq: SnippetWriter = {
  name: 'cirq-ionq',
  title: 'Python, cirq-ionq',
  file: 'submit_cirq.py',
  why: (source) => whyNoCircuits(source) ?? whyNot(source),
  write: (source) => {
    const { circuits, baseUrl } = source;
    const { backend, shots, name, noise, debiasing } = settingsOf(source);
    const several = circuits.length > 1;
    const names = variables('circuit', source);
    const options = [
      `repetitions=${shots}`,
      `target=${JSON.stringify(backend)}`,
      ...(name === undefined ? [] : [`name=${JSON.stringify(name)}`]),
      ...(noise === undefined ? [] : [`noise=${pythonLiteral(noise)}`]),
      ...(debiasing === undefined ? [] : [`error_mitigation=${pythonLiteral({ debiasing })}`]),
    ];
    const where = isService(source) ? '' : `remote_host=${JSON.stringify(new URL(baseUrl).origin)}`;
    const qubits = Math.max(...circuits.map((circuit) => circuit.qubits));
    return `# pip install cirq-core cirq-ionq
# ${keyRemark(source)}.
${circuits.some(({ gates }) => gates.some(needsPi)) ? 'from math import pi\n\n' : ''}import cirq
import cirq_ionq

service = cirq_ionq.Service(${where})
q = cirq.LineQubit.range(${qubits})

${circuits.map((circuit, index) => circuitLines(circuit, names[index]!)).join('\n')}
job = service.create_${several ? 'batch_' : ''}job(${several ? `[${names.join(', ')}]` : names[0]}, ${options.join(', ')})
print(job.job_id())

# Outcomes are numbers whose first bit is qubit 0.
${several ? 'for result in job.results():\n    print(result)' : 'print(job.results())'}
`;
  },
};

function whyNot({ circuits }: SnippetSource): string | undefined {
  if (circuits.some(({ gates }) => gates.length === 0)) return 'cirq-ionq submits no circuit without gates';
  const gatesets = new Set(circuits.map(({ gateset }) => gateset));
  if (gatesets.size > 1) return 'a job of cirq-ionq is either native or not, and this one has circuits of both';
  return undefined;
}

function circuitLines({ gates, qubits, measurements, gateset }: SnippetCircuit, name: string): string {
  const all = Array.from({ length: qubits }, (_, qubit) => qubit);
  const read = measurements.length === 0 ? [{ key: 'all', wires: all }] : measurements;
  const lines = [
    ...gates.flatMap(operationsOf),
    ...read.map(({ key, wires }) => {
      const qubitsRead = wires.filter((wire) => wire !== null).map((wire) => `q[${wire}]`);
      return `cirq.measure(${qubitsRead.join(', ')}, key=${JSON.stringify(key)})`;
    }),
  ].map((line) => `${line},`);
  const isSpeltOut =
    gateset === 'qis' &&
    gates.some(({ gate, control, controls }) => {
      const count = controls?.length ?? (control === undefined ? 0 : 1);
      return count > 0 && !(gate === PLAIN_CONTROLLED && count === 1);
    });
  const spelt = isSpeltOut
    ? `${name} = cirq.optimize_for_target_gateset(${name}, gateset=cirq_ionq.IonQTargetGateset())\n`
    : '';
  return `${name} = cirq.Circuit(\n${indented(lines).join('\n')}\n)\n${spelt}`;
}

/** What cirq-ionq has a word for with a control. */
const PLAIN_CONTROLLED = 'cnot';

/** A gate without its controls, in Cirq's words. */
const WORDS: Readonly<Record<string, (parts: GateParts) => string>> = {
  x: () => 'cirq.X',
  not: () => 'cirq.X',
  cnot: () => 'cirq.X',
  y: () => 'cirq.Y',
  z: ({ rotation }) => (Number.isNaN(rotation) ? 'cirq.Z' : `cirq.ZPowGate(exponent=${rotation} / pi)`),
  h: () => 'cirq.H',
  s: () => 'cirq.S',
  si: () => 'cirq.ZPowGate(exponent=-0.5)',
  t: () => 'cirq.T',
  ti: () => 'cirq.ZPowGate(exponent=-0.25)',
  v: () => 'cirq.XPowGate(exponent=0.5)',
  vi: () => 'cirq.XPowGate(exponent=-0.5)',
  rx: ({ rotation }) => `cirq.rx(${rotation})`,
  ry: ({ rotation }) => `cirq.ry(${rotation})`,
  rz: ({ rotation }) => `cirq.rz(${rotation})`,
  swap: () => 'cirq.SWAP',
  xx: ({ rotation }) => `cirq.XXPowGate(exponent=${rotation} / pi, global_shift=-0.5)`,
  yy: ({ rotation }) => `cirq.YYPowGate(exponent=${rotation} / pi, global_shift=-0.5)`,
  zz: ({ rotation, phases, angle }) =>
    Number.isNaN(rotation)
      ? `cirq_ionq.ZZGate(theta=${phases[0] ?? angle})`
      : `cirq.ZZPowGate(exponent=${rotation} / pi, global_shift=-0.5)`,
  gpi: ({ phases }) => `cirq_ionq.GPIGate(phi=${phases[0]})`,
  gpi2: ({ phases }) => `cirq_ionq.GPI2Gate(phi=${phases[0]})`,
  ms: ({ phases, angle }) => `cirq_ionq.MSGate(phi0=${phases[0]}, phi1=${phases[1]}, theta=${angle})`,
};

function needsPi(gate: GateJson): boolean {
  return operationsOf(gate).some((line) => line.includes('pi'));
}

function operationsOf(gate: GateJson): readonly string[] {
  if (gate.terms !== undefined)
    return pauliRotations(gate)
      .filter(({ letters }) => letters.length > 0)
      .flatMap(phasorLines);
  const parts = partsOf(gate);
  const { name, targets, controls } = parts;
  const wires = (list: readonly number[]) => list.map((wire) => `q[${wire}]`).join(', ');
  if (name === PLAIN_CONTROLLED && controls.length === 1) return [`cirq.CNOT(${wires(controls)}, ${wires(targets)})`];
  const operation = `${WORDS[name]!(parts)}(${wires(targets)})`;
  return [controls.length === 0 ? operation : `${operation}.controlled_by(${wires(controls)})`];
}

/** cirq-ionq takes no negative times: what turns the other way stands between two gates that turn one of its letters around. */
function phasorLines({ letters, angle }: PauliRotation): readonly string[] {
  const word = letters.map(([letter, wire]) => `cirq.${letter}(q[${wire}])`).join(' * ');
  const half = `${Math.abs(angle)} / 2 / pi`;
  const phasor = `cirq.PauliStringPhasor(${word}, exponent_neg=${half}, exponent_pos=-${half})`;
  if (angle >= 0) return [phasor];
  const [letter, wire] = letters[0]!;
  const turned = `cirq.${letter === 'X' ? 'Z' : 'X'}(q[${wire}])`;
  return [turned, phasor, turned];
}
