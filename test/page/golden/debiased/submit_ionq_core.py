# pip install ionq-core
# IONQ_API_KEY holds a key: any will do for an emulator.
from ionq_core import IonQClient, wait_for_job
from ionq_core.api.default import create_job, get_job_probabilities
from ionq_core.models.circuit_job_creation_payload import CircuitJobCreationPayload

client = IonQClient(base_url="http://127.0.0.1:8404/v0.4")

payload = {
    "type": "ionq.circuit.v1",
    "backend": "qpu.forte-1",
    "shots": 1000,
    "metadata": {
        "ionloom.readout": "{\"version\":2,\"statements\":[{\"qubits\":2,\"registers\":[[\"both\",[0,1]]]}],\"runs\":[0,1]}",
    },
    "settings": {"error_mitigation": {"debiasing": True}},
    "input": {
        "qubits": 2,
        "gateset": "qis",
        "circuit": [{"gate": "h", "target": 0}, {"gate": "cnot", "control": 0, "target": 1}],
    },
}

job = create_job.sync(client=client, body=CircuitJobCreationPayload.from_dict(payload))
print(job.id)
done = wait_for_job(client, job.id)

# Outcomes are decimal numbers: qubit k is bit k.
print(get_job_probabilities.sync(job.id, client=client).additional_properties)
