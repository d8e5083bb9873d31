# pip install qiskit qiskit-ionq
# IONQ_API_KEY holds a key: any will do for an emulator.
import os

from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit_ionq import ErrorMitigation, GPI2Gate, IonQProvider, ZZGate

os.environ["IONQ_API_URL"] = "http://127.0.0.1:8404/v0.4"
backend = IonQProvider().get_backend("qpu.forte-1", gateset="native")

circuit = QuantumCircuit(QuantumRegister(4, "q"), ClassicalRegister(2, "a"), ClassicalRegister(1, "b"))
circuit.append(GPI2Gate(-0.25), [1])
circuit.append(GPI2Gate(-0.10646872100529399), [2])
circuit.append(GPI2Gate(-0.4664174198069558), [2])
circuit.append(ZZGate(-0.125), [1, 2])
circuit.append(GPI2Gate(-0.25), [0])
circuit.append(GPI2Gate(-0.2724980977727494), [2])
circuit.append(ZZGate(0.25), [0, 2])
circuit.append(GPI2Gate(0.47750190222725053), [2])
circuit.append(ZZGate(0.125), [1, 2])
circuit.append(GPI2Gate(0.1025019022272505), [2])
circuit.append(ZZGate(0.21816901138162095), [0, 2])
circuit.append(GPI2Gate(0.17042252845405234), [1])
circuit.append(ZZGate(0.25), [0, 1])
circuit.append(GPI2Gate(-0.0795774715459476), [1])
circuit.append(GPI2Gate(0.25), [3])
circuit.append(GPI2Gate(-0.07492956259891508), [3])
circuit.append(ZZGate(0.25), [1, 3])
circuit.append(GPI2Gate(0.30007043740108497), [3])
circuit.append(ZZGate(-0.125), [0, 3])
circuit.append(GPI2Gate(-0.047746482927568466), [1])
circuit.append(GPI2Gate(-0.3249295625989151), [3])
circuit.append(ZZGate(0.25), [1, 3])
circuit.append(GPI2Gate(0.42507043740108486), [3])
circuit.append(ZZGate(0.125), [0, 3])
circuit.append(ZZGate(0.125), [1, 0])
circuit.append(GPI2Gate(0.050070437401084925), [3])
circuit.append(GPI2Gate(0.07725351707243171), [1])
circuit.append(ZZGate(0.25), [3, 1])
circuit.append(ZZGate(-0.015915494309189534), [0, 1])
circuit.append(GPI2Gate(-0.4386619772367579), [1])
circuit.append(GPI2Gate(0.46816901138162104), [0])
circuit.append(ZZGate(0.06366197723675814), [1, 0])
circuit.append(GPI2Gate(-0.2724980977727493), [2])
circuit.append(GPI2Gate(-0.19992956259891512), [3])
circuit.append(ZZGate(0.1432394487827058), [2, 3])
circuit.append(GPI2Gate(-0.03183098861837892), [0])
circuit.append(GPI2Gate(0.30007043740108497), [3])
circuit.append(ZZGate(0.25), [0, 3])
circuit.append(GPI2Gate(-0.18866197723675782), [1])
circuit.append(GPI2Gate(0.22750190222725078), [2])
circuit.append(GPI2Gate(-0.19992956259891492), [3])
circuit.measure(2, circuit.cregs[0][0])
circuit.measure(3, circuit.cregs[0][1])
circuit.measure(0, circuit.cregs[1][0])

job = backend.run(circuit, shots=1000, error_mitigation=ErrorMitigation.NO_DEBIASING)
print(job.job_id())

# Registers from the last to the first, and in each the last bit first.
print(job.result().get_counts())
