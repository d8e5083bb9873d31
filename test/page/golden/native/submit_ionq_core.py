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
        "ionloom.readout": "{\"version\":2,\"statements\":[{\"qubits\":4,\"registers\":[[\"a\",[2,3]],[\"b\",[0]]],\"wires\":[3,1,2,0],\"frames\":[1.7707963267948958,-1.956194490192347,-3.000232936224565,-1.8853981633974488]}],\"runs\":[0,1]}",
    },
    "settings": {"error_mitigation": {"debiasing": False}},
    "input": {
        "qubits": 4,
        "gateset": "native",
        "circuit": [
            {"gate": "gpi2", "target": 1, "phase": -0.25},
            {"gate": "gpi2", "target": 2, "phase": -0.10646872100529399},
            {"gate": "gpi2", "target": 2, "phase": -0.4664174198069558},
            {"gate": "zz", "targets": [1, 2], "angle": -0.125},
            {"gate": "gpi2", "target": 0, "phase": -0.25},
            {"gate": "gpi2", "target": 2, "phase": -0.2724980977727494},
            {"gate": "zz", "targets": [0, 2], "angle": 0.25},
            {"gate": "gpi2", "target": 2, "phase": 0.47750190222725053},
            {"gate": "zz", "targets": [1, 2], "angle": 0.125},
            {"gate": "gpi2", "target": 2, "phase": 0.1025019022272505},
            {"gate": "zz", "targets": [0, 2], "angle": 0.21816901138162095},
            {"gate": "gpi2", "target": 1, "phase": 0.17042252845405234},
            {"gate": "zz", "targets": [0, 1], "angle": 0.25},
            {"gate": "gpi2", "target": 1, "phase": -0.0795774715459476},
            {"gate": "gpi2", "target": 3, "phase": 0.25},
            {"gate": "gpi2", "target": 3, "phase": -0.07492956259891508},
            {"gate": "zz", "targets": [1, 3], "angle": 0.25},
            {"gate": "gpi2", "target": 3, "phase": 0.30007043740108497},
            {"gate": "zz", "targets": [0, 3], "angle": -0.125},
            {"gate": "gpi2", "target": 1, "phase": -0.047746482927568466},
            {"gate": "gpi2", "target": 3, "phase": -0.3249295625989151},
            {"gate": "zz", "targets": [1, 3], "angle": 0.25},
            {"gate": "gpi2", "target": 3, "phase": 0.42507043740108486},
            {"gate": "zz", "targets": [0, 3], "angle": 0.125},
            {"gate": "zz", "targets": [1, 0], "angle": 0.125},
            {"gate": "gpi2", "target": 3, "phase": 0.050070437401084925},
            {"gate": "gpi2", "target": 1, "phase": 0.07725351707243171},
            {"gate": "zz", "targets": [3, 1], "angle": 0.25},
            {"gate": "zz", "targets": [0, 1], "angle": -0.015915494309189534},
            {"gate": "gpi2", "target": 1, "phase": -0.4386619772367579},
            {"gate": "gpi2", "target": 0, "phase": 0.46816901138162104},
            {"gate": "zz", "targets": [1, 0], "angle": 0.06366197723675814},
            {"gate": "gpi2", "target": 2, "phase": -0.2724980977727493},
            {"gate": "gpi2", "target": 3, "phase": -0.19992956259891512},
            {"gate": "zz", "targets": [2, 3], "angle": 0.1432394487827058},
            {"gate": "gpi2", "target": 0, "phase": -0.03183098861837892},
            {"gate": "gpi2", "target": 3, "phase": 0.30007043740108497},
            {"gate": "zz", "targets": [0, 3], "angle": 0.25},
            {"gate": "gpi2", "target": 1, "phase": -0.18866197723675782},
            {"gate": "gpi2", "target": 2, "phase": 0.22750190222725078},
            {"gate": "gpi2", "target": 3, "phase": -0.19992956259891492},
        ],
    },
}

job = create_job.sync(client=client, body=CircuitJobCreationPayload.from_dict(payload))
print(job.id)
done = wait_for_job(client, job.id)

# Outcomes are decimal numbers: qubit k is bit k.
print(get_job_probabilities.sync(job.id, client=client).additional_properties)
