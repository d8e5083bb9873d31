# pip install 'qbraid[ionq]'
# IONQ_API_KEY holds a key: any will do for an emulator.
from qbraid.runtime import IonQProvider

provider = IonQProvider()
# Its address is in its code.
provider.session.base_url = "http://127.0.0.1:8404/v0.4"
device = provider.get_device("simulator")

circuit = {
    "qubits": 4,
    "gateset": "qis",
    "circuit": [
        {"gate": "h", "target": 0},
        {"gate": "h", "target": 1},
        {"gate": "ry", "target": 2, "rotation": 0.7},
        {"gate": "rx", "target": 3, "rotation": 1.1},
        {"gate": "rz", "target": 1, "rotation": 0.3},
        {"gate": "rz", "target": 0, "rotation": 0.2},
        {"gate": "rz", "target": 1, "rotation": 0.2},
        {"gate": "zz", "targets": [0, 1], "rotation": -0.2},
        {"gate": "rz", "target": 2, "rotation": 0.3},
        {"gate": "ry", "target": 2, "rotation": 0.1},
        {"gate": "rz", "target": 2, "rotation": 0.2},
        {"gate": "x", "controls": [0, 1], "target": 2},
        {"gate": "v", "target": 1},
        {"gate": "si", "target": 0},
        {"gate": "t", "target": 3},
        {"gate": "ti", "target": 2},
        {"gate": "zz", "targets": [0, 2], "rotation": 0.2},
        {"gate": "h", "control": 0, "target": 1},
        {"gate": "cnot", "control": 3, "target": 1},
        {"gate": "x", "controls": [0, 1], "target": 3},
        {"gate": "cnot", "control": 3, "target": 1},
        {"gate": "rx", "control": 0, "target": 1, "rotation": 0.2},
        {"gate": "xx", "targets": [2, 3], "rotation": 0.9},
        {"gate": "yy", "targets": [1, 0], "rotation": 0.4},
        {"gate": "z", "control": 3, "target": 0},
        {"gate": "y", "target": 2},
        {"gate": "swap", "targets": [0, 3]},
        {"gate": "vi", "target": 0},
    ],
}

job = device.submit(circuit, shots=1000, noise={"model": "forte-1", "seed": 7})
print(job.id)
job.wait_for_final_state()

# The last bit is qubit 0.
print(job.result().data.get_counts())
