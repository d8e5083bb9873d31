# pip install 'qbraid[ionq]'
# IONQ_API_KEY holds a key: any will do for an emulator.
from qbraid.runtime import IonQProvider

provider = IonQProvider()
# Its address is in its code.
provider.session.base_url = "http://127.0.0.1:8404/v0.4"
device = provider.get_device("qpu.forte-1")

circuit = {
    "qubits": 2,
    "gateset": "qis",
    "circuit": [{"gate": "h", "target": 0}, {"gate": "cnot", "control": 0, "target": 1}],
}

job = device.submit(circuit, shots=1000, error_mitigation={"debiasing": True})
print(job.id)
job.wait_for_final_state()

# The last bit is qubit 0.
print(job.result().data.get_counts())
