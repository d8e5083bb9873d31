OPENQASM 3.0;
include "stdgates.inc";
qubit[2] q;;
barrier;
barrier q[0:1], q[1];
gate g a { ; h a; }
for int i in [0:1] ;
x q[0];
