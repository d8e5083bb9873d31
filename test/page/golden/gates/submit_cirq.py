# pip install cirq-core cirq-ionq
# IONQ_API_KEY holds a key: any will do for an emulator.
from math import pi

import cirq
import cirq_ionq

service = cirq_ionq.Service(remote_host="http://127.0.0.1:8404")
q = cirq.LineQubit.range(4)

circuit = cirq.Circuit(
    cirq.H(q[0]),
    cirq.H(q[1]),
    cirq.ry(0.7)(q[2]),
    cirq.rx(1.1)(q[3]),
    cirq.rz(0.3)(q[1]),
    cirq.rz(0.2)(q[0]),
    cirq.rz(0.2)(q[1]),
    cirq.ZZPowGate(exponent=-0.2 / pi, global_shift=-0.5)(q[0], q[1]),
    cirq.rz(0.3)(q[2]),
    cirq.ry(0.1)(q[2]),
    cirq.rz(0.2)(q[2]),
    cirq.X(q[2]).controlled_by(q[0], q[1]),
    cirq.XPowGate(exponent=0.5)(q[1]),
    cirq.ZPowGate(exponent=-0.5)(q[0]),
    cirq.T(q[3]),
    cirq.ZPowGate(exponent=-0.25)(q[2]),
    cirq.ZZPowGate(exponent=0.2 / pi, global_shift=-0.5)(q[0], q[2]),
    cirq.H(q[1]).controlled_by(q[0]),
    cirq.CNOT(q[3], q[1]),
    cirq.X(q[3]).controlled_by(q[0], q[1]),
    cirq.CNOT(q[3], q[1]),
    cirq.rx(0.2)(q[1]).controlled_by(q[0]),
    cirq.XXPowGate(exponent=0.9 / pi, global_shift=-0.5)(q[2], q[3]),
    cirq.YYPowGate(exponent=0.4 / pi, global_shift=-0.5)(q[1], q[0]),
    cirq.Z(q[0]).controlled_by(q[3]),
    cirq.Y(q[2]),
    cirq.SWAP(q[0], q[3]),
    cirq.XPowGate(exponent=-0.5)(q[0]),
    cirq.measure(q[2], q[0], key="a"),
    cirq.measure(q[3], key="b"),
)
circuit = cirq.optimize_for_target_gateset(circuit, gateset=cirq_ionq.IonQTargetGateset())

job = service.create_job(circuit, repetitions=1000, target="simulator", noise={"model": "forte-1", "seed": 7})
print(job.job_id())

# Outcomes are numbers whose first bit is qubit 0.
print(job.results())
