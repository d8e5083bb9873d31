"""pennylane-ionq: its address is in its code, and one line leads it to the emulator."""

import os

import numpy as np
import pennylane as qml
from features import (
    FAILING_QPU,
    GHZ,
    MACHINE_ERRORS,
    QPU,
    SHOTS,
    SWEEP_ANGLES,
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
from pennylane_ionq import ops
from pennylane_ionq.api_client import APIClient

APIClient.BASE_URL = os.environ["IONQ_API_URL"]

np.random.seed(5)


def simulator(**options):
    return qml.device("ionq.simulator", wires=3, **options)


def machine(name=QPU, **options):
    return qml.device("ionq.qpu", backend=name.removeprefix("qpu."), wires=3, **options)


def ghz_gates():
    qml.Hadamard(0)
    qml.CNOT([0, 1])
    qml.CNOT([0, 2])


def sweep_gates(angle):
    qml.PauliX(0)
    qml.RX(angle, 1)
    qml.CNOT([1, 2])


def ask(device, gates, measured, *angles, shots=SHOTS):
    """What a function of gates gives on a device."""

    def circuit(*given):
        gates(*given)
        return measured()

    return qml.set_shots(qml.QNode(circuit, device, diff_method="parameter-shift"), shots)(*angles)


def counts_of(device, gates, *angles, shots=SHOTS):
    counts = ask(device, gates, lambda: qml.counts(wires=[0, 1, 2]), *angles, shots=shots)
    return {str(outcome): int(n) for outcome, n in counts.items()}


def probabilities_of(device):
    """What the device got from the service, before it draws shots."""
    wires = device.num_wires
    return {format(i, f"0{wires}b"): float(p) for i, p in enumerate(device.prob) if p > 0}


def locally(gates, *angles):
    """The SDK's own local simulator."""
    found = ask(qml.device("default.qubit", wires=3), gates, lambda: qml.probs(wires=[0, 1, 2]), *angles, shots=None)
    return {format(i, "03b"): float(p) for i, p in enumerate(found) if p > 1e-9}


def ghz():
    device = simulator()
    drawn = agree(counts_of(device, ghz_gates), GHZ)
    return f"{equal_probabilities(probabilities_of(device), locally(ghz_gates))}; {drawn}"


def sweep():
    device = simulator()
    operations = [qml.tape.make_qscript(sweep_gates)(angle).operations for angle in SWEEP_ANGLES]
    tapes = [qml.tape.QuantumScript(each, [qml.probs(wires=[0, 1, 2])], shots=SHOTS) for each in operations]
    qml.execute(tapes, device)
    require(len(device.histograms) == len(tapes), f"{len(device.histograms)} results")
    for index, angle in enumerate(SWEEP_ANGLES):
        device.set_current_circuit_index(index)
        equal_probabilities(probabilities_of(device), locally(sweep_gates, angle))
        equal_probabilities(probabilities_of(device), sweep_probabilities(angle))
    # A gradient is a job of several circuits, too.
    angle = qml.numpy.array(0.7, requires_grad=True)
    slope = float(qml.grad(lambda a: ask(simulator(), sweep_gates, lambda: qml.expval(qml.PauliZ(2)), a))(angle))
    require(abs(slope + np.sin(0.7)) < 0.06, f"slope {slope}, not {-np.sin(0.7)}")
    return f"{len(tapes)} circuits in one job, in their order; a gradient"


def native():
    def gates():
        ops.GPI2(0.1, wires=0)
        ops.GPI(0.3, wires=1)
        ops.MS(0.05, 0.2, 0.17, wires=[0, 1])
        ops.GPI2(0.4, wires=1)

    device = qml.device("ionq.simulator", wires=2, gateset="native")
    ask(device, gates, lambda: qml.probs(wires=[0, 1]))
    # Its own simulator cannot run them.
    detail = equal_probabilities(probabilities_of(device), native_probabilities())
    ms = ops.MS.compute_matrix(0.05, 0.2, 0.17)
    wrong = ["GPI and GPI2 have no matrices"] if not ops.GPI.has_matrix else []
    wrong += ["the matrix of MS is not unitary"] if not np.allclose(ms @ ms.conj().T, np.eye(4)) else []
    return detail, "; ".join(wrong) or None


def noise():
    def run(seed):
        device = simulator(noise_model="forte-1", noise_seed=seed)
        counts_of(device, ghz_gates)
        return {outcome: round(p * SHOTS) for outcome, p in probabilities_of(device).items()}

    return noisy(run(11), run(11), run(12), GHZ)


def debiasing():
    def run(sharpen):
        device = machine(error_mitigation={"debiasing": True}, sharpen=sharpen)
        counts_of(device, ghz_gates, shots=1000)
        return {outcome: round(p * 1000) for outcome, p in probabilities_of(device).items()}

    mean, voted = run(False), run(True)
    agree(mean, GHZ, MACHINE_ERRORS)
    right = [sum(counts.get(outcome, 0) for outcome in GHZ) / sum(counts.values()) for counts in (mean, voted)]
    require(right[1] >= right[0], f"votes sharpen nothing: {right}")
    return f"right outcomes {right[0]:.1%}, sharpened {right[1]:.1%}", "one job per way to aggregate"


def shots():
    device = machine()
    samples = ask(device, sweep_gates, lambda: qml.sample(wires=[0, 1, 2]), 1.1, shots=500)
    require(len(samples) == 500, f"{len(samples)} shots")
    counts = {}
    for sample in samples:
        outcome = "".join(map(str, sample))
        counts[outcome] = counts.get(outcome, 0) + 1
    detail = agree(counts, sweep_probabilities(1.1), MACHINE_ERRORS)
    return f"500 shots, {detail}", "single shots are made from counts: their order is lost"


def cancel():
    raise NotOffered("no cancel; a job that is canceled elsewhere is polled for ever")


def failure():
    error = raised(lambda: counts_of(machine(FAILING_QPU), ghz_gates, shots=100))
    require(type(error).__name__ == "JobExecutionError", f"raised {error!r}")
    own = "neither code nor reason of a failure" if str(error) == "Job failed" else None
    return f"{type(error).__name__}: {error}", own


def cost():
    raise NotOffered("no estimate and no cost")


def session():
    raise NotOffered("no sessions")


def pauliexp():
    generator = 0.3 * qml.PauliX(0) @ qml.PauliY(1) + 0.5 * qml.PauliZ(2)

    def gates():
        qml.RX(0.4, 0)
        qml.RY(0.9, 1)
        qml.evolve(generator, 0.7)

    def evolved():
        qml.RX(0.4, 0)
        qml.RY(0.9, 1)
        qml.ops.op_math.Evolution(generator, 0.7)

    device = simulator()
    counts_of(device, evolved)
    return equal_probabilities(probabilities_of(device), locally(gates))


def dry_run():
    tape = qml.tape.QuantumScript([qml.Hadamard(0)], [qml.probs(wires=[0, 1, 2])], shots=100)
    found = machine(dry_run=True).batch_execute([tape])
    require(found == [[]], f"{found}")
    return "nothing is waited for", "neither the job, nor a cost, nor a compiled circuit can be asked for"


def retrieve():
    raise NotOffered("no jobs by id")


features = Features("pennylane-ionq")
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
