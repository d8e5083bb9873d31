OPENQASM 2.0;
include "qelib1.inc";;
qreg q[2];
barrier;
barrier q, q[1];
gate g a { h a;; barrier; }
;h q[0];
