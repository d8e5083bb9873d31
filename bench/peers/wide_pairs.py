"""What Qiskit makes of wide circuits, and what MQT QCEC says of pairs of them, as JSON lines.

`qiskit --levels 1,3 FILE ...` prints {"file", "level", "qasm", "outputPermutation"}: the circuit without its measurements in
OpenQASM 2, and on which wire each qubit ends. `qcec --limit SECONDS` reads {"name", "original", "candidate"}, both in OpenQASM 2,
from stdin and prints {"name", "verdict", "seconds"} or {"name", "error"}; a pair that takes longer than the limit ends with
the verdict "time limit". Seconds are of the processor, on all of its cores.
"""

import argparse
import json
import multiprocessing
import os
import sys
import tempfile
import time

SEED = 1


def print_line(**found):
    print(json.dumps(found), flush=True)


def qiskit_results(asked):
    from qiskit import QuantumCircuit, qasm2, transpile

    for path in asked.files:
        circuit = qasm2.load(path, custom_instructions=qasm2.LEGACY_CUSTOM_INSTRUCTIONS)
        gates = QuantumCircuit(circuit.num_qubits)
        for step in circuit.data:
            if step.operation.name not in ("measure", "barrier"):
                gates.append(step.operation, [circuit.find_bit(qubit).index for qubit in step.qubits])
        for level in map(int, asked.levels.split(",")):
            found = transpile(
                gates, basis_gates=["rz", "sx", "x", "cx"], optimization_level=level, seed_transpiler=SEED
            )
            ends = found.layout.final_index_layout() if found.layout else list(range(found.num_qubits))
            print_line(file=os.path.basename(path), level=level, qasm=qasm2.dumps(found), outputPermutation=ends)


def compare(original, candidate, pipe):
    from mqt import qcec

    paths = []
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("original", original), ("candidate", candidate)):
            paths.append(os.path.join(folder, f"{name}.qasm"))
            with open(paths[-1], "w", encoding="utf-8") as file:
                file.write(text)
        try:
            start = time.process_time()
            found = qcec.verify(*paths)
            pipe.send({"verdict": found.equivalence.name, "seconds": time.process_time() - start})
        except Exception as error:
            pipe.send({"error": f"{type(error).__name__}: {error}".splitlines()[0]})


def qcec_results(asked):
    context = multiprocessing.get_context("fork")
    for line in sys.stdin:
        pair = json.loads(line)
        ours, theirs = context.Pipe()
        process = context.Process(target=compare, args=(pair["original"], pair["candidate"], theirs))
        process.start()
        theirs.close()
        try:
            # A process that is stopped says nothing any more, however much it had done.
            found = ours.recv() if ours.poll(asked.limit) else {"verdict": "time limit", "seconds": asked.limit}
        except EOFError:
            found = {"error": "the process ended"}
        process.kill()
        process.join()
        print_line(name=pair["name"], **found)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(required=True)
    qiskit = commands.add_parser("qiskit")
    qiskit.add_argument("--levels", default="1,3")
    qiskit.add_argument("files", nargs="+", metavar="FILE")
    qiskit.set_defaults(results=qiskit_results)
    qcec = commands.add_parser("qcec")
    qcec.add_argument("--limit", type=float, default=20, help="seconds for a pair")
    qcec.set_defaults(results=qcec_results)
    asked = parser.parse_args()
    asked.results(asked)


if __name__ == "__main__":
    main()
