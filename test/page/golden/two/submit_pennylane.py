# pip install pennylane pennylane-ionq
# IONQ_API_KEY holds a key: any will do for an emulator.
import pennylane as qml
from pennylane_ionq.api_client import APIClient

# Its address is in its code.
APIClient.BASE_URL = "http://127.0.0.1:8404/v0.4"

device = qml.device("ionq.simulator", wires=2, job_name="two \"circuits\"")

operations = [
    qml.Hadamard(0),
    qml.PauliRot(0.7200000000000001, "YX", [0, 1]),
    qml.PauliRot(-0.54, "ZZ", [0, 1]),
    qml.Hadamard(1),
]
measurements = [
    qml.counts(wires=[0, 1]),  # "all"
]
tape0 = qml.tape.QuantumScript(operations, measurements, shots=500)

operations = [
    qml.PauliX(0),
    qml.adjoint(qml.SX(1)),
]
measurements = [
    qml.counts(wires=[0, 1]),  # "all"
]
tape1 = qml.tape.QuantumScript(operations, measurements, shots=500)

# The bits of an outcome are in the order of its wires.
print(qml.execute([tape0, tape1], device))
