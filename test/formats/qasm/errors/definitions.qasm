OPENQASM 2.0;
include "qelib1.inc";
gate first a { second a; }
gate second a { first a; }
gate loop a { loop a; }
gate bell a, b { h a; cx a, c; }
gate tilt(theta) a { rx(phi) a; rx(theta) a[0]; }
gate twins a, a { }
gate same(x, x) a { }
gate measures a { measure a -> c; }
opaque magic(alpha) a, b;
gate uses a, b { magic(1) a, b; }
gate second a { x a; }
qreg q[2];
magic(0.5) q[0], q[1];
bell q[0], q[1];
qreg q[3];
gate cx a { x a; }
cx q[0], q[1];
gate outside a { x q[0]; }
gate U(a, b, c) x { }
