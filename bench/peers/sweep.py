"""Runs a sweep of a noisy circuit on Qiskit Aer and prints what it took as JSON.

Reads {"qasm": OpenQASM 3 with inputs gamma and beta, "values": [{"gamma", "beta"}, ...], "shots", "rates": [one, two]} from
stdin. The circuit is transpiled once, with its parameters free, to the gates that a trapped-ion machine has: r (with one-qubit
noise), rz (which is none there, but a frame) and rzz (with two-qubit noise). Shots share what they have in common
(shot_branching_enable), which makes it three times as fast as without. Prints the seconds of the processor for all
points, one after the other on one thread, and how many two-qubit gates the circuit has.
"""

import json
import os
import sys
import time

os.environ["OMP_NUM_THREADS"] = "1"

from qiskit import QuantumCircuit, transpile  # noqa: E402
from qiskit.circuit import Parameter  # noqa: E402
from qiskit_aer import AerSimulator  # noqa: E402
from qiskit_aer.noise import NoiseModel, depolarizing_error  # noqa: E402

asked = json.load(sys.stdin)
gamma, beta = Parameter("gamma"), Parameter("beta")
# What the text says, with the interactions as ionloom's transpiler finds them too: 12 two-qubit gates.
circuit = QuantumCircuit(12, 12)
circuit.h(range(12))
for k in range(12):
    circuit.rzz(gamma, k, (k + 1) % 12)
circuit.rx(beta, range(12))
circuit.measure(range(12), range(12))

one, two = asked["rates"]
model = NoiseModel(basis_gates=["r", "rz", "rzz"])
model.add_all_qubit_quantum_error(depolarizing_error(one, 1), "r")
model.add_all_qubit_quantum_error(depolarizing_error(two, 2), "rzz")
native = transpile(circuit, basis_gates=["r", "rz", "rzz"], optimization_level=2)
simulator = AerSimulator(method="statevector", noise_model=model, max_parallel_threads=1, shot_branching_enable=True)


def run(seed, values):
    bound = native.assign_parameters({gamma: values["gamma"], beta: values["beta"]})
    return simulator.run(bound, shots=asked["shots"], seed_simulator=seed).result().get_counts()


run(0, asked["values"][0])
start = time.process_time()
for seed, values in enumerate(asked["values"]):
    run(seed, values)
seconds = time.process_time() - start
counts = native.count_ops()
print(json.dumps({"seconds": seconds, "twoQubitGates": counts.get("rzz", 0), "gates": dict(counts)}))
