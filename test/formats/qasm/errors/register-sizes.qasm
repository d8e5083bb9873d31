OPENQASM 2.0;
include "qelib1.inc";
qreg a[3];
qreg b[2];
creg c[2];
cx a, b;
ccx a[0], a, b;
measure a -> c;
measure a[0] -> c;
