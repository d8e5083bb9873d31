OPENQASM 3.0;
input float theta;
qubit[3] q;
bit[2] c;
bit[2] d;
c = measure q[0:1];
if (c[2]) x q[2];
if (c & 1) { x q[2]; } else { y q[2]; }
if (e == 1) x q[2];
if (q[0] == 1) x q[2];
if (q == 1) x q[2];
if (c == theta) x q[2];
if (c == 1.5) x q[2];
if (c == "012") x q[2];
if ((c == 1) + 1 == 2) x q[2];
if (c == 1 { x q[2]; } else x q[2];
if () x q[2];
if (c == 1) { qubit r; }
if (c[0]) h q[0];
if (c[1]) { if (d == 0) d[0] = measure q[2]; }
if (d == 0) { y q[1]; }
else z q[1];
