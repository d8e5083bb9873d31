"""Runs other simulators on a circuit given as JSON on stdin and prints what it took as JSON.

Usage: python simulate.py PEER [--threads N] [--repeat N] [--shots N] [--rates R1 R2] [--amplitudes]

The circuit is {"qubits", "gates": [[name, [parameters], [wires]], ...]}: abstract gates by their OpenQASM names with
radians, native ones by IonQ's names with turns. Building the peer's own form of it is not timed. Prints
{"seconds": the least of the repetitions}, and with --amplitudes {"amplitudes": [re, im, re, im, ...]}, wire 0 the least
significant bit. A circuit may also be {"qasm": OpenQASM 2}. A list of circuits gives a list of answers.
"""

import argparse
import cmath
import json
import math
import os
import sys
import time

asked = argparse.ArgumentParser(description=__doc__)
asked.add_argument("peer")
asked.add_argument("--threads", type=int, default=1)
asked.add_argument("--repeat", type=int, default=3)
asked.add_argument("--shots", type=int, default=1000)
asked.add_argument("--rates", type=float, nargs=2)
asked.add_argument("--amplitudes", action="store_true")
options = asked.parse_args()
# Read by OpenMP when the simulator is loaded.
os.environ["OMP_NUM_THREADS"] = str(options.threads)

import numpy as np  # noqa: E402


def gpi(phase):
    turn = cmath.exp(2j * math.pi * phase)
    return np.array([[0, turn.conjugate()], [turn, 0]])


def gpi2(phase):
    return (np.eye(2) - 1j * gpi(phase)) / math.sqrt(2)


def rotation(pauli, turns):
    """exp(-i pi turns P) of a Pauli-like matrix."""
    return math.cos(math.pi * turns) * np.eye(len(pauli)) - 1j * math.sin(math.pi * turns) * pauli


Z = np.diag([1, -1])

# The first wire is the most significant bit of a matrix.
native = {
    "gpi": lambda phase: gpi(phase),
    "gpi2": lambda phase: gpi2(phase),
    "ms": lambda a, b, angle=0.25: rotation(np.kron(gpi(a), gpi(b)), angle),
    "zz": lambda angle=0.25: rotation(np.kron(Z, Z), angle),
}


def qiskit_circuit(circuit):
    from qiskit import QuantumCircuit

    if "qasm" in circuit:
        from qiskit import qasm2

        return qasm2.loads(circuit["qasm"], custom_instructions=qasm2.LEGACY_CUSTOM_INSTRUCTIONS).decompose(reps=8)
    made = QuantumCircuit(circuit["qubits"])
    for name, parameters, wires in circuit["gates"]:
        if name in native:
            # Qiskit's first qubit is the least significant bit.
            made.unitary(native[name](*parameters), wires[::-1])
        else:
            getattr(made, name)(*parameters, *wires)
    return made


def least(action):
    times = []
    for _ in range(options.repeat):
        start = time.perf_counter()
        result = action()
        times.append(time.perf_counter() - start)
    return min(times), result


def aer(circuit, fusion):
    from qiskit_aer import AerSimulator

    made = qiskit_circuit(circuit)
    if options.amplitudes:
        made.save_statevector()
    simulator = AerSimulator(
        method="statevector",
        precision="double",
        fusion_enable=fusion,
        max_parallel_threads=options.threads,
        max_parallel_shots=1,
    )
    if options.amplitudes:
        state = np.asarray(simulator.run(made).result().get_statevector(made))
        return {"amplitudes": np.column_stack([state.real, state.imag]).ravel().tolist()}
    made.save_amplitudes([0])
    # What the simulator itself took: not the way of the circuit through Python.
    seconds = [simulator.run(made).result().results[0].time_taken for _ in range(options.repeat)]
    return {"seconds": min(seconds)}


def aer_noise(circuit):
    from qiskit_aer import AerSimulator
    from qiskit_aer.noise import NoiseModel, depolarizing_error

    one, two = options.rates
    model = NoiseModel(basis_gates=["unitary", "gpi", "gpi2", "ms", "zz"])
    made = qiskit_circuit(circuit)
    for instruction in made.data:
        instruction.operation.label = "one" if len(instruction.qubits) == 1 else "two"
    model.add_all_qubit_quantum_error(depolarizing_error(one, 1), "one")
    model.add_all_qubit_quantum_error(depolarizing_error(two, 2), "two")
    if options.amplitudes:
        made.save_probabilities()
        simulator = AerSimulator(method="density_matrix", noise_model=model)
        return {"probabilities": simulator.run(made).result().data(0)["probabilities"].tolist()}
    made.measure_all()
    simulator = AerSimulator(method="statevector", noise_model=model, max_parallel_threads=options.threads)
    run = lambda: simulator.run(made, shots=options.shots).result().results[0].time_taken  # noqa: E731
    return {"seconds": min(run() for _ in range(options.repeat))}


def qulacs(circuit, optimized):
    from qulacs import QuantumCircuit, QuantumState, gate
    from qulacs.circuit import QuantumCircuitOptimizer

    plain = {
        "h": lambda w: gate.H(*w),
        "x": lambda w: gate.X(*w),
        "cx": lambda w: gate.CNOT(*w),
        "cz": lambda w: gate.CZ(*w),
        "swap": lambda w: gate.SWAP(*w),
    }
    made = QuantumCircuit(circuit["qubits"])
    for name, parameters, wires in circuit["gates"]:
        if name in plain:
            made.add_gate(plain[name](wires))
        elif name == "u":
            theta, phi, lam = parameters
            made.add_gate(gate.U3(wires[0], theta, phi, lam))
        elif name == "cp":
            phase = gate.U1(wires[1], parameters[0])
            controlled = gate.to_matrix_gate(phase)
            controlled.add_control_qubit(wires[0], 1)
            made.add_gate(controlled)
        elif name == "zz":
            made.add_gate(gate.ParametricPauliRotation(wires, [3, 3], -2 * math.pi * parameters[0]))
        elif name in native:
            made.add_gate(gate.DenseMatrix(wires[::-1], native[name](*parameters)))
        else:
            raise ValueError(f"no way to write {name}")
    seconds = []
    for _ in range(options.repeat):
        state = QuantumState(circuit["qubits"])
        start = time.perf_counter()
        run = made
        if optimized:
            run = made.copy()
            QuantumCircuitOptimizer().optimize(run, 2)
        run.update_quantum_state(state)
        seconds.append(time.perf_counter() - start)
    return {"seconds": min(seconds)}


def cirq(circuit):
    import cirq as google

    qubits = google.LineQubit.range(circuit["qubits"])
    plain = {"h": google.H, "x": google.X, "cx": google.CNOT, "cz": google.CZ, "swap": google.SWAP}
    operations = []
    for name, parameters, wires in circuit["gates"]:
        places = [qubits[wire] for wire in wires]
        if name in plain:
            operations.append(plain[name](*places))
        elif name == "cp":
            operations.append(google.CZPowGate(exponent=parameters[0] / math.pi)(*places))
        elif name == "u":
            theta, phi, lam = parameters
            u = np.array(
                [
                    [math.cos(theta / 2), -cmath.exp(1j * lam) * math.sin(theta / 2)],
                    [cmath.exp(1j * phi) * math.sin(theta / 2), cmath.exp(1j * (phi + lam)) * math.cos(theta / 2)],
                ]
            )
            operations.append(google.MatrixGate(u)(*places))
        else:
            operations.append(google.MatrixGate(native[name](*parameters))(*places))
    made = google.Circuit(operations)
    simulator = google.Simulator(dtype=np.complex128)
    seconds, _ = least(lambda: simulator.simulate(made, qubit_order=qubits))
    return {"seconds": seconds}


def stim(circuit):
    import stim as stabilizer

    names = {"h": "H", "s": "S", "cx": "CX", "cz": "CZ", "x": "X", "swap": "SWAP"}
    made = stabilizer.Circuit()
    for name, _, wires in circuit["gates"]:
        made.append(names[name], wires)
    seconds = []
    measured = []
    for _ in range(options.repeat):
        simulator = stabilizer.TableauSimulator()
        simulator.set_num_qubits(circuit["qubits"])
        start = time.perf_counter()
        simulator.do(made)
        middle = time.perf_counter()
        simulator.measure_many(*range(circuit["qubits"]))
        measured.append(time.perf_counter() - middle)
        seconds.append(middle - start)
    return {"seconds": min(seconds), "measureSeconds": min(measured)}


peers = {
    "aer": lambda circuit: aer(circuit, True),
    "aer-no-fusion": lambda circuit: aer(circuit, False),
    "aer-noise": aer_noise,
    "qulacs": lambda circuit: qulacs(circuit, False),
    "qulacs-optimized": lambda circuit: qulacs(circuit, True),
    "cirq": cirq,
    "stim": stim,
}

run = peers[options.peer]
asked_for = json.load(sys.stdin)
print(json.dumps([run(circuit) for circuit in asked_for] if isinstance(asked_for, list) else run(asked_for)))
