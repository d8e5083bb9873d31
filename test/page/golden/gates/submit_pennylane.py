# pip install pennylane pennylane-ionq
# IONQ_API_KEY holds a key: any will do for an emulator.
import pennylane as qml
from pennylane_ionq.api_client import APIClient

# Its address is in its code.
APIClient.BASE_URL = "http://127.0.0.1:8404/v0.4"

device = qml.device("ionq.simulator", wires=4, noise_model="forte-1", noise_seed=7)

operations = [
    qml.Hadamard(0),
    qml.Hadamard(1),
    qml.RY(0.7, 2),
    qml.RX(1.1, 3),
    qml.RZ(0.3, 1),
    qml.RZ(0.2, 0),
    qml.RZ(0.2, 1),
    qml.IsingZZ(-0.2, [0, 1]),
    qml.RZ(0.3, 2),
    qml.RY(0.1, 2),
    qml.RZ(0.2, 2),
    qml.ctrl(qml.PauliX(2), control=[0, 1]),
    qml.SX(1),
    qml.adjoint(qml.S(0)),
    qml.T(3),
    qml.adjoint(qml.T(2)),
    qml.IsingZZ(0.2, [0, 2]),
    qml.ctrl(qml.Hadamard(1), control=[0]),
    qml.CNOT([3, 1]),
    qml.ctrl(qml.PauliX(3), control=[0, 1]),
    qml.CNOT([3, 1]),
    qml.ctrl(qml.RX(0.2, 1), control=[0]),
    qml.IsingXX(0.9, [2, 3]),
    qml.IsingYY(0.4, [1, 0]),
    qml.ctrl(qml.PauliZ(0), control=[3]),
    qml.PauliY(2),
    qml.SWAP([0, 3]),
    qml.adjoint(qml.SX(0)),
]
measurements = [
    qml.counts(wires=[2, 0]),  # "a"
    qml.counts(wires=[3]),  # "b"
]
tape = qml.tape.QuantumScript(operations, measurements, shots=1000)

# The bits of an outcome are in the order of its wires.
print(qml.execute([tape], device))
