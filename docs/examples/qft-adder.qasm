// Draper's adder: b := a + b (mod 16), computed in the Fourier basis (arXiv:quant-ph/0008033).
// a is prepared in the equal superposition of 2, 3, 6 and 7, and b is 5,
// so the four outcomes are (a, b) = (2, 7), (3, 8), (6, 11) and (7, 12), a quarter each.
OPENQASM 2.0;
include "qelib1.inc";

gate qft4 q0, q1, q2, q3 {
  h q3; cu1(pi/2) q2, q3; cu1(pi/4) q1, q3; cu1(pi/8) q0, q3;
  h q2; cu1(pi/2) q1, q2; cu1(pi/4) q0, q2;
  h q1; cu1(pi/2) q0, q1;
  h q0;
}

gate inverse_qft4 q0, q1, q2, q3 {
  h q0;
  cu1(-pi/2) q0, q1; h q1;
  cu1(-pi/4) q0, q2; cu1(-pi/2) q1, q2; h q2;
  cu1(-pi/8) q0, q3; cu1(-pi/4) q1, q3; cu1(-pi/2) q2, q3; h q3;
}

qreg a[3];
qreg b[4];
creg addend[3];
creg sum[4];

h a[0];
x a[1];
h a[2];
x b[0];
x b[2];
barrier a, b;

// After the transform without swaps, b[k] carries the phase 2 pi b / 2^(k+1).
qft4 b[0], b[1], b[2], b[3];
cu1(pi) a[0], b[0];
cu1(pi/2) a[0], b[1];
cu1(pi) a[1], b[1];
cu1(pi/4) a[0], b[2];
cu1(pi/2) a[1], b[2];
cu1(pi) a[2], b[2];
cu1(pi/8) a[0], b[3];
cu1(pi/4) a[1], b[3];
cu1(pi/2) a[2], b[3];
inverse_qft4 b[0], b[1], b[2], b[3];

measure a -> addend;
measure b -> sum;
