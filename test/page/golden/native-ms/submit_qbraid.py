# pip install 'qbraid[ionq]'
# IONQ_API_KEY holds a key: any will do for an emulator.
from qbraid.runtime import IonQProvider

provider = IonQProvider()
# Its address is in its code.
provider.session.base_url = "http://127.0.0.1:8404/v0.4"
device = provider.get_device("simulator")

circuit = {
    "qubits": 2,
    "gateset": "native",
    "circuit": [
        {"gate": "ms", "targets": [0, 1], "phases": [0.5, 0], "angle": 0.25},
        {"gate": "gpi2", "target": 0, "phase": -0.25},
        {"gate": "gpi2", "target": 1, "phase": 0},
    ],
}

job = device.submit(circuit, shots=1000)
print(job.id)
job.wait_for_final_state()

# The last bit is qubit 0.
print(job.result().data.get_counts())
