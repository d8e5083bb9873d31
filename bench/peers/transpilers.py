"""What other transpilers make of an OpenQASM 2 file for a machine that connects every pair of qubits.

Each takes a Qiskit circuit and returns the seconds it took and the entanglers and one-qubit runs of its result; reading
the file and converting it to the transpiler's own form is not timed.
"""

import math
import time

import numpy as np
from qiskit import QuantumCircuit, qasm2, transpile
from qiskit.circuit import Parameter
from qiskit.circuit.library import CZGate, Measure, Reset, RZGate, RZZGate, SXGate, UGate, XGate
from qiskit.transpiler import Target

QUARTER = math.pi / 2


def read(path):
    """The circuit of a file, with the gates that Qiskit's own header adds to the standard one."""
    return qasm2.load(path, custom_instructions=qasm2.LEGACY_CUSTOM_INSTRUCTIONS)


def partial(angle):
    """An interaction exp(-i angle/2 PP) in full gates: half turns of both qubits are free."""
    near = math.remainder(angle, math.pi)
    return abs(near) / QUARTER


def pulses_of(matrix):
    """How many GPI and GPI2 pulses a one-qubit run needs at least: 0, 1 or 2, as Z rotations cost none."""
    polar = 2 * math.atan2(abs(matrix[1][0]), abs(matrix[0][0]))
    if polar < 1e-7:
        return 0
    return 1 if abs(polar - math.pi / 2) < 1e-7 or abs(polar - math.pi) < 1e-7 else 2


class Counts:
    """Counts gates in time order: entanglers by their angle, one-qubit gates by the runs that they make up."""

    def __init__(self):
        self.gates = 0
        self.angle = 0.0
        self.pulses = 0
        self.waiting = {}

    def one(self, wire, matrix):
        self.waiting[wire] = matrix @ self.waiting.get(wire, np.eye(2))

    def end(self, wire):
        if wire in self.waiting:
            self.pulses += pulses_of(self.waiting.pop(wire))

    def two(self, wires, full_gates):
        for wire in wires:
            self.end(wire)
        if full_gates < 1e-9:
            return
        self.gates += 1
        self.angle += full_gates

    def done(self):
        for wire in list(self.waiting):
            self.end(wire)
        return {"gates": self.gates, "angle": self.angle, "pulses": self.pulses}


def count_qiskit(circuit):
    counts = Counts()
    for instruction in circuit.data:
        gate = instruction.operation
        wires = [circuit.find_bit(qubit).index for qubit in instruction.qubits]
        if gate.name in ("barrier", "measure", "reset", "delay"):
            continue
        if len(wires) == 1:
            counts.one(wires[0], gate.to_matrix())
        elif gate.name in ("rzz", "rxx"):
            counts.two(wires, partial(float(gate.params[0])))
        elif gate.name in ("cz", "cx"):
            counts.two(wires, 1.0)
        else:
            raise ValueError(f"{gate.name} is not in the basis")
    return counts.done()


def qiskit_target(entangler, qubits):
    target = Target(num_qubits=qubits)
    theta, phi, lam = Parameter("theta"), Parameter("phi"), Parameter("lam")
    target.add_instruction(UGate(theta, phi, lam))
    target.add_instruction(RZGate(theta))
    target.add_instruction(SXGate())
    target.add_instruction(XGate())
    target.add_instruction(RZZGate(theta) if entangler == "rzz" else CZGate())
    target.add_instruction(Measure())
    target.add_instruction(Reset())
    return target


def qiskit(entangler, level):
    def run(circuit):
        target = qiskit_target(entangler, circuit.num_qubits)
        start = time.perf_counter()
        made = transpile(circuit, target=target, optimization_level=level, seed_transpiler=1)
        return time.perf_counter() - start, count_qiskit(made)

    return run


def qiskit_ionq(circuit):
    from qiskit_ionq import IonQProvider

    backend = IonQProvider("no-key").get_backend("simulator", gateset="native")
    # Without a connection it takes the machine for one of four qubits.
    backend._num_qubits = circuit.num_qubits
    backend._target = backend._make_target()
    start = time.perf_counter()
    made = transpile(circuit, backend=backend, optimization_level=3, seed_transpiler=1)
    seconds = time.perf_counter() - start
    gates, angle, pulses = 0, 0.0, 0
    for instruction in made.data:
        gate = instruction.operation
        if gate.name in ("ms", "zz"):
            gates += 1
            # Native angles are turns, a full gate a quarter.
            angle += partial(float(gate.params[-1]) * 2 * math.pi)
        elif gate.name in ("gpi", "gpi2"):
            pulses += 1
        elif gate.name not in ("barrier", "measure", "reset"):
            raise ValueError(f"{gate.name} is not native")
    return seconds, {"gates": gates, "angle": angle, "pulses": pulses}


def basic(circuit):
    """The circuit in u and cx without barriers, unoptimised: a form that every other reader takes."""
    plain = transpile(circuit.remove_final_measurements(inplace=False), basis_gates=["u", "cx"], optimization_level=0)
    made = QuantumCircuit(circuit.num_qubits)
    for instruction in plain.data:
        if instruction.operation.name in ("u", "cx"):
            made.append(instruction.operation, [plain.find_bit(qubit).index for qubit in instruction.qubits])
        elif instruction.operation.name != "barrier":
            raise ValueError(f"{instruction.operation.name} in the middle of the circuit")
    return made


def pytket(circuit):
    from pytket.circuit import Circuit, OpType
    from pytket.passes import AutoRebase, DecomposeTK2, FullPeepholeOptimise, NormaliseTK2, SequencePass

    plain = basic(circuit)
    tket = Circuit(plain.num_qubits)
    for instruction in plain.data:
        wires = [plain.find_bit(qubit).index for qubit in instruction.qubits]
        if instruction.operation.name == "cx":
            tket.CX(*wires)
        else:
            theta, phi, lam = (float(angle) / math.pi for angle in instruction.operation.params)
            tket.U3(theta, phi, lam, wires[0])
    start = time.perf_counter()
    SequencePass(
        [
            FullPeepholeOptimise(allow_swaps=True, target_2qb_gate=OpType.TK2),
            NormaliseTK2(),
            DecomposeTK2(allow_swaps=True, ZZPhase_fidelity=lambda _: 1.0),
            AutoRebase({OpType.ZZPhase, OpType.TK1}),
        ]
    ).apply(tket)
    seconds = time.perf_counter() - start
    counts = Counts()
    for command in tket.get_commands():
        wires = [qubit.index[0] for qubit in command.qubits]
        if len(wires) == 1:
            counts.one(wires[0], command.op.get_unitary())
        elif command.op.type == OpType.ZZPhase:
            counts.two(wires, partial(float(command.op.params[0]) * math.pi))
        else:
            raise ValueError(f"{command.op} is not in the basis")
    return seconds, counts.done()


def cirq_ionq(circuit):
    import cirq
    import cirq_ionq as ionq

    plain = basic(circuit)
    qubits = cirq.LineQubit.range(plain.num_qubits)
    moments = cirq.Circuit()
    for instruction in plain.data:
        wires = [qubits[plain.find_bit(qubit).index] for qubit in instruction.qubits]
        if instruction.operation.name == "cx":
            moments.append(cirq.CNOT(*wires))
        else:
            moments.append(cirq.MatrixGate(instruction.operation.to_matrix()).on(*wires))
    start = time.perf_counter()
    made = cirq.optimize_for_target_gateset(moments, gateset=ionq.ForteNativeGateset())
    seconds = time.perf_counter() - start
    gates, angle, pulses = 0, 0.0, 0
    for operation in made.all_operations():
        if len(operation.qubits) == 2:
            gates += 1
            angle += partial(float(operation.gate.theta) * 2 * math.pi)
        else:
            pulses += 1
    return seconds, {"gates": gates, "angle": angle, "pulses": pulses}


def bqskit(circuit):
    from bqskit import MachineModel, compile as bqskit_compile
    from bqskit.ir import Circuit
    from bqskit.ir.gates import CXGate, RZZGate as BqskitRzz, U3Gate

    plain = basic(circuit)
    made = Circuit(plain.num_qubits)
    for instruction in plain.data:
        wires = [plain.find_bit(qubit).index for qubit in instruction.qubits]
        if instruction.operation.name == "cx":
            made.append_gate(CXGate(), wires)
        else:
            made.append_gate(U3Gate(), wires, [float(angle) for angle in instruction.operation.params])
    model = MachineModel(plain.num_qubits, gate_set={BqskitRzz(), U3Gate()})
    start = time.perf_counter()
    # Its own default accepts errors of 1e-8 for each block that it synthesises.
    made = bqskit_compile(made, model, optimization_level=1, seed=1)
    seconds = time.perf_counter() - start
    counts = Counts()
    for operation in made:
        wires = list(operation.location)
        if len(wires) == 1:
            counts.one(wires[0], np.array(operation.get_unitary()))
        else:
            counts.two(wires, partial(float(operation.params[0])))
    return seconds, counts.done()


transpilers = {
    "qiskit O2 cz": qiskit("cz", 2),
    "qiskit O3 cz": qiskit("cz", 3),
    "qiskit O2 rzz": qiskit("rzz", 2),
    "qiskit O3 rzz": qiskit("rzz", 3),
    "qiskit-ionq": qiskit_ionq,
    "pytket": pytket,
    "cirq-ionq": cirq_ionq,
    "bqskit": bqskit,
}
