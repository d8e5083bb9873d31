OPENQASM 2.0;
include "qelib1.inc";
qreg q[1];
rx(1/0) q[0];
rx(-1/0) q[0];
rx(0/0) q[0];
rx(sqrt(-2)) q[0];
rx(ln(0)) q[0];
rx(1e400) q[0];
rx(exp(1000)) q[0];
gate inverse(x) a { rx(1/x) a; }
inverse(0) q[0];
inverse(2) q[0];
