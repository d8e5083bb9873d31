"""cirq-ionq, led to the emulator by IONQ_REMOTE_HOST and IONQ_API_KEY."""

import cirq
import cirq_ionq
import sympy
from features import (
    FAILING_QPU,
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
    noisy,
    raised,
    require,
    sweep_probabilities,
)

service = cirq_ionq.Service()
q0, q1, q2 = cirq.LineQubit.range(3)


def ghz_circuit():
    return cirq.Circuit(cirq.H(q0), cirq.CNOT(q0, q1), cirq.CNOT(q0, q2), cirq.measure(q0, q1, q2, key="all"))


def sweep_circuit(angle):
    # Keys of its own, in an order of its own.
    read = [cirq.measure(q2, q0, key="outer"), cirq.measure(q1, key="inner")]
    return cirq.Circuit(cirq.X(q0), cirq.rx(angle)(q1), cirq.CNOT(q1, q2), *read)


def in_binary(by_number, qubits=3):
    return {format(outcome, f"0{qubits}b"): value for outcome, value in by_number.items()}


def locally(circuit):
    """The SDK's own local simulator: qubit 0 first."""
    bare = cirq.Circuit(op for op in circuit.all_operations() if not cirq.is_measurement(op))
    qubits = sorted(circuit.all_qubits())
    state = cirq.Simulator(dtype=complex).simulate(bare, qubit_order=qubits).final_state_vector
    return {format(index, f"0{len(qubits)}b"): abs(a) ** 2 for index, a in enumerate(state) if abs(a) > 1e-6}


def ghz():
    job = service.create_job(ghz_circuit(), repetitions=SHOTS, target="simulator")
    exact = equal_probabilities(in_binary(job.results(polling_seconds=0.1).probabilities()), locally(ghz_circuit()))
    result = service.run(ghz_circuit(), repetitions=SHOTS, target="simulator", seed=5)
    return f"{exact}; {agree(in_binary(result.histogram(key='all')), GHZ)}"


def sweep():
    circuits = [sweep_circuit(angle) for angle in SWEEP_ANGLES]
    job = service.create_batch_job(circuits, repetitions=SHOTS, target="simulator")
    for circuit, angle, result in zip(circuits, SWEEP_ANGLES, job.results(polling_seconds=0.1), strict=True):
        equal_probabilities(in_binary(result.probabilities()), locally(circuit))
        outer, inner = {}, {}
        for outcome, p in sweep_probabilities(angle).items():
            outer[outcome[2] + outcome[0]] = p
            inner[outcome[1]] = p
        equal_probabilities(in_binary(result.probabilities("outer"), 2), outer)
        equal_probabilities(in_binary(result.probabilities("inner"), 1), inner)
    return f"{len(circuits)} circuits in one job, in their order, by key"


def native():
    circuit = cirq.Circuit(
        cirq_ionq.GPI2Gate(phi=0.1)(q0),
        cirq_ionq.GPIGate(phi=0.3)(q1),
        cirq_ionq.MSGate(phi0=0.05, phi1=0.2, theta=0.17)(q0, q1),
        cirq_ionq.GPI2Gate(phi=0.4)(q1),
        cirq.measure(q0, q1, key="all"),
    )
    result = service.create_job(circuit, target="simulator").results(polling_seconds=0.1)
    ms = equal_probabilities(in_binary(result.probabilities(), 2), locally(circuit))
    ours = cirq.optimize_for_target_gateset(sweep_circuit(1.1), gateset=cirq_ionq.ForteNativeGateset())
    require(any(isinstance(op.gate, cirq_ionq.ZZGate) for op in ours.all_operations()), f"{ours}")
    ideal = service.create_job(ours, target="simulator").results(polling_seconds=0.1)
    zz = equal_probabilities(in_binary(ideal.probabilities()), sweep_probabilities(1.1), 1e-4)
    counts = service.create_job(ours, repetitions=SHOTS, target=QPU).results(polling_seconds=0.1).counts()
    return f"ms {ms}; zz {zz}, on {QPU} {agree(in_binary(counts), sweep_probabilities(1.1), MACHINE_ERRORS)}"


def noise():
    def run(seed):
        given = {"model": "forte-1", "seed": seed}
        job = service.create_job(ghz_circuit(), repetitions=SHOTS, target="simulator", noise=given)
        result = job.results(polling_seconds=0.1)
        return {k: round(p * SHOTS) for k, p in in_binary(result.probabilities()).items()}

    return noisy(run(11), run(11), run(12), GHZ)


def debiasing():
    job = service.create_job(ghz_circuit(), repetitions=1000, target=QPU, error_mitigation={"debiasing": True})
    mean = in_binary(job.results(polling_seconds=0.1, sharpen=False).counts())
    voted = in_binary(job.results(polling_seconds=0.1, sharpen=True).counts())
    agree(mean, GHZ, MACHINE_ERRORS)
    right = [sum(counts.get(outcome, 0) for outcome in GHZ) / sum(counts.values()) for counts in (mean, voted)]
    require(right[1] > right[0], f"votes sharpen nothing: {right}")
    return f"right outcomes {right[0]:.1%}, sharpened {right[1]:.1%}"


def shots():
    result = service.run(sweep_circuit(1.1), repetitions=500, target=QPU)
    require(len(result.measurements["outer"]) == 500, f"{len(result.measurements['outer'])} shots")
    return "500 shots", "single shots are made from counts: their order is lost"


def cancel():
    job = service.create_job(ghz_circuit(), repetitions=100, target=WAITING_QPU)
    job.cancel()
    require(service.get_job(job.job_id()).status() == "canceled", "it is not canceled")
    error = raised(lambda: service.get_job(job.job_id()).results(polling_seconds=0.1))
    own = "results() of a canceled job falls over failure: null" if isinstance(error, TypeError) else None
    require(error is not None, "results() raises nothing")
    return f"status canceled; {type(error).__name__}", own


def failure():
    job = service.create_job(ghz_circuit(), repetitions=100, target=FAILING_QPU)
    error = raised(lambda: job.results(polling_seconds=0.1))
    require(isinstance(error, RuntimeError) and "failed" in str(error), f"results() raised {error!r}")
    own = None if "fault rule" in str(error) else "reads failure.error, not message: neither code nor reason"
    return f"{type(error).__name__}: status failed", own


def cost():
    raise NotOffered("no estimate and no cost")


def session():
    raise NotOffered("no sessions")


def pauliexp():
    x, y, z = cirq.X, cirq.Y, cirq.Z
    circuit = cirq.Circuit(
        cirq.rx(0.4)(q0),
        cirq.ry(0.9)(q1),
        cirq.PauliStringPhasor(x(q0) * y(q1) * z(q2), exponent_neg=0.3, exponent_pos=-0.1),
        cirq.measure(q0, q1, q2, key="all"),
    )
    job = service.create_job(circuit, target="simulator")
    return equal_probabilities(in_binary(job.results(polling_seconds=0.1).probabilities()), locally(circuit))


def dry_run():
    job = service.create_job(ghz_circuit(), repetitions=100, target=QPU, dry_run=True)
    error = raised(lambda: job.results(polling_seconds=0.1))
    require(job.status() == "completed", f"status {job.status()}")
    require(isinstance(error, cirq_ionq.IonQNotFoundException), f"results() raised {error!r}")
    return "compiled and not run", "neither a cost nor a compiled circuit can be asked for"


def sampler():
    angle = sympy.Symbol("angle")
    circuit = cirq.Circuit(cirq.X(q0), cirq.rx(angle)(q1), cirq.CNOT(q1, q2), cirq.measure(q0, q1, q2, key="all"))
    found = service.sampler(target="simulator", seed=5).run_sweep(
        circuit, cirq.Points("angle", SWEEP_ANGLES), repetitions=SHOTS
    )
    for result, value in zip(found, SWEEP_ANGLES, strict=True):
        agree(in_binary(result.histogram(key="all")), sweep_probabilities(value))
    return f"{len(found)} points", "one job per point"


def retrieve():
    job = service.create_job(sweep_circuit(1.1), repetitions=300, target=QPU)
    counts = job.results(polling_seconds=0.1).counts("outer")
    again = service.get_job(job.job_id()).results(polling_seconds=0.1).counts("outer")
    require(counts == again, f"{counts} and {again}")
    listed = [each.job_id() for each in service.list_jobs(limit=3, batch_size=3)]
    require(job.job_id() == listed[0], f"listed {listed}")
    many = [each.job_id() for each in service.list_jobs(limit=300)]
    own = None
    if len(set(many)) < len(many):
        own = "list_jobs() stops only where next is absent, not null: reads page one again and again"
    error = raised(service.get_current_calibration)
    require(isinstance(error, cirq_ionq.IonQNotFoundException), f"calibration raised {error!r}")
    calibrations = "get_current_calibration() asks for a path that v0.4 does not have"
    return "the same counts by id; listed", "; ".join(filter(None, [own, calibrations]))


features = Features("cirq-ionq")
features.run("ghz", ghz)
features.run("sweep", sweep)
features.run("sampler", sampler)
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
