import { type Gate, type Gateset, gateOfDialect } from '../../../gates/index.js';
import { type Angle, addAngles, scaleAngle } from '../../../math/index.js';
import type { GateDefinition, Statement } from '../syntax/ast.js';
import type { Version } from '../syntax/lexer.js';
import type { Scope } from './scope.js';

/** How many parameters and qubits a gate takes. */
export interface Signature {
  readonly name: string;
  readonly leastParameters: number;
  readonly mostParameters: number;
  readonly qubits: number;
}

/** A gate of the table under a name of a standard library. */
export interface TableGate extends Signature {
  readonly kind: 'table';
  readonly gate: Gate;
  readonly controls: number;
  /** The phase that the library's gate has beyond the table's. */
  readonly phase?: (parameters: readonly Angle[]) => Angle;
}

/** A gate that the text defines. */
export interface DefinedGate extends Signature {
  readonly kind: 'defined';
  readonly definition: GateDefinition & { readonly body: readonly Statement[] };
  readonly scope: Scope;
  /** What the names of gates in the body meant where it stands. */
  readonly callees: ReadonlyMap<string, Callee>;
  /** How many definitions deep the body goes. */
  readonly depth: number;
  /** Whether the body is nothing but gates that do nothing: such need no walk, however deep they go. */
  readonly isEmpty: boolean;
  /** Whether a mistake in the body was reported: its uses say nothing more. */
  readonly isBroken: boolean;
}

/** Anything that a gate call can name. */
export type Callee =
  | TableGate
  | DefinedGate
  | (Signature & { readonly kind: 'phase' })
  | (Signature & { readonly kind: 'opaque' });

/** `gphase(angle)`, which acts on no qubit until it is controlled. */
export const phaseCallee: Callee = {
  kind: 'phase',
  name: 'gphase',
  leastParameters: 1,
  mostParameters: 1,
  qubits: 0,
};

/** The file that makes the standard gates of a version known. */
export const standardLibrary: Readonly<Record<Version, string>> = { 2: 'qelib1.inc', 3: 'stdgates.inc' };

/** The gates that the language itself has; a text cannot define them anew. */
export const builtInGates: Readonly<Record<Version, ReadonlySet<string>>> = {
  2: new Set(['U', 'CX']),
  3: new Set(['U']),
};

/**
 * What a name means before the text defines anything.
 *
 * OpenQASM 2 knows `U` and `CX` until qelib1.inc is included. OpenQASM 3 as IonQ speaks it knows the native gates and
 * the standard gates without an include.
 */
export function libraryGate(version: Version, name: string, included: boolean): TableGate | undefined {
  if (version === 2 && !included && !builtInGates[2].has(name)) return undefined;
  const key = `${version} ${name}`;
  const known = cache.get(key);
  if (known !== undefined || cache.has(key)) return known;
  const found = version === 2 ? libraryGate2(name) : libraryGate3(name);
  cache.set(key, found);
  return found;
}

/** Library gates are made once; only names of the table and misspellings that someone wrote are kept. */
const cache = new Map<string, TableGate | undefined>();

function libraryGate2(name: string): TableGate | undefined {
  const found = tableGate(name, 'qasm2', 'qis');
  // u0(gamma) waits for gamma gate times: the identity, whatever its parameter.
  return name === 'u0' && found !== undefined ? { ...found, leastParameters: 1, mostParameters: 1 } : found;
}

/** -(phi + lambda)/2: makes u2 and u3 of stdgates.inc, whose determinant is 1, from the table's gates. */
const minusHalfOfLastTwo = (parameters: readonly Angle[]): Angle => {
  const [phi = 0, lambda = 0] = parameters.slice(-2);
  return scaleAngle(addAngles(phi, lambda), -0.5);
};

/**
 * OpenQASM 3 gives `U` a phase: U(theta, phi, lambda) = exp(i theta/2) u3, where u3 is that of qelib1.inc; and
 * stdgates.inc gives u2 and u3 the phase exp(-i (phi + lambda)/2) beside the latter. A control makes them visible.
 * Source: openqasm.com/language/standard_library.html and examples/stdgates.inc of the specification.
 */
const phased3: ReadonlyMap<string, (parameters: readonly Angle[]) => Angle> = new Map([
  ['U', ([theta = 0]) => scaleAngle(theta, 0.5)],
  ['u2', minusHalfOfLastTwo],
  ['u3', minusHalfOfLastTwo],
]);

function libraryGate3(name: string): TableGate | undefined {
  const native = tableGate(name, 'qasm3', 'native');
  if (native !== undefined) return native;
  const phase = phased3.get(name);
  if (phase === undefined) return tableGate(name, 'qasm3', 'qis');
  const found = tableGate(name, 'qasm2', 'qis');
  return found === undefined ? undefined : { ...found, phase };
}

function tableGate(name: string, dialect: 'qasm2' | 'qasm3', gateset: Gateset): TableGate | undefined {
  return asTableGate(name, gateOfDialect(dialect, name, gateset));
}

/** What a name means in the gate table as a gate that a text can call; undefined for what takes any number of wires. */
export function asTableGate(name: string, found: ReturnType<typeof gateOfDialect>): TableGate | undefined {
  if (found === undefined || found.controls === 'any' || typeof found.gate.targets !== 'number') return undefined;
  const { gate, controls } = found;
  return {
    kind: 'table',
    name,
    gate,
    controls,
    leastParameters: gate.parameters.filter((parameter) => parameter.default === undefined).length,
    mostParameters: gate.parameters.length,
    qubits: controls + found.gate.targets,
  };
}
