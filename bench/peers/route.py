"""Routes OpenQASM 2 files over a map with missing pairs with Qiskit, and prints one JSON object per file and line.

Every file is transpiled at level 3 from several seeds; what counts is the fewest entanglers that any of them leaves,
and the time is that of all of them together.
"""

import argparse
import json
import os
import time
import warnings

from qiskit import transpile
from qiskit.circuit import Parameter
from qiskit.circuit.library import Measure, Reset, RZGate, RZZGate, SXGate, XGate
from qiskit.transpiler import Target

from transpilers import count_qiskit, read


def target_of(pairs):
    qubits = 1 + max(max(pair) for pair in pairs)
    target = Target(num_qubits=qubits)
    theta = Parameter("theta")
    every = {(qubit,): None for qubit in range(qubits)}
    for gate in (RZGate(theta), SXGate(), XGate(), Measure(), Reset()):
        target.add_instruction(gate, dict(every))
    both = [tuple(pair) for pair in pairs] + [tuple(reversed(pair)) for pair in pairs]
    target.add_instruction(RZZGate(theta), {pair: None for pair in both})
    return target


def routed(circuit, target, seeds, limit):
    seconds, gates = 0.0, []
    for seed in range(seeds):
        if seconds > limit:
            break
        start = time.perf_counter()
        made = transpile(circuit, target=target, optimization_level=3, seed_transpiler=seed)
        seconds += time.perf_counter() - start
        gates.append(count_qiskit(made)["gates"])
    return {"gates": min(gates), "seeds": len(gates), "total": seconds}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=20, help="how many seeds")
    parser.add_argument("--limit", type=float, default=60, help="seconds after which no further seed is begun")
    parser.add_argument("--pairs", required=True, help="the pairs of the map as JSON")
    parser.add_argument("files", nargs="+", metavar="FILE")
    asked = parser.parse_args()
    warnings.simplefilter("ignore")
    target = target_of(json.loads(asked.pairs))
    for path in asked.files:
        try:
            found = routed(read(path), target, asked.seeds, asked.limit)
        except Exception as error:  # Whatever a peer raises is its result.
            found = {"error": f"{type(error).__name__}: {error}".splitlines()[0][:200]}
        print(json.dumps({"file": os.path.basename(path), **found}), flush=True)


if __name__ == "__main__":
    main()
