# pip install cirq-core cirq-ionq
# IONQ_API_KEY holds a key: any will do for an emulator.
from math import pi

import cirq
import cirq_ionq

service = cirq_ionq.Service(remote_host="http://127.0.0.1:8404")
q = cirq.LineQubit.range(2)

circuit0 = cirq.Circuit(
    cirq.H(q[0]),
    cirq.PauliStringPhasor(cirq.Y(q[0]) * cirq.X(q[1]), exponent_neg=0.7200000000000001 / 2 / pi, exponent_pos=-0.7200000000000001 / 2 / pi),
    cirq.X(q[0]),
    cirq.PauliStringPhasor(cirq.Z(q[0]) * cirq.Z(q[1]), exponent_neg=0.54 / 2 / pi, exponent_pos=-0.54 / 2 / pi),
    cirq.X(q[0]),
    cirq.H(q[1]),
    cirq.measure(q[0], q[1], key="all"),
)

circuit1 = cirq.Circuit(
    cirq.X(q[0]),
    cirq.XPowGate(exponent=-0.5)(q[1]),
    cirq.measure(q[0], q[1], key="all"),
)

job = service.create_batch_job([circuit0, circuit1], repetitions=500, target="simulator", name="two \"circuits\"")
print(job.job_id())

# Outcomes are numbers whose first bit is qubit 0.
for result in job.results():
    print(result)
