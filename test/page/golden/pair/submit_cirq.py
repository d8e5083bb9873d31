# pip install cirq-core cirq-ionq
# IONQ_API_KEY holds a key: any will do for an emulator.
import cirq
import cirq_ionq

service = cirq_ionq.Service(remote_host="http://127.0.0.1:8404")
q = cirq.LineQubit.range(2)

circuit = cirq.Circuit(
    cirq.H(q[0]),
    cirq.CNOT(q[0], q[1]),
    cirq.measure(q[0], q[1], key="both"),
)

job = service.create_job(circuit, repetitions=1000, target="simulator", name="A pair")
print(job.job_id())

# Outcomes are numbers whose first bit is qubit 0.
print(job.results())
