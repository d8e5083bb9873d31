# pip install qiskit qiskit-ionq
# IONQ_API_KEY holds a key: any will do for an emulator.
import os

from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit_ionq import GPI2Gate, IonQProvider, MSGate

os.environ["IONQ_API_URL"] = "http://127.0.0.1:8404/v0.4"
backend = IonQProvider().get_backend("simulator", gateset="native")

circuit = QuantumCircuit(QuantumRegister(2, "q"), ClassicalRegister(2, "both"))
circuit.append(MSGate(0.5, 0, 0.25), [0, 1])
circuit.append(GPI2Gate(-0.25), [0])
circuit.append(GPI2Gate(0), [1])
circuit.measure(0, circuit.cregs[0][0])
circuit.measure(1, circuit.cregs[0][1])

job = backend.run(circuit, shots=1000)
print(job.job_id())

# Registers from the last to the first, and in each the last bit first.
print(job.result().get_counts())
