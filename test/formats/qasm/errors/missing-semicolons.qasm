OPENQASM 2.0
include "qelib1.inc"
qreg q[3]
creg c[3];
h q[0]
cx q[0], q[1]
measure q[0] -> c[0]
gate pair a, b { h a; cx a, b }
pair q[0], q[2];
barrier q
x q[2]
