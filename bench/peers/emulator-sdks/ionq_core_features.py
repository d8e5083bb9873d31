"""ionq-core, led to the emulator by the base URL that it is given: it reads no environment variable for it."""

import json
import os

import numpy as np
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
from ionq_core import IonQClient, JobFailedError, SessionManager, iter_jobs, wait_for_job
from ionq_core.api.backends import get_backends
from ionq_core.api.characterizations import get_characterizations_for_backend
from ionq_core.api.default import (
    cancel_job,
    create_job,
    delete_job,
    estimate_job_cost,
    get_compiled_file,
    get_job,
    get_job_cost,
    get_job_probabilities,
    get_session_jobs,
    get_variant_histogram,
)
from ionq_core.api.whoami import get_whoami
from ionq_core.gates import gpi2_matrix, gpi_matrix, ms_matrix
from ionq_core.models.circuit_job_creation_payload import CircuitJobCreationPayload
from ionq_core.models.json_multi_circuit_job import JSONMultiCircuitJob

client = IonQClient(base_url=os.environ["IONQ_API_URL"])

GHZ_GATES = [
    {"gate": "h", "target": 0},
    {"gate": "cnot", "control": 0, "target": 1},
    {"gate": "cnot", "control": 0, "target": 2},
]


def sweep_gates(angle):
    return [
        {"gate": "x", "target": 0},
        {"gate": "rx", "target": 1, "rotation": angle},
        {"gate": "cnot", "control": 1, "target": 2},
    ]


def submit(circuit, backend="simulator", qubits=3, gateset="qis", **fields):
    body = {
        "type": "ionq.circuit.v1",
        "backend": backend,
        "input": {"qubits": qubits, "gateset": gateset, "circuit": circuit},
        **fields,
    }
    made = create_job.sync(client=client, body=CircuitJobCreationPayload.from_dict(body))
    require(made.status == "submitted", f"a new job is {made.status}")
    return made.id


def wait(job):
    return wait_for_job(client, job, poll_interval=0.1, timeout=60)


def in_bits(probabilities, qubits=3):
    """Qubit 0 first, from decimal outcomes whose lowest bit it is."""
    return {format(int(outcome), f"0{qubits}b")[::-1]: p for outcome, p in probabilities.items()}


def probabilities_of(job, qubits=3, **query):
    wait(job)
    return in_bits(get_job_probabilities.sync(job, client=client, **query).additional_properties, qubits)


def counts_of(job, shots, **query):
    return {outcome: round(p * shots) for outcome, p in probabilities_of(job, **query).items()}


def ghz():
    exact = equal_probabilities(probabilities_of(submit(GHZ_GATES)), GHZ)
    machine = agree(counts_of(submit(GHZ_GATES, QPU, shots=SHOTS), SHOTS), GHZ, MACHINE_ERRORS)
    return f"{exact}; on {QPU} {machine}"


def sweep():
    circuits = [{"name": f"{angle}", "circuit": sweep_gates(angle)} for angle in SWEEP_ANGLES]
    body = {
        "type": "ionq.multi-circuit.v1",
        "backend": "simulator",
        "input": {"gateset": "qis", "qubits": 3, "circuits": circuits},
    }
    job = wait(create_job.sync(client=client, body=JSONMultiCircuitJob.from_dict(body)).id)
    require(len(job.child_job_ids) == len(circuits), f"children: {job.child_job_ids}")
    for child, angle in zip(job.child_job_ids, SWEEP_ANGLES, strict=True):
        equal_probabilities(probabilities_of(child), sweep_probabilities(angle))
    return f"{len(circuits)} circuits in one job, in their order", "cannot ask for the results of all circuits at once"


def native():
    circuit = [
        {"gate": "gpi2", "target": 0, "phase": 0.1},
        {"gate": "gpi", "target": 1, "phase": 0.3},
        {"gate": "ms", "targets": [0, 1], "phases": [0.05, 0.2], "angle": 0.17},
        {"gate": "gpi2", "target": 1, "phase": 0.4},
    ]
    # Its own matrices: qubit 0 is the first factor.
    state = np.kron(np.array(gpi2_matrix(0.1)), np.array(gpi_matrix(0.3)))[:, 0]
    state = np.kron(np.eye(2), np.array(gpi2_matrix(0.4))) @ (np.array(ms_matrix(0.05, 0.2, 0.17)) @ state)
    exact = {format(index, "02b"): abs(a) ** 2 for index, a in enumerate(state)}
    equal_probabilities(exact, native_probabilities())
    found = probabilities_of(submit(circuit, qubits=2, gateset="native"), 2)
    return equal_probabilities(found, exact)


def noise():
    def run(seed):
        return counts_of(submit(GHZ_GATES, shots=SHOTS, noise={"model": "forte-1", "seed": seed}), SHOTS)

    return noisy(run(11), run(11), run(12), GHZ)


def debiasing():
    job = submit(GHZ_GATES, QPU, shots=1000, settings={"error_mitigation": {"debiasing": True}})
    mean, voted = counts_of(job, 1000, sharpen=False), counts_of(job, 1000, sharpen=True)
    agree(mean, GHZ, MACHINE_ERRORS)
    right = [sum(counts.get(outcome, 0) for outcome in GHZ) / sum(counts.values()) for counts in (mean, voted)]
    require(right[1] > right[0], f"votes sharpen nothing: {right}")
    variants = wait(job).output["error_mitigation"]["debiasing"]["variants"]
    told = f"right outcomes {right[0]:.1%}, sharpened {right[1]:.1%}; {len(variants)} variants"
    if PROFILE == LATER:
        artifacts = variants[0]["results"]
        require("ionq.result.histogram.json.v1" in artifacts, f"{artifacts}")
        return told, "asks for variants under paths that the document of September 2026 does not have"
    histogram = get_variant_histogram.sync(job, variants[0]["variant_id"], client=client)
    require(sum(histogram.additional_properties.values()) == variants[0]["shots"], f"{histogram}")
    return told


def shots():
    raise NotOffered("no single shots; shots of a job are counted")


def cancel():
    job = submit(GHZ_GATES, WAITING_QPU, shots=100)
    answer = cancel_job.sync(job, client=client)
    require(answer.status == "canceled", f"{answer}")
    require(wait(job).status == "canceled", "it is not canceled")
    delete_job.sync(job, client=client)
    error = raised(lambda: require(get_job.sync(job, client=client) is None, "it is still there"))
    require(error is None or getattr(error, "status_code", 404) == 404, f"after deletion: {error!r}")
    return "canceled, then deleted"


def failure():
    error = raised(lambda: wait(submit(GHZ_GATES, FAILING_QPU, shots=100)))
    require(isinstance(error, JobFailedError) and FAILURE_CODE in str(error), f"wait_for_job raised {error!r}")
    return f"{type(error).__name__} with code and message"


def cost():
    job = submit(GHZ_GATES, QPU, shots=1000)
    wait(job)
    paid = get_job_cost.sync(job, client=client)
    require(paid.cost.value > 0 and paid.cost.unit == "usd", f"{paid}")
    ask = dict(client=client, backend=QPU, qubits=3, shots=1000, field_1q_gates=5, field_2q_gates=2)
    if PROFILE == LATER:
        error = raised(lambda: estimate_job_cost.sync(**ask))
        own = "estimate_job_cost() wants the form of May 2026" if isinstance(error, KeyError) else None
        return f"{paid.cost.value} {paid.cost.unit} paid", own
    found = estimate_job_cost.sync(**ask)
    require(found.estimated_cost > 0, f"{found}")
    return f"{paid.cost.value} {paid.cost.unit} paid; estimate {found.estimated_cost}"


def session():
    with SessionManager(client, QPU, max_jobs=3) as opened:
        job = submit(GHZ_GATES, QPU, shots=100, session_id=opened.session_id)
        wait(job)
        listed = get_session_jobs.sync(opened.session_id, client=client)
        require([each.id for each in listed.jobs] == [job], f"{listed}")
        status = opened.status()
    require(SessionManager.from_id(client, opened.session_id).status() == "ended", "it is not ended")
    return f"opened ({status}), one job, ended"


def pauliexp():
    raise NotOffered("its gate type has no fields for terms, coefficients and time")


def dry_run():
    job = submit(GHZ_GATES, QPU, shots=100, dry_run=True)
    require(wait(job).results is None, "it has results")
    compiled = json.loads(get_compiled_file.sync(job, "native", client=client))
    require([gate["gate"] for gate in compiled["circuit"]].count("zz") == 2, f"compiled {compiled}")
    found = get_job_cost.sync(job, client=client)
    require(found.dry_run and found.estimated_cost.value > 0, f"{found}")
    return f"compiled and not run; estimate {found.estimated_cost.value}"


def retrieve():
    whoami = get_whoami.sync(client=client)
    backends = get_backends.sync(client=client)
    require(all(each.qubits > 0 and each.last_updated for each in backends), f"{backends}")
    job = submit(sweep_gates(1.1), QPU, shots=300)
    wait(job)
    pages = [each.id for each in iter_jobs(client, limit=7)]
    require(len(set(pages)) == len(pages) and job in pages, f"pages repeat or lack a job: {pages}")
    characterization = get_characterizations_for_backend.sync(QPU, client=client).characterizations[0]
    require(characterization.qubits == 36, f"{characterization}")
    require(whoami.key_id is not None, f"{whoami}")
    compiled = get_compiled_file.sync(job, "native", client=client)
    require(compiled is not None, "no compiled circuit")
    return f"{len(pages)} jobs in pages of 7, {len(backends)} backends, compiled circuit"


features = Features("ionq-core")
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
