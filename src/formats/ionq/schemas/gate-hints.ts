import { nearestName } from '../../../errors/index.js';
import { gateOfDialect, nameInDialect } from '../../../gates/index.js';
import { serviceGates } from '../circuits/service-gates.js';
import { member } from '../json/value.js';

/** Things that people list among the gates and that are none. */
const notGates: Readonly<Record<string, string>> = {
  measure: 'IonQ measures every qubit at the end; leave it out',
  barrier: 'the service has no barriers; leave it out',
  reset: 'a JSON circuit cannot reset a qubit; jobs of type ionq.qasm3.v1 can on some backends',
  id: 'the identity does nothing; leave it out',
  i: 'the identity does nothing; leave it out',
  gphase: 'a global phase has no effect; leave it out',
};

/** What to write for a gate name that the service does not take: another spelling, a form with controls, a near name. */
export function gateNameHint(name: string, allowed: readonly string[], gate: unknown): string | undefined {
  const lower = name.toLowerCase();
  if (Object.hasOwn(notGates, lower)) return notGates[lower];
  if (allowed.includes(lower)) return `gate names are lower case: "${lower}"`;
  const native = allowed.includes('gpi');
  const otherGateset = serviceGates[native ? 'qis' : 'native'];
  if (otherGateset.has(name)) {
    const [kind, gateset] = native ? ['an abstract', 'qis'] : ['a native', 'native'];
    return `"${name}" is ${kind} gate: it needs the gateset "${gateset}", and a circuit holds gates of one gateset only`;
  }
  return otherDialect(name, allowed, gate) ?? nearGate(name, allowed);
}

/** The service's spelling of a name of OpenQASM. */
function otherDialect(name: string, allowed: readonly string[], gate: unknown): string | undefined {
  const meaning = gateOfDialect('qasm2', name, 'qis') ?? gateOfDialect('qasm3', name, 'qis') ?? formOf(name);
  if (!meaning) return undefined;
  const service = meaning.gate.service;
  const exact =
    typeof meaning.controls === 'number' ? nameInDialect('ionq', meaning.gate, meaning.controls) : undefined;
  if (exact !== undefined && allowed.includes(exact)) return `the service calls it "${exact}"`;
  if (service && allowed.includes(service.name) && service.controls === 'any') {
    const wires = member(gate, 'targets') === undefined ? '"target"' : '"targets"';
    return `write "${service.name}" with ${wires} and "controls"`;
  }
  if (!allowed.includes('h')) return undefined;
  return 'the service does not take it; encodeCircuit writes such gates out exactly';
}

function formOf(name: string) {
  return name === 'toffoli' ? gateOfDialect('qasm2', 'ccx', 'qis') : undefined;
}

function nearGate(name: string, allowed: readonly string[]): string | undefined {
  const nearest = nearestName(name, allowed);
  return nearest === undefined ? undefined : `did you mean "${nearest}"?`;
}
