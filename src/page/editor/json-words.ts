import type { Word } from './qasm-words.js';

const words = (of: Readonly<Record<string, string>>): readonly Word[] =>
  Object.entries(of).map(([name, doc]) => ({ name, doc }));

const circuit = {
  gateset: 'Whether gates are abstract (`qis`, radians) or native (`native`, turns).',
  qubits: 'How many qubits the circuit has.',
  circuit: 'The gates, in their order.',
  registers: 'By name, the qubits that are read into each register.',
};

/** The fields that stand in IonQ JSON, by what they stand in. */
export const jsonFields: Readonly<Record<'document' | 'input' | 'circuit' | 'gate', readonly Word[]>> = {
  document: words({
    type: 'What kind of job it is.',
    name: 'What people call the job.',
    backend: 'Where the job is run.',
    shots: 'How often the circuit is run.',
    input: 'The circuit, or the circuits.',
    noise: 'The noise of the simulator: its model and its seed.',
    settings: 'How the service compiles and mitigates errors.',
    metadata: 'Texts of your own, by name.',
    ...circuit,
  }),
  input: words({ ...circuit, circuits: 'The circuits of a job of several.' }),
  circuit: words({ name: 'What people call the circuit.', ...circuit }),
  gate: words({
    gate: 'The name of the gate.',
    target: 'The qubit that the gate acts on.',
    targets: 'The qubits that the gate acts on, in their order.',
    control: 'The qubit that has to be |1>.',
    controls: 'The qubits that have to be |1>.',
    rotation: 'The angle of an abstract gate, in radians.',
    phase: 'The phase of a native gate, in turns.',
    phases: 'The two phases of `ms`, in turns.',
    angle: 'The angle of `ms` or native `zz`, in turns.',
    terms: 'The Pauli strings of `pauliexp`; the last letter acts on the first target.',
    coefficients: 'A number for each of the Pauli strings.',
    time: 'The time for which `pauliexp` evolves.',
  }),
};

/** What can stand in some of the fields. */
export const jsonValues: Readonly<Record<string, readonly Word[]>> = {
  gateset: words({ qis: 'Abstract gates; angles in radians.', native: 'Native gates; phases and angles in turns.' }),
  type: words({ 'ionq.circuit.v1': 'One circuit.', 'ionq.multi-circuit.v1': 'Several circuits.' }),
};
