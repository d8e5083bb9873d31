# pip install pennylane pennylane-ionq
# IONQ_API_KEY holds a key: any will do for an emulator.
import pennylane as qml
from pennylane_ionq.api_client import APIClient

# Its address is in its code.
APIClient.BASE_URL = "http://127.0.0.1:8404/v0.4"

device = qml.device("ionq.qpu", backend="forte-1", wires=2, error_mitigation={"debiasing": True})

operations = [
    qml.Hadamard(0),
    qml.CNOT([0, 1]),
]
measurements = [
    qml.counts(wires=[0, 1]),  # "both"
]
tape = qml.tape.QuantumScript(operations, measurements, shots=1000)

# The bits of an outcome are in the order of its wires.
print(qml.execute([tape], device))
