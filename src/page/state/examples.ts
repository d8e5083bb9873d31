/** A circuit to begin with. */
export interface Example {
  readonly title: string;
  readonly text: string;
}

/** What the page offers to those who have no circuit of their own at hand; the first is shown when it opens. */
export const examples: readonly [Example, ...Example[]] = [
  {
    title: 'Bell pair',
    text: `OPENQASM 3.0;
include "stdgates.inc";

qubit[2] q;
bit[2] both;

h q[0];
cx q[0], q[1];
both = measure q;
`,
  },
  {
    title: 'GHZ state of 8',
    text: `OPENQASM 3.0;
include "stdgates.inc";

qubit[8] q;
bit[8] all;

h q[0];
for int k in [0:6] {
  cx q[k], q[k + 1];
}
all = measure q;
`,
  },
  {
    title: 'Fourier transform of 5',
    text: `OPENQASM 2.0;
include "qelib1.inc";

qreg q[5];
creg c[5];

h q[4];
cu1(pi/2) q[3], q[4];
cu1(pi/4) q[2], q[4];
cu1(pi/8) q[1], q[4];
cu1(pi/16) q[0], q[4];
h q[3];
cu1(pi/2) q[2], q[3];
cu1(pi/4) q[1], q[3];
cu1(pi/8) q[0], q[3];
h q[2];
cu1(pi/2) q[1], q[2];
cu1(pi/4) q[0], q[2];
h q[1];
cu1(pi/2) q[0], q[1];
h q[0];
swap q[0], q[4];
swap q[1], q[3];
measure q -> c;
`,
  },
  {
    title: 'Variational template',
    text: `OPENQASM 3.0;
include "stdgates.inc";

input angle theta;
input angle phi;
qubit[4] q;
bit[4] out;

ry(theta) q[0];
ry(theta) q[1];
ry(theta) q[2];
ry(theta) q[3];
rzz(phi) q[0], q[1];
rzz(phi) q[1], q[2];
rzz(phi) q[2], q[3];
rx(2*theta) q[0];
rx(2*theta) q[3];
out = measure q;
`,
  },
  {
    title: 'IonQ job, ready to submit',
    text: `{
  "type": "ionq.circuit.v1",
  "name": "Toffoli on a superposition",
  "backend": "simulator",
  "shots": 1000,
  "input": {
    "gateset": "qis",
    "qubits": 3,
    "circuit": [
      { "gate": "h", "target": 0 },
      { "gate": "h", "target": 1 },
      { "gate": "x", "target": 2, "controls": [0, 1] }
    ]
  }
}
`,
  },
];
