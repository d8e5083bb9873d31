/** Texts of the kinds that people have, small enough to be mutated thousands of times. */
export const samples: Readonly<Record<string, string>> = {
  teleport2: `OPENQASM 2.0;
include "qelib1.inc";
// a state, sent without corrections
qreg q[3];
creg c[2];
u3(0.3, 0.2, 0.1) q[0];
h q[1];
cx q[1], q[2];
barrier q;
cx q[0], q[1];
h q[0];
measure q[0] -> c[0];
measure q[1] -> c[1];
`,
  feedback2: `OPENQASM 2.0;
include "qelib1.inc";
// a state, sent with corrections
qreg q[3];
creg a[1];
creg b[1];
u3(0.3, 0.2, 0.1) q[0];
h q[1];
cx q[1], q[2];
cx q[0], q[1];
h q[0];
measure q[0] -> a[0];
measure q[1] -> b[0];
if (b == 1) x q[2];
if (a == 1) z q[2];
`,
  feedback3: `OPENQASM 3.0;
qubit[4] q;
bit[3] c;
h q[0:2];
c = measure q[0:2];
if (c[0] && !(c[1:2] == "01")) { x q[3]; } else if (c != 3) U(0.1, 0.2, 0.3) q[3]; else { gphase(1); }
for int i in [0:2] { if (i < 2 || c[i] == true) cx q[i], q[3]; }
`,
  definitions2: `OPENQASM 2.0;
include "qelib1.inc";
gate majority a, b, c { cx c, b; cx c, a; ccx a, b, c; }
gate turn(theta, phi) a { rz(theta / 2) a; rx(-(phi ^ 2) + sin(pi / 3)) a; barrier a; }
opaque unknown(alpha) a, b;
qreg a[2];
qreg b[2];
creg out[2];
majority a[0], b[0], a[1];
turn(3 * pi / 4, 1.5e-3) b;
cx a, b;
measure a -> out;
`,
  modifiers3: `OPENQASM 3.0;
include "stdgates.inc";
input float[64] theta;
const int n = 4;
qubit[n] q;
bit[n] c;
let pair = q[{0, 3}];
gate kick(a) x, y { ctrl @ gphase(a) x; inv @ sx y; }
for int i in [0:n - 2] {
  cx q[i], q[i + 1];
  kick(theta / 2 + pi) q[i], q[i + 1];
}
ctrl(2) @ pow(1/2) @ x q[0], q[1], q[2];
negctrl @ rz(0.25) pair[0], pair[1];
gphase(-pi / 8);
barrier q[0:2];
c[0] = measure q[0];
measure q[1:3] -> c[1:3];
`,
  native3: `OPENQASM 3;
qubit[2] q;
bit[2] c;
gpi(0.25) q[0];
gpi2(-0.125) q;
ms(0, 0.5, 0.2) q[0], q[1];
zz(0.1) q[0], q[1];
c = measure q;
`,
};
