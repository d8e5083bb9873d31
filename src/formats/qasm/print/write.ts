import { type CircuitData, requireCircuit } from '../../../circuit/index.js';
import { IonloomError, issue, visibleJson } from '../../../errors/index.js';
import { type Angle, addAngles, isNumeric } from '../../../math/index.js';
import type { Version } from '../syntax/lexer.js';
import { GateWriter } from './gate-writer.js';
import { Identifiers } from './identifiers.js';

/**
 * Writes a circuit as OpenQASM 2 with the gates of qelib1.inc; what that file does not name is defined in the head.
 *
 * OpenQASM 2 has no global phase: when there is one, a comment says how large.
 *
 * @throws IonloomError `UnboundParameter` when the circuit has free parameters.
 */
export function printQasm2(circuit: CircuitData): string {
  requireCircuit(circuit, 'printQasm2');
  const { parameters } = circuit;
  if (parameters.length > 0) {
    const names = parameters.map((name) => `\`${name}\``).join(', ');
    throw new IonloomError(
      issue('UnboundParameter', `OpenQASM 2 has no free parameters, and the circuit has ${names}`, {
        hint: 'bind them first, or write OpenQASM 3',
      }),
    );
  }
  return write(circuit, 2);
}

/**
 * Writes a circuit as OpenQASM 3 with the gates of stdgates.inc, or with IonQ's native gates, which need no include.
 *
 * Free parameters become `input float`, gates without a name get `ctrl @`, `inv @` or a definition in the head, and
 * the global phase is written as `gphase`.
 */
export function printQasm3(circuit: CircuitData): string {
  requireCircuit(circuit, 'printQasm3');
  return write(circuit, 3);
}

function write(circuit: CircuitData, version: Version): string {
  const identifiers = new Identifiers(version);
  const register = identifiers.claim('q');
  const inputs = new Map(circuit.parameters.map((name) => [name, identifiers.claim(name)]));
  const keys = circuit.measurements.map(({ key, wires }) => ({ key, wires, name: identifiers.claim(key) }));
  const gates = new GateWriter(version, (name) => inputs.get(name) ?? name, identifiers.forGates());
  const { lines, phase } = gates.write(circuit.operations, (wire) => `${register}[${wire}]`);
  const declare = version === 2 ? declare2 : declare3;
  return [
    version === 2 ? 'OPENQASM 2.0;' : 'OPENQASM 3.0;',
    ...includeLine(circuit, version, gates),
    ...gates.definitions,
    ...[...inputs].map(([name, own]) => `input float[64] ${own};${renamed('parameter', name, own)}`),
    declare('qubit', register, circuit.qubits),
    ...keys.map(({ key, wires, name }) => `${declare('bit', name, wires.length)}${renamed('key', key, name)}`),
    ...lines,
    ...phaseLine(gates, addAngles(circuit.globalPhase, phase), version),
    ...keys.flatMap(({ wires, name }) => measureLines(wires, name, register, circuit.qubits, version)),
    '',
  ].join('\n');
}

function includeLine(circuit: CircuitData, version: Version, gates: GateWriter): readonly string[] {
  if (version === 2) return ['include "qelib1.inc";'];
  return circuit.gateset === 'native' && gates.definitions.length === 0 ? [] : ['include "stdgates.inc";'];
}

function declare2(what: 'qubit' | 'bit', name: string, size: number): string {
  return `${what === 'qubit' ? 'qreg' : 'creg'} ${name}[${size}];`;
}

function declare3(what: 'qubit' | 'bit', name: string, size: number): string {
  return `${what}[${size}] ${name};`;
}

function renamed(what: string, name: string, own: string): string {
  return name === own ? '' : ` // the ${what} ${visibleJson(JSON.stringify(name))}`;
}

/** Rounding of phases that cancel. */
const NO_PHASE = 1e-15;

function phaseLine(gates: GateWriter, phase: Angle, version: Version): readonly string[] {
  if (isNumeric(phase) && Math.abs(phase) < NO_PHASE) return [];
  return [version === 3 ? `gphase(${gates.angle(phase)});` : `// global phase: ${gates.angle(phase)}`];
}

function measureLines(
  wires: readonly (number | null)[],
  name: string,
  register: string,
  qubits: number,
  version: Version,
): readonly string[] {
  const measure = (from: string, to: string) =>
    version === 2 ? `measure ${from} -> ${to};` : `${to} = measure ${from};`;
  if (wires.length === qubits && wires.every((wire, bit) => wire === bit)) return [measure(register, name)];
  return wires.flatMap((wire, bit) => (wire === null ? [] : [measure(`${register}[${wire}]`, `${name}[${bit}]`)]));
}
