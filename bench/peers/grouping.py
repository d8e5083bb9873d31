"""The groups that Qiskit and PennyLane find, for Hamiltonians given as JSON lines on stdin.

A line is {"name", "qubits", "terms": [[letters, coefficient], ...]}, the rightmost letter for qubit 0. The arguments are how
often each is timed, and the peer: qiskit or pennylane. Prints {"name", "commutation", "method", "groups", "seconds"}; building
the operators is not timed, and the least of the times counts.
"""

import json
import sys
import time
import warnings


def qiskit_ways(entry):
    from qiskit.quantum_info import SparsePauliOp

    operator = SparsePauliOp.from_list([(letters, coefficient) for letters, coefficient in entry["terms"]])
    for commutation, local in (("qubit-wise", True), ("general", False)):
        yield commutation, "group_commuting", lambda local=local: operator.group_commuting(qubit_wise=local)


def pennylane_ways(entry):
    import pennylane as qml

    paulis = {"X": qml.PauliX, "Y": qml.PauliY, "Z": qml.PauliZ}

    def word(letters):
        factors = [paulis[letter](len(letters) - 1 - k) for k, letter in enumerate(letters) if letter != "I"]
        return qml.prod(*factors) if len(factors) > 1 else factors[0] if factors else qml.Identity(0)

    words = [word(letters) for letters, _ in entry["terms"]]
    for commutation, kind in (("qubit-wise", "qwc"), ("general", "commuting")):
        for method in ("lf", "rlf", "dsatur"):
            yield commutation, method, lambda kind=kind, method=method: qml.pauli.group_observables(
                words, grouping_type=kind, method=method
            )


def main():
    warnings.simplefilter("ignore")
    repeats = int(sys.argv[1])
    ways = {"qiskit": qiskit_ways, "pennylane": pennylane_ways}[sys.argv[2]]
    for line in sys.stdin:
        entry = json.loads(line)
        for commutation, method, group in ways(entry):
            seconds = []
            for _ in range(repeats):
                start = time.perf_counter()
                found = group()
                seconds.append(time.perf_counter() - start)
            row = {"name": entry["name"], "commutation": commutation, "method": method}
            print(json.dumps({**row, "groups": len(found), "seconds": min(seconds)}), flush=True)


if __name__ == "__main__":
    main()
