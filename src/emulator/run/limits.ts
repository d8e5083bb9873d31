import { type CircuitData, countGates, type Operation } from '../../circuit/index.js';
import { MAXIMUM_GATES, REFUSED_GATES } from '../../formats/ionq/index.js';
import { PHASE_RANGE } from '../../gates/index.js';
import { counted } from '../../printing/index.js';
import { type AngleRange, angleRangeOf, type Entangler, type Target } from '../../targets/index.js';
import { TaskFailure } from './failure.js';
import { phaseTargets } from './native-phases.js';
import type { Place } from './place.js';
import type { Job } from './read-job.js';

/** More shots than this are refused for hardware by qiskit-ionq (`ionq_backend.py`), whatever the API document allows. */
const MACHINE_SHOTS = 10_000;

/** The most controls that were seen accepted: ProjectQ's back end for IonQ (`_ionq.py`) stops there. */
const MOST_CONTROLS = 7;

/**
 * Refuses more shots than a machine takes, and fewer than debiasing needs.
 *
 * @throws TaskFailure `TooManyShots`, `DebiasingError`.
 */
export function checkShots({ shots, debiasing }: Job, { target, isMachine }: Place): void {
  const most = isMachine ? MACHINE_SHOTS : (target.limits.shots ?? Number.POSITIVE_INFINITY);
  if (shots > most) {
    throw new TaskFailure('TooManyShots', `${target.name} runs at most ${most} shots, and the job asks for ${shots}`);
  }
  const fewest = target.limits.debiasingShots;
  if (debiasing && fewest !== null && shots < fewest) {
    throw new TaskFailure('DebiasingError', `debiasing needs at least ${fewest} shots, and the job asks for ${shots}`);
  }
}

/**
 * Refuses a circuit that the place does not take.
 *
 * @throws TaskFailure `NotEnoughQubits`, `InvalidInput` for no gates or for angles out of range, `TooManyGates`,
 * `QuantumCircuitComplexityError`, `TooManyControls`, `UnsupportedGate` for an entangling gate that is not the machine's.
 */
export function checkCircuit(circuit: CircuitData, { target, isMachine }: Place): void {
  const { qubits, operations } = circuit;
  if (target.qubits !== null && qubits > target.qubits) {
    const message = `the circuit needs ${counted(qubits, 'qubit')}, and ${target.name} has ${target.qubits}`;
    throw new TaskFailure('NotEnoughQubits', message);
  }
  const { gates } = countGates(circuit);
  if (gates === 0) throw new TaskFailure('InvalidInput', 'the circuit has no gates');
  if (gates > MAXIMUM_GATES) {
    throw new TaskFailure('TooManyGates', `the circuit has ${gates} gates, and a job holds at most ${MAXIMUM_GATES}`);
  }
  if (isMachine && gates >= REFUSED_GATES) {
    const message = `the circuit has ${gates} gates, which is too complex for ${target.name}`;
    throw new TaskFailure('QuantumCircuitComplexityError', message);
  }
  for (const [index, operation] of operations.entries()) {
    if (operation.controls.length > MOST_CONTROLS) {
      const message = `gate ${index} has ${operation.controls.length} controls, and a gate takes at most ${MOST_CONTROLS}`;
      throw new TaskFailure('TooManyControls', message);
    }
    if (circuit.gateset === 'native') checkNative(operation, index, target, isMachine);
  }
}

function checkNative({ gate, parameters }: Operation, index: number, target: Target, isMachine: boolean): void {
  if (gate.kind === 'barrier') return;
  const entangles = gate.targets === 2;
  if (isMachine && entangles && !target.entanglers.includes(gate.name as Entangler)) {
    const native = target.entanglers.join(' and ');
    const message = `gate ${index} is ${gate.name}, and ${target.name} entangles by ${native}`;
    throw new TaskFailure('UnsupportedGate', message);
  }
  const angles = entangles ? angleRangeOf(gate.name as Entangler, target) : null;
  for (const [k, phaseOf] of phaseTargets(gate).entries()) {
    const range = phaseOf === undefined ? angles : PHASE_RANGE;
    const value = parameters[k] as number;
    if (range !== null && !isWithin(value, range)) {
      const message = `gate ${index} (${gate.name}) has ${value} turns where it takes ${range[0]} to ${range[1]}`;
      throw new TaskFailure('InvalidInput', message);
    }
  }
}

function isWithin(value: number, [low, high]: AngleRange): boolean {
  return value >= low && value <= high;
}
