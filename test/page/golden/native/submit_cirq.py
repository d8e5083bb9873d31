# pip install cirq-core cirq-ionq
# IONQ_API_KEY holds a key: any will do for an emulator.
import cirq
import cirq_ionq

service = cirq_ionq.Service(remote_host="http://127.0.0.1:8404")
q = cirq.LineQubit.range(4)

circuit = cirq.Circuit(
    cirq_ionq.GPI2Gate(phi=-0.25)(q[1]),
    cirq_ionq.GPI2Gate(phi=-0.10646872100529399)(q[2]),
    cirq_ionq.GPI2Gate(phi=-0.4664174198069558)(q[2]),
    cirq_ionq.ZZGate(theta=-0.125)(q[1], q[2]),
    cirq_ionq.GPI2Gate(phi=-0.25)(q[0]),
    cirq_ionq.GPI2Gate(phi=-0.2724980977727494)(q[2]),
    cirq_ionq.ZZGate(theta=0.25)(q[0], q[2]),
    cirq_ionq.GPI2Gate(phi=0.47750190222725053)(q[2]),
    cirq_ionq.ZZGate(theta=0.125)(q[1], q[2]),
    cirq_ionq.GPI2Gate(phi=0.1025019022272505)(q[2]),
    cirq_ionq.ZZGate(theta=0.21816901138162095)(q[0], q[2]),
    cirq_ionq.GPI2Gate(phi=0.17042252845405234)(q[1]),
    cirq_ionq.ZZGate(theta=0.25)(q[0], q[1]),
    cirq_ionq.GPI2Gate(phi=-0.0795774715459476)(q[1]),
    cirq_ionq.GPI2Gate(phi=0.25)(q[3]),
    cirq_ionq.GPI2Gate(phi=-0.07492956259891508)(q[3]),
    cirq_ionq.ZZGate(theta=0.25)(q[1], q[3]),
    cirq_ionq.GPI2Gate(phi=0.30007043740108497)(q[3]),
    cirq_ionq.ZZGate(theta=-0.125)(q[0], q[3]),
    cirq_ionq.GPI2Gate(phi=-0.047746482927568466)(q[1]),
    cirq_ionq.GPI2Gate(phi=-0.3249295625989151)(q[3]),
    cirq_ionq.ZZGate(theta=0.25)(q[1], q[3]),
    cirq_ionq.GPI2Gate(phi=0.42507043740108486)(q[3]),
    cirq_ionq.ZZGate(theta=0.125)(q[0], q[3]),
    cirq_ionq.ZZGate(theta=0.125)(q[1], q[0]),
    cirq_ionq.GPI2Gate(phi=0.050070437401084925)(q[3]),
    cirq_ionq.GPI2Gate(phi=0.07725351707243171)(q[1]),
    cirq_ionq.ZZGate(theta=0.25)(q[3], q[1]),
    cirq_ionq.ZZGate(theta=-0.015915494309189534)(q[0], q[1]),
    cirq_ionq.GPI2Gate(phi=-0.4386619772367579)(q[1]),
    cirq_ionq.GPI2Gate(phi=0.46816901138162104)(q[0]),
    cirq_ionq.ZZGate(theta=0.06366197723675814)(q[1], q[0]),
    cirq_ionq.GPI2Gate(phi=-0.2724980977727493)(q[2]),
    cirq_ionq.GPI2Gate(phi=-0.19992956259891512)(q[3]),
    cirq_ionq.ZZGate(theta=0.1432394487827058)(q[2], q[3]),
    cirq_ionq.GPI2Gate(phi=-0.03183098861837892)(q[0]),
    cirq_ionq.GPI2Gate(phi=0.30007043740108497)(q[3]),
    cirq_ionq.ZZGate(theta=0.25)(q[0], q[3]),
    cirq_ionq.GPI2Gate(phi=-0.18866197723675782)(q[1]),
    cirq_ionq.GPI2Gate(phi=0.22750190222725078)(q[2]),
    cirq_ionq.GPI2Gate(phi=-0.19992956259891492)(q[3]),
    cirq.measure(q[2], q[3], key="a"),
    cirq.measure(q[0], key="b"),
)

job = service.create_job(circuit, repetitions=1000, target="qpu.forte-1", error_mitigation={"debiasing": False})
print(job.job_id())

# Outcomes are numbers whose first bit is qubit 0.
print(job.results())
