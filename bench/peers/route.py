"""Routes OpenQASM 2 files over maps with missing pairs with Qiskit, and prints one JSON object per map and file and line.

Its input is a JSON object with the pairs of each map by its name. Every file is transpiled at level 3 from several
seeds; what counts is the fewest entanglers that any of them leaves, and the time is that of one seed (the median) and of
all of them together.
"""

import argparse
import json
import os
import statistics
import sys
import time
import warnings

from qiskit import transpile
from qiskit.circuit import Parameter
from qiskit.circuit.library import Measure, Reset, RZGate, RZZGate, SXGate, XGate
from qiskit.transpiler import Target

from transpilers import count_qiskit, read


def target_of(qubits, pairs):
    target = Target(num_qubits=qubits)
    theta = Parameter("theta")
    both = [tuple(pair) for pair in pairs] + [tuple(reversed(pair)) for pair in pairs]
    every = {(qubit,): None for qubit in range(qubits)}
    for gate in (RZGate(theta), SXGate(), XGate(), Measure(), Reset()):
        target.add_instruction(gate, dict(every))
    target.add_instruction(RZZGate(theta), {pair: None for pair in both})
    return target


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=20, help="how many seeds")
    parser.add_argument("--limit", type=float, default=60, help="seconds after which no further seed is begun")
    parser.add_argument("files", nargs="+", metavar="FILE")
    asked = parser.parse_args()
    warnings.simplefilter("ignore")
    circuits = {path: read(path) for path in asked.files}
    for name, pairs in json.load(sys.stdin).items():
        qubits = 1 + max(max(pair) for pair in pairs)
        target = target_of(qubits, pairs)
        for path, circuit in circuits.items():
            if circuit.num_qubits > qubits:
                continue
            found = {"map": name, "file": os.path.basename(path)}
            try:
                seconds, gates = [], []
                for seed in range(asked.seeds):
                    if sum(seconds) > asked.limit:
                        break
                    start = time.perf_counter()
                    made = transpile(circuit, target=target, optimization_level=3, seed_transpiler=seed)
                    seconds.append(time.perf_counter() - start)
                    gates.append(count_qiskit(made)["gates"])
                found |= {"gates": min(gates), "median": statistics.median(gates), "seeds": len(gates)}
                found |= {"seconds": statistics.median(seconds), "total": sum(seconds)}
            except Exception as error:  # Whatever a peer raises is its result.
                found |= {"error": f"{type(error).__name__}: {error}".splitlines()[0][:200]}
            print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main()
