# pip install qiskit qiskit-ionq
# IONQ_API_KEY holds a key: any will do for an emulator.
import os

from qiskit import QuantumCircuit, transpile
from qiskit_ionq import IonQProvider

os.environ["IONQ_API_URL"] = "http://127.0.0.1:8404/v0.4"
backend = IonQProvider().get_backend("simulator")
backend.set_options(noise_model="forte-1", sampler_seed=7)

program = """
OPENQASM 2.0;
include "qelib1.inc";
gate rzz(theta) q0, q1 { cx q0, q1; rz(theta) q1; cx q0, q1; }
gate sx q0 { h q0; u1(pi/2) q0; h q0; }
gate crx(theta) q0, q1 { h q1; cu1(theta) q0, q1; h q1; u1(-0.5*theta) q0; }
gate rxx(theta) q0, q1 { h q0; h q1; rzz(theta) q0, q1; h q0; h q1; }
gate sxdg q0 { h q0; u1(-pi/2) q0; h q0; }
gate ryy(theta) q0, q1 { sx q0; sx q1; rzz(theta) q0, q1; sxdg q0; sxdg q1; }
gate swap q0, q1 { cx q1, q0; cx q0, q1; cx q1, q0; }
qreg q[4];
creg a[2];
creg b[1];
h q[0];
h q[1];
ry(0.7) q[2];
rx(1.1) q[3];
rz(0.3) q[1];
rz(0.2) q[0];
rz(0.2) q[1];
rzz(-0.2) q[0], q[1];
rz(0.3) q[2];
ry(0.1) q[2];
rz(0.2) q[2];
ccx q[0], q[1], q[2];
sx q[1];
sdg q[0];
t q[3];
tdg q[2];
rzz(0.2) q[0], q[2];
ch q[0], q[1];
cx q[3], q[1];
ccx q[0], q[1], q[3];
cx q[3], q[1];
crx(0.2) q[0], q[1];
rxx(0.9) q[2], q[3];
ryy(0.4) q[1], q[0];
cz q[3], q[0];
y q[2];
swap q[0], q[3];
sxdg q[0];
measure q[2] -> a[0];
measure q[0] -> a[1];
measure q[3] -> b[0];
"""
circuit = QuantumCircuit.from_qasm_str(program)
circuit = transpile(circuit, backend, optimization_level=0)

job = backend.run(circuit, shots=1000)
print(job.job_id())

# Registers from the last to the first, and in each the last bit first.
print(job.result().get_counts())
