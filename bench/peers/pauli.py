"""Qiskit's own PauliEvolutionGate at level 3, for Hamiltonians given as JSON lines on stdin.

A line is {"name", "qubits", "terms": [[letters, coefficient], ...], "time", "steps"}, the rightmost letter for qubit 0.
Prints {"name", "peer", "gates", "angle", "seconds"} for entanglers cz and rzz; building the gate is not timed.
"""

import json
import sys
import time
import warnings

from qiskit import QuantumCircuit, transpile
from qiskit.circuit.library import PauliEvolutionGate
from qiskit.quantum_info import SparsePauliOp
from qiskit.synthesis import LieTrotter

from transpilers import count_qiskit, qiskit_target


def evolution(entry):
    terms = SparsePauliOp.from_list([(letters, coefficient) for letters, coefficient in entry["terms"]])
    synthesis = LieTrotter(reps=entry["steps"], preserve_order=False)
    circuit = QuantumCircuit(entry["qubits"])
    circuit.append(PauliEvolutionGate(terms, time=entry["time"], synthesis=synthesis), range(entry["qubits"]))
    return circuit


def main():
    warnings.simplefilter("ignore")
    for line in sys.stdin:
        entry = json.loads(line)
        circuit = evolution(entry)
        for entangler in ("cz", "rzz"):
            target = qiskit_target(entangler, entry["qubits"])
            start = time.perf_counter()
            made = transpile(circuit, target=target, optimization_level=3, seed_transpiler=1)
            seconds = time.perf_counter() - start
            counts = count_qiskit(made)
            print(json.dumps({"name": entry["name"], "peer": f"qiskit O3 {entangler}", **counts, "seconds": seconds}))


if __name__ == "__main__":
    main()
