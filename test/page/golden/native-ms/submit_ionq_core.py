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
    "metadata": {
        "ionloom.readout": "{\"version\":2,\"statements\":[{\"qubits\":2,\"registers\":[[\"both\",[0,1]]],\"frames\":[-1.5707963267948966,0]}],\"runs\":[0,1]}",
    },
    "input": {
        "qubits": 2,
        "gateset": "native",
        "circuit": [
            {"gate": "ms", "targets": [0, 1], "phases": [0.5, 0], "angle": 0.25},
            {"gate": "gpi2", "target": 0, "phase": -0.25},
            {"gate": "gpi2", "target": 1, "phase": 0},
        ],
    },
}

job = create_job.sync(client=client, body=CircuitJobCreationPayload.from_dict(payload))
print(job.id)
done = wait_for_job(client, job.id)

# Outcomes are decimal numbers: qubit k is bit k.
print(get_job_probabilities.sync(job.id, client=client).additional_properties)
