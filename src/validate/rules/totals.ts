import { type Issue, issue } from '../../errors/index.js';
import { gatesOnWires, MAXIMUM_GATES, type PayloadCircuit, REFUSED_GATES } from '../../formats/ionq/index.js';
import { isDiagonal } from '../../gates/index.js';
import type { Submission } from '../submission.js';

/** The number of gates, in all and in each circuit; the schemas count the circuits. */
export function* checkTotals({ circuits, target, type }: Submission): Generator<Issue> {
  const total = circuits.reduce((sum, { gates }) => sum + gates.length, 0);
  if (total > MAXIMUM_GATES) {
    yield issue('TooManyGates', `a job holds at most ${MAXIMUM_GATES} gates in all`, {
      // The document states the limit for jobs of several circuits.
      severity: type === 'ionq.multi-circuit.v1' ? 'error' : 'warning',
      path: ['input'],
      expected: `at most ${MAXIMUM_GATES}`,
      received: String(total),
    });
  }
  const most = target?.limits.operations ?? Number.POSITIVE_INFINITY;
  for (const { gates, path } of circuits) {
    const details = { path: [...path, 'circuit'], received: String(gates.length) };
    if (gates.length > most) {
      const message = `${target?.name} takes at most ${most} gates in a circuit`;
      yield issue('TooManyGates', message, { ...details, expected: `at most ${most}` });
    } else if (gates.length >= REFUSED_GATES && target?.kind === 'qpu') {
      const message = `hardware was seen to refuse circuits of ${REFUSED_GATES} gates`;
      yield issue('QuantumCircuitComplexityError', message, { ...details, severity: 'warning' });
    }
  }
}

/** A circuit without gates fails; one that compiles to nothing fails where shots are drawn. */
export function* checkEmptyCircuits({ circuits, target }: Submission): Generator<Issue> {
  for (const circuit of circuits) {
    const path = [...circuit.path, 'circuit'];
    if (circuit.gates.length === 0) {
      yield issue('EmptyCircuit', 'the circuit has no gates, and the service fails such jobs', { path });
    } else if (target?.noiseModel && compilesToNothing(circuit)) {
      const message =
        'the circuit has diagonal gates only, which compile to nothing; noisy simulators were seen to fail';
      yield issue('EmptyCircuit', message, { severity: 'warning', path });
    }
  }
}

/** Diagonal gates leave the all-zero state as it is. */
function compilesToNothing(circuit: PayloadCircuit): boolean {
  if (circuit.gateset !== 'qis') return false;
  let known = 0;
  for (const { entry } of gatesOnWires(circuit)) {
    if (!isDiagonal(entry.gate)) return false;
    known++;
  }
  return known === circuit.gates.length;
}
