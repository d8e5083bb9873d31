import { type Issue, issue } from '../../../errors/index.js';
import { counted } from '../../../printing/index.js';
import { isIdle, isNativeZz, isPhaseGate } from '../circuits/service-gates.js';
import { show } from '../json/value.js';
import { phaseGateIssue } from './gate-oddities.js';
import { type GateOnWires, gateOnWires } from './gates-on-wires.js';
import type { PayloadCircuit } from './payload-circuits.js';

/**
 * What a schema cannot say about one of a circuit's gates: one way of naming the wires, no wire twice, every wire inside the
 * circuit, Pauli terms that fit their targets.
 */
export function* checkGate(circuit: PayloadCircuit, index: number): Generator<Issue> {
  const gate = gateOnWires(circuit, index);
  if (!gate) return;
  yield* wireFieldIssues(gate);
  yield* wireIssues(gate, circuit.qubits);
  yield* fieldIssues(gate);
}

/** `target` or `targets`, `control` or `controls`: never both, and not fewer than the gate needs. */
function wireFieldIssues({ entry, fields, path }: GateOnWires): readonly Issue[] {
  const issues: Issue[] = [];
  const oneQubit = entry.gate.targets === 1;
  for (const [one, many] of [
    ['target', 'targets'],
    ['control', 'controls'],
  ] as const) {
    if (fields[one] === undefined || fields[many] === undefined) continue;
    if (one === 'target' && !oneQubit) continue; // the schema has refused `target` already
    issues.push(
      issue('InvalidInput', `"${one}" and "${many}" both stand in one gate`, {
        path: [...path, one],
        hint: one === 'control' ? 'list all controls in "controls"' : 'keep "target"',
      }),
    );
  }
  if (oneQubit && !isIdle(entry) && fields['target'] === undefined && fields['targets'] === undefined) {
    issues.push(issue('MissingField', `${show(entry.name)} needs a "target"`, { path: [...path, 'target'] }));
  }
  const controls = fields['control'] === undefined ? fields['controls'] : [fields['control']];
  if (entry.minimumControls > (Array.isArray(controls) ? controls.length : 0)) {
    issues.push(issue('MissingField', `${show(entry.name)} needs a "control"`, { path: [...path, 'control'] }));
  }
  if (entry.controls === 'doubtful' && Array.isArray(controls) && controls.length > 0) {
    const message = `IonQ's own client allows no controls with ${show(entry.name)}, although qiskit-ionq sends them`;
    const hint = 'write it out in controlled x gates; encodeCircuit does';
    issues.push(issue('ToleratedField', message, { severity: 'warning', path: [...path, 'controls'], hint }));
  }
  return issues;
}

function wireIssues(gate: GateOnWires, qubits: number | undefined): readonly Issue[] {
  const { entry, controls, targets, path } = gate;
  const issues: Issue[] = [];
  const controlSet = new Set(controls);
  const seen = new Set<number>();
  for (const wire of [...targets, ...controls]) {
    if (seen.has(wire)) {
      const both = controlSet.has(wire) && targets.includes(wire);
      const message = both
        ? `qubit ${wire} is control and target of one ${show(entry.name)}`
        : `qubit ${wire} stands twice in one ${show(entry.name)}`;
      issues.push(issue('DuplicateQubit', message, { path, received: `qubit ${wire} twice` }));
      if (issues.length >= MOST_WIRE_ISSUES) break;
    } else if (qubits !== undefined && wire >= qubits) {
      const message = `qubit ${wire} is outside the circuit's ${counted(qubits, 'qubit')}`;
      const expected = qubits === 1 ? '0' : `0 to ${qubits - 1}`;
      issues.push(
        issue('QubitOutOfRange', message, { path, expected, received: String(wire), hint: 'qubits count from 0' }),
      );
      if (issues.length >= MOST_WIRE_ISSUES) break;
    }
    seen.add(wire);
  }
  return issues;
}

/** One gate's wires are not worth more findings than this. */
const MOST_WIRE_ISSUES = 20;

/** The fields of single gates: `zz`'s two spellings, `z` with a rotation, `pauliexp`'s terms. */
function fieldIssues(gate: GateOnWires): readonly Issue[] {
  const { entry, fields, path } = gate;
  if (isNativeZz(entry)) {
    const named = ['angle', 'phase'].filter((field) => fields[field] !== undefined);
    if (named.length === 1) return [];
    return named.length === 0
      ? [issue('MissingField', 'native "zz" needs an "angle" in turns', { path: [...path, 'angle'] })]
      : [
          issue('InvalidInput', 'native "zz" has both "angle" and "phase"', {
            path: [...path, 'phase'],
            hint: 'keep "angle"',
          }),
        ];
  }
  if (isPhaseGate(entry, fields)) return [phaseGateIssue(path)];
  return entry.gate.data === 'pauliSum' ? pauliIssues(gate) : [];
}

function pauliIssues({ fields, path }: GateOnWires): readonly Issue[] {
  const issues: Issue[] = [];
  const { targets, terms, coefficients, time } = fields;
  if (Array.isArray(terms)) {
    terms.forEach((term: unknown, index) => {
      if (typeof term !== 'string') return;
      const at = { path: [...path, 'terms', index], received: show(term) };
      if (!/^[IXYZ]*$/.test(term)) {
        issues.push(issue('InvalidPauliString', `the term ${show(term)} has letters other than I, X, Y, Z`, at));
      } else if (Array.isArray(targets) && term.length !== targets.length) {
        const message = `the term ${show(term)} has ${term.length} letters for ${targets.length} targets`;
        issues.push(issue('InvalidPauliString', message, { ...at, expected: `${targets.length} letters` }));
      }
    });
    if (Array.isArray(coefficients) && coefficients.length !== terms.length) {
      const message = `there are ${coefficients.length} coefficients for ${terms.length} terms`;
      issues.push(
        issue('InvalidInput', message, { path: [...path, 'coefficients'], expected: `${terms.length} numbers` }),
      );
    }
  }
  if (typeof time === 'number' && time <= 0) {
    const hint = 'put the sign into the coefficients';
    issues.push(
      issue('ValueOutOfRange', '"time" has to be positive', { path: [...path, 'time'], received: String(time), hint }),
    );
  }
  return issues;
}
