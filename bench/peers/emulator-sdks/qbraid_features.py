"""qBraid: its address is in its code, and one line leads it to the emulator."""

import os

from features import (
    FAILING_QPU,
    FAILURE_CODE,
    GHZ,
    MACHINE_ERRORS,
    QPU,
    SHOTS,
    SWEEP_ANGLES,
    WAITING_QPU,
    Features,
    NotOffered,
    agree,
    equal_probabilities,
    native_probabilities,
    noisy,
    raised,
    require,
    sweep_probabilities,
)
from qbraid.runtime import IonQJob, IonQProvider
from qiskit import QuantumCircuit

provider = IonQProvider()
provider.session.base_url = os.environ["IONQ_API_URL"]
simulator = provider.get_device("simulator")
machine = provider.get_device(QPU)

def program(*gates):
    return "\n".join(["OPENQASM 3.0;", 'include "stdgates.inc";', "qubit[3] q;", *(f"{gate};" for gate in gates)])


GHZ_PROGRAM = program("h q[0]", "cx q[0], q[1]", "cx q[0], q[2]")


def sweep_program(angle):
    return program("x q[0]", f"rx({angle}) q[1]", "cx q[1], q[2]")


def result_of(job):
    job.wait_for_final_state(timeout=60, poll_interval=0.1)
    return job.result()


def in_bits(found):
    """Qubit 0 first, from bits whose last is qubit 0."""
    if isinstance(found, list):
        return [in_bits(each) for each in found]
    return {str(outcome)[::-1]: value for outcome, value in found.items()}


def counts_of(job):
    return in_bits(result_of(job).data.get_counts())


def probabilities_of(job):
    return in_bits(result_of(job).data.get_probabilities())


def ghz():
    job = simulator.run(GHZ_PROGRAM, shots=SHOTS)
    exact = equal_probabilities(probabilities_of(job), GHZ)
    return f"{exact}; on {QPU} {agree(counts_of(machine.run(GHZ_PROGRAM, shots=SHOTS)), GHZ, MACHINE_ERRORS)}"


def sweep():
    programs = [sweep_program(angle) for angle in SWEEP_ANGLES]
    job = simulator.run(programs, shots=SHOTS)
    found = counts_of(job)
    require(len(found) == len(programs), f"{len(found)} results")
    for angle, each in zip(SWEEP_ANGLES, found, strict=True):
        agree(each, sweep_probabilities(angle))
    wrong = [] if raised(lambda: probabilities_of(job)) is None else ["get_probabilities() refuses several circuits"]
    return f"{len(programs)} circuits in one job, in their order", "; ".join([*wrong, *of_qiskit_circuits()]) or None


def of_qiskit_circuits():
    """Circuits in Qiskit's form take another way, on which they are laid out on the whole machine."""
    circuit = QuantumCircuit(3)
    circuit.x(0)
    circuit.rx(1.1, 1)
    circuit.cx(1, 2)
    wrong = []
    failed = raised(lambda: result_of(simulator.run(circuit, shots=SHOTS)))
    if "SimulationError" in str(failed):
        wrong.append("Qiskit circuits are sent as wide as the simulator (29 qubits), which is SimulationError")
    counts = counts_of(machine.run(circuit, shots=500))
    if max(map(len, counts)) > 3:
        wrong.append("outcomes of Qiskit circuits have as many bits as the machine")
    if raised(lambda: agree({key[:3]: n for key, n in counts.items()}, sweep_probabilities(1.1), MACHINE_ERRORS)):
        wrong.append("the bits of Qiskit circuits are those of its layout on the machine")
    return wrong


def native():
    circuit = [
        {"gate": "gpi2", "target": 0, "phase": 0.1},
        {"gate": "gpi", "target": 1, "phase": 0.3},
        {"gate": "ms", "targets": [0, 1], "phases": [0.05, 0.2], "angle": 0.17},
        {"gate": "gpi2", "target": 1, "phase": 0.4},
    ]
    job = simulator.submit({"qubits": 2, "gateset": "native", "circuit": circuit}, shots=SHOTS)
    return equal_probabilities(probabilities_of(job), native_probabilities())


def noise():
    def run(seed):
        return counts_of(simulator.run(GHZ_PROGRAM, shots=SHOTS, noise={"model": "forte-1", "seed": seed}))

    return noisy(run(11), run(11), run(12), GHZ)


def debiasing():
    job = machine.run(GHZ_PROGRAM, shots=1000, error_mitigation={"debiasing": True})
    agreed = agree(counts_of(job), GHZ, MACHINE_ERRORS)
    require(provider.session.get_job(job.id)["settings"]["error_mitigation"]["debiasing"], "it is not asked for")
    return agreed, "no way to ask for sharpened results"


def shots():
    counts = counts_of(machine.run(sweep_program(1.1), shots=500))
    require(sum(counts.values()) == 500, f"{counts}")
    detail = agree(counts, sweep_probabilities(1.1), MACHINE_ERRORS)
    return f"500 shots, {detail}", "no single shots: counts are made from probabilities"


def cancel():
    job = provider.get_device(WAITING_QPU).run(GHZ_PROGRAM, shots=100)
    job.cancel()
    require(job.status().name == "CANCELLED", f"status {job.status()}")
    return "status CANCELLED"


def failure():
    error = raised(lambda: result_of(provider.get_device(FAILING_QPU).run(GHZ_PROGRAM, shots=100)))
    require(error is not None and FAILURE_CODE in str(error), f"result() raised {error!r}")
    own = None if "fault rule" in str(error) else "reads failure.error, which v0.4 calls message: no reason is shown"
    return f"{type(error).__name__} with the code", own


def cost():
    job = machine.run(GHZ_PROGRAM, shots=1000)
    result_of(job)
    found = job.cost()
    require(found["cost"]["value"] > 0, f"{found}")
    return f"{found['cost']['value']} {found['cost']['unit']} paid"


def session():
    raise NotOffered("no sessions")


def pauliexp():
    raise NotOffered("only through qiskit-ionq, which is run by itself")


def dry_run():
    job = machine.run(GHZ_PROGRAM, shots=100, dry_run=True)
    job.wait_for_final_state(timeout=60, poll_interval=0.1)
    require(job.status().name == "COMPLETED", f"status {job.status()}")
    found = job.cost()
    require(found["dry_run"] and found["estimated_cost"]["value"] > 0, f"{found}")
    return f"compiled and not run; estimate {found['estimated_cost']['value']}"


def retrieve():
    job = machine.run(sweep_program(1.1), shots=300)
    counts = counts_of(job)
    again = counts_of(IonQJob(job.id, session=provider.session))
    require(counts == again, f"{counts} and {again}")
    devices = provider.get_devices()
    states = {device.id: device.status().name for device in devices}
    require(states[QPU] == "ONLINE", f"{states}")
    require(machine.profile.num_qubits == 36 and machine.profile.characterization is not None, f"{machine.profile}")
    require(machine.avg_queue_time() >= 0, "no queue time")
    return f"the same counts by id; {len(devices)} devices with their status and characterization"


features = Features("qbraid")
features.run("ghz", ghz)
features.run("sweep", sweep)
features.run("native", native)
features.run("noise", noise)
features.run("debiasing", debiasing)
features.run("shots", shots)
features.run("cancel", cancel)
features.run("failure", failure)
features.run("cost", cost)
features.run("session", session)
features.run("pauliexp", pauliexp)
features.run("dry-run", dry_run)
features.run("retrieve", retrieve)
