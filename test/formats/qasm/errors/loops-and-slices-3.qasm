OPENQASM 3.0;
include "stdgates.inc";
qubit[4] q;
qubit single;
bit[4] c;
x q[0:4];
x q[{0, 0}];
x q[2:1];
x q[0:0:3];
x q[-5];
x single[0];
x q[0][0];
let a = q[0:1] ++ q[1:2];
let b = q[0:1];
x b[2];
cx q[0:1], q[0:2];
for int i in [0:3] { x q[i + 1]; }
for int i in [:3] { x q[i]; }
for int i in c { x q[i]; }
for int i in {1, 2.5} x q[i];
for int i in [0:1] { qubit inner; }
x q[i];
for int i in [0:2000000] { }
x q[0], q[1];
