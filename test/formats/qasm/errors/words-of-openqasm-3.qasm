OPENQASM 2.0;
include "qelib1.inc";
qubit[2] q;
bit[2] c;
ctrl @ x q[0], q[1];
c[0] = measure q[0];
OPENQASM 3.0;
