OPENQASM 2.0;
include "qelib1.inc";
qreg q[3];
creg c[2];
measure q[0] -> c[0];
if (c[0] == 1) x q[1];
if (c != 1) x q[1];
if (c == -1) x q[1];
if (q == 1) x q[1];
if (d == 1) x q[1];
if (c == 1) barrier q[1];
if (c == 1) { x q[1]; }
if (c == 1) h q[0];
measure q[0] -> c[1];
