import { type Issue, issue } from '../../../errors/index.js';
import { isNativeZz, isPhaseGate, serviceGates } from '../circuits/service-gates.js';
import { isObject, type JsonPath } from '../json/value.js';
import { circuitsIn } from './payload-circuits.js';

/**
 * Fields of gates that clients send and the service takes, although the API document does not give them to these gates.
 *
 * @internal
 */
export interface GateOddities {
  /** The first gate of each kind whose field the document gives to other gates alone. */
  readonly strays: readonly Issue[];
  /** The same of a field that the document names for no such gate, and no other one instead. */
  readonly unclear: readonly Issue[];
}

/**
 * What is odd about the fields of a payload's gates; of each kind the first one is told.
 *
 * @internal
 */
export function gateOddities(payload: unknown): GateOddities {
  let stray: Issue | undefined;
  let unclear: Issue | undefined;
  for (const { gates, gateset, path } of circuitsIn(payload)) {
    const entries = gateset === undefined ? undefined : serviceGates[gateset];
    for (let index = 0; index < gates.length && (stray === undefined || unclear === undefined); index++) {
      const gate = gates[index];
      const entry = isObject(gate) && typeof gate['gate'] === 'string' ? entries?.get(gate['gate']) : undefined;
      if (entry === undefined || !isObject(gate)) continue;
      const place = [...path, 'circuit', index];
      if (isPhaseGate(entry, gate)) stray ??= phaseGateIssue(place);
      if (isNativeZz(entry) && gate['phase'] !== undefined && gate['angle'] === undefined) unclear ??= zzIssue(place);
    }
  }
  return { strays: stray === undefined ? [] : [stray], unclear: unclear === undefined ? [] : [unclear] };
}

/** What is said of the phase gate in qiskit-ionq's spelling. @internal */
export function phaseGateIssue(gate: JsonPath): Issue {
  return issue(
    'ToleratedField',
    '"z" with a "rotation" is read as a phase gate, as qiskit-ionq means it; no document of the service says so',
    {
      severity: 'warning',
      path: [...gate, 'rotation'],
      hint: 'write "rz" (without controls the same up to a global phase); encodeCircuit writes phase gates out exactly',
    },
  );
}

function zzIssue(gate: JsonPath): Issue {
  return issue('ToleratedField', 'the "phase" of a native "zz" is read as its "angle" (cirq-ionq sends it so)', {
    severity: 'warning',
    path: [...gate, 'phase'],
    hint: 'write it as "angle"',
  });
}
