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
qreg q[2];
creg both[2];
h q[0];
cx q[0], q[1];
measure q -> both;
"""
circuit = QuantumCircuit.from_qasm_str(program)
circuit = transpile(circuit, backend, optimization_level=0)

job = backend.run(circuit, shots=1000, name="A pair")
print(job.job_id())

# Registers from the last to the first, and in each the last bit first.
print(job.result().get_counts())
