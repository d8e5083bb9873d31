# pip install ionq-core
# IONQ_API_KEY holds a key: any will do for an emulator.
from ionq_core import IonQClient, wait_for_job
from ionq_core.api.default import create_job, get_job_probabilities
from ionq_core.models.circuit_job_creation_payload import CircuitJobCreationPayload

client = IonQClient(base_url="http://127.0.0.1:8404/v0.4")

payload = {
    "type": "ionq.circuit.v1",
    "backend": "simulator",
    "shots": 1000,
    "noise": {"model": "forte-1", "seed": 7},
    "metadata": {
        "ionloom.readout": "{\"version\":2,\"statements\":[{\"qubits\":4,\"registers\":[[\"a\",[2,0]],[\"b\",[3]]]}],\"runs\":[0,1]}",
    },
    "input": {
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
    },
}

job = create_job.sync(client=client, body=CircuitJobCreationPayload.from_dict(payload))
print(job.id)
done = wait_for_job(client, job.id)

# Outcomes are decimal numbers: qubit k is bit k.
print(get_job_probabilities.sync(job.id, client=client).additional_properties)
