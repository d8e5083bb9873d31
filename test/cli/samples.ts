/** A circuit in OpenQASM 2 with two registers that are read out of order. */
export const BELL_QASM2 = `OPENQASM 2.0;
include "qelib1.inc";
qreg q[2];
creg c[2];
h q[0];
cx q[0], q[1];
measure q[0] -> c[0];
measure q[1] -> c[1];
`;

/** The same in OpenQASM 3. */
export const BELL_QASM3 = `OPENQASM 3.0;
include "stdgates.inc";
qubit[2] q;
bit[2] c;
h q[0];
cx q[0], q[1];
c = measure q;
`;

/** A circuit that is one-sided in its qubits, so that a mixed-up order shows: qubit 0 reads one, qubit 1 zero. */
export const ONE_SIDED_QASM2 = `OPENQASM 2.0;
include "qelib1.inc";
qreg q[2];
creg c[2];
x q[0];
measure q -> c;
`;

/** A circuit with a free parameter. */
export const ROTATION_QASM3 = `OPENQASM 3.0;
include "stdgates.inc";
input float theta;
qubit[1] q;
rx(theta) q[0];
`;

export const BELL_CIRCUIT = {
  gateset: 'qis',
  qubits: 2,
  circuit: [
    { gate: 'h', target: 0 },
    { gate: 'cnot', control: 0, target: 1 },
  ],
};

export const BELL_JOB = {
  type: 'ionq.circuit.v1',
  name: 'bell',
  backend: 'simulator',
  shots: 500,
  metadata: { experiment: '7' },
  input: BELL_CIRCUIT,
};

export const TWO_CIRCUITS_JOB = {
  type: 'ionq.multi-circuit.v1',
  backend: 'simulator',
  shots: 100,
  input: {
    gateset: 'qis',
    qubits: 2,
    circuits: [
      { name: 'first', qubits: 2, circuit: BELL_CIRCUIT.circuit, registers: { left: [0], right: [1] } },
      { name: 'second', qubits: 1, circuit: [{ gate: 'x', target: 0 }] },
    ],
  },
};
