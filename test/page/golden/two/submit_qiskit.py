# pip install qiskit qiskit-ionq
# IONQ_API_KEY holds a key: any will do for an emulator.
import os

from qiskit import QuantumCircuit, transpile
from qiskit_ionq import IonQProvider

os.environ["IONQ_API_URL"] = "http://127.0.0.1:8404/v0.4"
backend = IonQProvider().get_backend("simulator")

program = """
OPENQASM 2.0;
include "qelib1.inc";
gate sx q0 { h q0; u1(pi/2) q0; h q0; }
gate rzz(theta) q0, q1 { cx q0, q1; rz(theta) q1; cx q0, q1; }
gate sxdg q0 { h q0; u1(-pi/2) q0; h q0; }
qreg q[2];
h q[0];
sx q[0];
h q[1];
rzz(0.7200000000000001) q[0], q[1];
h q[1];
sxdg q[0];
rzz(-0.54) q[0], q[1];
h q[1];
"""
circuit0 = QuantumCircuit.from_qasm_str(program).measure_all(inplace=False)
circuit0 = transpile(circuit0, backend, optimization_level=0)

program = """
OPENQASM 2.0;
include "qelib1.inc";
gate sxdg q0 { h q0; u1(-pi/2) q0; h q0; }
qreg q[2];
x q[0];
sxdg q[1];
"""
circuit1 = QuantumCircuit.from_qasm_str(program).measure_all(inplace=False)
circuit1 = transpile(circuit1, backend, optimization_level=0)

job = backend.run([circuit0, circuit1], shots=500, name="two \"circuits\"")
print(job.job_id())

# Registers from the last to the first, and in each the last bit first.
print(job.result().get_counts())
