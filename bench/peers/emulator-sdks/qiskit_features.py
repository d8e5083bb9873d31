"""qiskit-ionq, led to the emulator by IONQ_API_URL and IONQ_API_KEY."""

import math
from collections import Counter

from features import (
    FAILING_QPU,
    FAILURE_CODE,
    GHZ,
    LATER,
    MACHINE_ERRORS,
    PROFILE,
    QPU,
    SHOTS,
    SWEEP_ANGLES,
    WAITING_QPU,
    ClientFault,
    Features,
    NotOffered,
    agree,
    equal_probabilities,
    noisy,
    raised,
    require,
    sweep_probabilities,
)
from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister, transpile
from qiskit.circuit import Parameter
from qiskit.circuit.library import PauliEvolutionGate
from qiskit.primitives import BackendSamplerV2
from qiskit.providers import JobStatus
from qiskit.quantum_info import SparsePauliOp, Statevector
from qiskit_ionq import ErrorMitigation, GPI2Gate, GPIGate, IonQProvider, MSGate, Session, ZZGate

provider = IonQProvider()


def backend(name, **options):
    return provider.get_backend(name, **options)


def qiskit_order(exact):
    """Qiskit writes the last bit first."""
    return {outcome[::-1]: p for outcome, p in exact.items()}


def ghz_circuit():
    circuit = QuantumCircuit(3)
    circuit.h(0)
    circuit.cx(0, 1)
    circuit.cx(0, 2)
    circuit.measure_all()
    return circuit


def sweep_circuit(angle):
    circuit = QuantumCircuit(3)
    circuit.x(0)
    circuit.rx(angle, 1)
    circuit.cx(1, 2)
    circuit.measure_all()
    return circuit


def locally(circuit):
    """The SDK's own local simulator."""
    return Statevector(circuit.remove_final_measurements(inplace=False)).probabilities_dict()


def result_of(job):
    return job.result(wait=0.1, timeout=60)


def probabilities_of(job):
    return result_of(job).data(0)["probabilities"]


def ghz():
    job = backend("simulator").run(ghz_circuit(), shots=SHOTS, sampler_seed=5)
    exact = equal_probabilities(probabilities_of(job), locally(ghz_circuit()))
    return f"{exact}; {agree(job.get_counts(), GHZ)}"


def sweep():
    circuits = [sweep_circuit(angle) for angle in SWEEP_ANGLES]
    job = backend("simulator").run(circuits, shots=SHOTS, sampler_seed=5)
    results = result_of(job)
    for index, circuit in enumerate(circuits):
        found = results.data(index)["probabilities"]
        equal_probabilities(found, {k: p for k, p in locally(circuit).items() if p > 1e-9})
        agree(results.get_counts(index), qiskit_order(sweep_probabilities(SWEEP_ANGLES[index])))
    children = job.status(detailed=True)
    require(children["completed"] == len(circuits), f"children: {children}")
    return f"{len(circuits)} circuits in one job, in their order"


def sampler():
    """Qiskit's own primitive, which sends a sweep as one job."""
    angle = Parameter("angle")
    simulator = backend("simulator")
    simulator.set_options(noise_model="forte-1", sampler_seed=3)
    job = BackendSamplerV2(backend=simulator).run([(sweep_circuit(angle), SWEEP_ANGLES)], shots=SHOTS)
    try:
        data = job.result()[0].data.meas
    except OverflowError as error:
        # Its memory is right, as the feature of the shots shows, but in the wrong base.
        raise ClientFault("gives Qiskit's primitives its shots in binary, which they read as hexadecimal") from error
    for index, value in enumerate(SWEEP_ANGLES):
        agree(data.get_counts(index), qiskit_order(sweep_probabilities(value)), MACHINE_ERRORS)
    return f"{len(SWEEP_ANGLES)} points"


def native():
    circuit = QuantumCircuit(2)
    circuit.append(GPI2Gate(0.1), [0])
    circuit.append(GPIGate(0.3), [1])
    circuit.append(MSGate(0.05, 0.2, 0.17), [0, 1])
    circuit.append(GPI2Gate(0.4), [1])
    exact = locally(circuit)
    circuit.measure_all()
    ms = equal_probabilities(probabilities_of(backend("simulator", gateset="native").run(circuit)), exact)
    # What the transpiler makes of a circuit for a machine with zz.
    machine = backend(QPU, gateset="native")
    lowered = transpile(sweep_circuit(1.1), machine, optimization_level=1)
    require("zz" in lowered.count_ops(), f"gates: {lowered.count_ops()}")
    counts = result_of(machine.run(lowered, shots=SHOTS)).get_counts()
    zz = agree(counts, qiskit_order(sweep_probabilities(1.1)), MACHINE_ERRORS)
    return f"ms {ms}; zz through transpile {zz}"


def noise():
    def run(seed):
        simulator = backend("simulator")
        simulator.set_options(noise_model="forte-1", sampler_seed=seed)
        return result_of(simulator.run(ghz_circuit(), shots=SHOTS)).get_counts()

    return noisy(run(11), run(11), run(12), GHZ)


def debiasing():
    machine = backend(QPU)
    job = machine.run(ghz_circuit(), shots=1000, error_mitigation=ErrorMitigation.DEBIASING)
    mean = job.result(sharpen=False, wait=0.1).get_counts()
    voted = job.result(sharpen=True, wait=0.1).get_counts()
    agree(mean, GHZ, MACHINE_ERRORS)
    right = [sum(counts.get(outcome, 0) for outcome in GHZ) / sum(counts.values()) for counts in (mean, voted)]
    require(right[1] > right[0], f"votes sharpen nothing: {right}")
    detail = f"right outcomes {right[0]:.1%}, sharpened {right[1]:.1%}"
    return detail, "sharpen only; the method's name (aggregation) has to be passed as an unchecked query parameter"


def memory():
    def run(circuits):
        simulator = backend("simulator")
        simulator.set_options(noise_model="forte-1", sampler_seed=3)
        return result_of(simulator.run(circuits, shots=500, memory=True))

    one = run(sweep_circuit(1.1))
    require(dict(Counter(one.get_memory())) == one.get_counts(), "memory and counts differ")
    many = run([sweep_circuit(angle) for angle in SWEEP_ANGLES])
    for index in range(len(SWEEP_ANGLES)):
        require(dict(Counter(many.get_memory(index))) == many.get_counts(index), f"memory of circuit {index} differs")
    return "500 shots, and 500 of each of 5 circuits, add up to the counts"


def cancel():
    job = backend(WAITING_QPU).run(ghz_circuit(), shots=100)
    require(job.status() in (JobStatus.INITIALIZING, JobStatus.QUEUED), f"status {job.status()}")
    job.cancel()
    require(job.status() is JobStatus.CANCELLED, f"status {job.status()}")
    error = raised(lambda: job.result(wait=0.1))
    require("canceled job" in str(error), f"result() raised {error!r}")
    return "status CANCELLED; result() says so"


def failure():
    error = raised(lambda: result_of(backend(FAILING_QPU).run(ghz_circuit(), shots=100)))
    require(error is not None and FAILURE_CODE in str(error), f"result() raised {error!r}")
    own = None if "fault rule" in str(error) else "reads failure.error, which v0.4 calls message: no reason is shown"
    return f"{type(error).__name__} with the code", own


def cost():
    found = backend(QPU).client.estimate_job(
        backend=QPU, oneq_gates=10, twoq_gates=2, qubits=3, shots=SHOTS, error_mitigation=False
    )
    if PROFILE == LATER:
        total = found.to_dict()["estimated_total_cost"]
        require(total > 0, f"estimate: {found.to_dict()}")
        return f"{total} usd", "reads the estimate of May 2026: cost is None"
    require(found.cost is not None and found.cost > 0, f"estimate: {found.to_dict()}")
    return f"{found.cost} {found.cost_unit}"


def session():
    machine = backend(QPU)
    with Session(machine, max_jobs=3) as opened:
        job = machine.run(ghz_circuit(), shots=100)
        result_of(job)
        require(job._metadata["session_id"] == opened.session_id, "the job is not in the session")
        state, usage = opened.status(), opened.usage()
        details = opened.details()
    require(opened.details()["active"] is False, f"after the end: {opened.details()}")
    waiting = abandoned_job()
    wrong = [name for name, value in (("status()", state), ("usage()", usage)) if value is None]
    own = [f"{' and '.join(wrong)} read fields that v0.4 does not have: always None"] if wrong else []
    if waiting.status() is not JobStatus.CANCELLED:
        own.append("after an error it looks for a session's jobs in a state that v0.4 does not have, and cancels none")
    return f"opened ({details['status']}), one job, ended", "; ".join(own) or None


def abandoned_job():
    """A job that waits in a session which an error ends."""
    machine = backend(WAITING_QPU)
    try:
        with Session(machine):
            job = machine.run(ghz_circuit(), shots=100)
            raise KeyError
    except KeyError:
        return job


def pauliexp():
    operator = SparsePauliOp(["XXI", "ZZI", "IIY"], [0.3, 0.5, -0.2])
    circuit = QuantumCircuit(3)
    circuit.rx(0.4, 0)
    circuit.ry(0.9, 1)
    circuit.append(PauliEvolutionGate(operator, time=0.7), [0, 1, 2])
    exact = {k: p for k, p in locally(circuit).items() if p > 1e-12}
    circuit.measure_all()
    # Outcomes that its own sampling does not draw are left out of the probabilities.
    return equal_probabilities(probabilities_of(backend("simulator").run(circuit, shots=1_000_000)), exact)


def registers():
    """A circuit that begins with a reset goes as OpenQASM 3, and its shots come back by register."""
    bits, first, second = QuantumRegister(3, "q"), ClassicalRegister(1, "first"), ClassicalRegister(2, "second")
    circuit = QuantumCircuit(bits, first, second)
    circuit.reset(0)
    circuit.ry(1.0, 0)
    circuit.x(1)
    circuit.cx(0, 2)
    circuit.measure(bits, [second[0], first[0], second[1]])
    simulator = backend("simulator")
    simulator.set_options(noise_model="forte-1", sampler_seed=3)
    job = simulator.run(circuit, shots=SHOTS, memory=True)
    if PROFILE != LATER:
        error = raised(lambda: result_of(job))
        require("no per-register shot data" in str(error), f"result() raised {error!r}")
        raise NotOffered("needs artifacts, which the document of May 2026 does not have")
    counts = result_of(job).get_counts()
    one = math.sin(0.5) ** 2
    require(dict(Counter(job.get_memory())) == counts, "memory and counts differ")
    return agree(counts, {"00 1": 1 - one, "11 1": one}, MACHINE_ERRORS)


def mid_circuit():
    """Measured in the middle is what may as well be measured at the end; more than that is refused."""
    circuit = QuantumCircuit(2, 2)
    circuit.ry(1.0, 0)
    circuit.measure(0, 0)
    circuit.cx(0, 1)
    circuit.measure(1, 1)
    simulator = backend("simulator")
    simulator.set_options(noise_model="forte-1", sampler_seed=3)
    job = simulator.run(circuit, shots=SHOTS)
    one = math.sin(0.5) ** 2
    detail = "artifacts only in the later profile"
    if PROFILE == LATER:
        detail = agree(result_of(job).get_counts(), {"00": 1 - one, "11": one}, MACHINE_ERRORS)
    circuit.reset(0)
    circuit.measure(0, 0)
    error = raised(lambda: result_of(simulator.run(circuit, shots=SHOTS)))
    require("CompilationError" in str(error), f"result() raised {error!r}")
    return f"{detail}; a reset afterwards fails with CompilationError (not in the emulator)"


def dry_run():
    job = backend(QPU).run(ghz_circuit(), shots=100, dry_run=True)
    job.wait_for_final_state(wait=0.1)
    error = raised(lambda: job.result(wait=0.1))
    require("dry_run=True" in str(error), f"result() raised {error!r}")
    if PROFILE != LATER:
        error = raised(job.compiled_circuit)
        require("Available formats: none" in str(error), f"compiled_circuit() raised {error!r}")
        return "compiled and not run", "the compiled circuit is looked for among artifacts alone"
    gates = [gate["gate"] for gate in job.compiled_circuit()["circuit"]]
    require(gates.count("zz") == 2, f"compiled {gates}")
    ran = backend(QPU).run(ghz_circuit(), shots=100)
    result_of(ran)
    require([gate["gate"] for gate in ran.compiled_circuit()["circuit"]] == gates, "what ran is another circuit")
    text = raised(lambda: ran.compiled_circuit("qasm3"))
    own = None if text is None else "a compiled circuit in text (qasm3) is read as JSON"
    return f"compiled to {len(gates)} gates and not run", own


def retrieve():
    machine = backend(QPU)
    job = machine.run(sweep_circuit(1.1), shots=300)
    counts = result_of(job).get_counts()
    again = result_of(machine.retrieve_job(job.job_id())).get_counts()
    require(counts == again, f"{counts} and {again}")
    calibration = machine.calibration()
    require(calibration is not None and calibration.qubits == machine.num_qubits, f"calibration {calibration}")
    return f"the same counts by id; calibration of {calibration.qubits} qubits"


features = Features("qiskit-ionq")
features.run("ghz", ghz)
features.run("sweep", sweep)
features.run("sampler", sampler)
features.run("native", native)
features.run("noise", noise)
features.run("debiasing", debiasing)
features.run("shots", memory)
features.run("cancel", cancel)
features.run("failure", failure)
features.run("cost", cost)
features.run("session", session)
features.run("pauliexp", pauliexp)
features.run("registers", registers)
features.run("mid-circuit", mid_circuit)
features.run("dry-run", dry_run)
features.run("retrieve", retrieve)
