import {
  asStated,
  type CircuitData,
  circuitOf,
  identityPermutation,
  type Operation,
  type StatedCircuit,
} from '../../circuit/index.js';
import { IonloomError, issue } from '../../errors/index.js';
import { type GateData, type Gateset, gateNamed } from '../../gates/index.js';
import { AffineAngle, type Angle } from '../../math/index.js';
import {
  CERTIFICATE_FORMAT,
  CERTIFICATE_VERSION,
  type Certificate,
  type CertificateStep,
  type CopiedGates,
  type LinkMethod,
  linkMethods,
} from './certificate.js';
import { widePlaces } from './wide-gates.js';
import type { Group } from './window-link.js';

/** One step of a certificate, with the circuits that it leads from and to. */
export interface Station {
  readonly pass: string;
  readonly after: StatedCircuit;
  /** How the step is shown; in whatever way does it, if left out. */
  readonly by?: LinkMethod;
  /** Places of operations in the circuit before and in this one. */
  readonly groups: readonly Group[];
}

/** Wires and gates of all circuits on the way: copies say in a few characters what takes much memory. */
const MOST_IN_ALL = 2 ** 24;

/**
 * The circuits that a certificate leads through, of which the last one is the candidate.
 *
 * @throws IonloomError `InvalidInput` for what is no certificate, or one of other circuits.
 */
export function stationsOf(
  certificate: unknown,
  original: StatedCircuit,
  candidate: StatedCircuit,
): readonly Station[] {
  const steps = stepsIn(certificate);
  const most = Math.max(original.circuit.qubits, candidate.circuit.qubits);
  let before = original;
  requireSize(steps);
  return steps.map((step, index) => {
    const at: Path = ['steps', index];
    const isLast = index === steps.length - 1;
    const read = isLast ? { stated: candidate, copies: [] } : circuitIn(step.circuit, before, most, [...at, 'circuit']);
    const [was, is] = [before, read.stated].map(({ circuit }) => widePlaces(circuit.operations));
    const groups = groupsIn(step.groups, was!, is!, [...at, 'groups']);
    before = read.stated;
    return { pass: String(step.pass), by: wayIn(step.by, at), after: read.stated, groups: [...groups, ...read.copies] };
  });
}

/** Refuses what would take too much memory before any of it is made. */
function requireSize(steps: readonly Partial<CertificateStep>[]): void {
  let size = 0;
  // What is no number, or no list, is refused where it is read.
  const atLeast = (least: number, value: unknown) => (typeof value === 'number' && value > least ? value : least);
  for (const [index, { circuit }] of steps.entries()) {
    size += atLeast(0, circuit?.qubits);
    const gates: readonly unknown[] = Array.isArray(circuit?.gates) ? circuit.gates : [];
    for (const gate of gates) size += atLeast(1, (gate as readonly unknown[] | null)?.[1]);
    if (size > MOST_IN_ALL) {
      throw refused(`the circuits up to here have more than ${MOST_IN_ALL} wires and gates`, ['steps', index]);
    }
  }
}

type Path = readonly (string | number)[];

function refused(message: string, path: Path): IonloomError {
  return new IonloomError(
    issue('InvalidInput', message, { path, hint: 'make the certificate anew with ionloom transpile' }),
  );
}

/**
 * Whether something says that it is a certificate which this version reads.
 *
 * @throws IonloomError `InvalidInput` for anything else.
 */
export function requireCertificate(value: unknown): asserts value is Certificate {
  stepsIn(value);
}

function stepsIn(value: unknown): readonly Partial<CertificateStep>[] {
  const { format, version, steps } = objectIn(value, []) as Partial<Certificate>;
  if (format !== CERTIFICATE_FORMAT)
    throw refused(`this is no certificate: its format is not ${CERTIFICATE_FORMAT}`, ['format']);
  if (version !== CERTIFICATE_VERSION) {
    const said = typeof version === 'number' ? `has version ${version}` : 'does not say its version as a number';
    throw refused(`the certificate ${said}, and version ${CERTIFICATE_VERSION} is read`, ['version']);
  }
  const list = listIn(steps, ['steps']);
  if (list.length === 0) throw refused('the certificate has no step, so it shows nothing', ['steps']);
  return list.map((step, index) => objectIn(step, ['steps', index]));
}

function wayIn(value: unknown, path: Path): LinkMethod {
  const found = linkMethods.find((method) => method === value);
  if (found === undefined) throw refused(`a step is shown by one of ${linkMethods.join(', ')}`, [...path, 'by']);
  return found;
}

function objectIn(value: unknown, path: Path): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw refused('there is no object here', path);
  return value as Readonly<Record<string, unknown>>;
}

function listIn(value: unknown, path: Path): readonly unknown[] {
  if (!Array.isArray(value)) throw refused('there is no list here', path);
  return value;
}

/** A list of different whole numbers from 0 to below a limit. */
function numbersIn(value: unknown, limit: number, path: Path): readonly number[] {
  const list = listIn(value, path);
  const isRight = list.every((each) => Number.isInteger(each) && (each as number) >= 0 && (each as number) < limit);
  if (!isRight || new Set(list).size !== list.length) {
    const range = limit === 0 ? 'of which there are none here' : `from 0 to ${limit - 1}`;
    throw refused(`this is no list of different whole numbers ${range}`, path);
  }
  return list as readonly number[];
}

function groupsIn(value: unknown, before: readonly number[], after: readonly number[], path: Path): readonly Group[] {
  return listIn(value, path).map((group, index) => {
    const [was, is, ...more] = listIn(group, [...path, index]);
    if (more.length > 0) throw refused('a group has two lists', [...path, index]);
    return [
      numbersIn(was, before.length, [...path, index, 0]).map((number) => before[number]!),
      numbersIn(is, after.length, [...path, index, 1]).map((number) => after[number]!),
    ];
  });
}

function circuitIn(
  value: unknown,
  before: StatedCircuit,
  most: number,
  path: Path,
): { readonly stated: StatedCircuit; readonly copies: readonly Group[] } {
  const { gateset, qubits, gates } = objectIn(value, path);
  if (gateset !== 'qis' && gateset !== 'native')
    throw refused('the gateset is neither qis nor native', [...path, 'gateset']);
  const wires = qubits as number;
  if (!Number.isInteger(wires) || wires < before.circuit.qubits || wires > most) {
    const range = before.circuit.qubits === most ? `${most}` : `from ${before.circuit.qubits} to ${most}`;
    throw refused(`a circuit on the way between these two has ${range} qubits`, [...path, 'qubits']);
  }
  const copies: Group[] = [];
  const operations: Operation[] = [];
  const isCopied = new Uint8Array(before.circuit.operations.length);
  for (const [index, gate] of listIn(gates, [...path, 'gates']).entries()) {
    const at = [...path, 'gates', index];
    const parts = listIn(gate, at);
    if (typeof parts[0] === 'string') {
      operations.push(gateIn(parts, gateset, wires, at));
    } else {
      const [from, count] = runIn(parts, before, at);
      for (let place = from; place < from + count; place++) {
        if (isCopied[place] === 1) throw refused(`this copies gate ${place} of the circuit before a second time`, at);
        isCopied[place] = 1;
        copies.push([[place], [operations.length]]);
        operations.push(before.circuit.operations[place]!);
      }
    }
  }
  const circuit = checkedCircuit(gateset, wires, operations, path);
  const stated: StatedCircuit = {
    ...asStated(circuit),
    ...statementIn(objectIn(value, path), before.outputPermutation.length, wires, path),
  };
  if (stated.frames.length !== wires)
    throw refused(`there is not a frame for each of ${wires} wires`, [...path, 'frames']);
  return { stated, copies };
}

/** What is stated of the candidate, so far as its circuit alone says nothing. */
export function statedBy({ states }: Certificate, { qubits }: CircuitData, original: CircuitData): CertifiedStatement {
  return statementIn(objectIn(states, ['states']), original.qubits, qubits, ['states']);
}

type CertifiedStatement = Pick<StatedCircuit, 'inputPermutation' | 'outputPermutation'> &
  Partial<Pick<StatedCircuit, 'frames'>>;

function statementIn(
  { inputPermutation, outputPermutation, frames }: Readonly<Record<string, unknown>>,
  count: number,
  wires: number,
  path: Path,
): CertifiedStatement {
  const permutation = (list: unknown, name: string): readonly number[] => {
    const found = list === undefined ? identityPermutation(count) : numbersIn(list, wires, [...path, name]);
    if (found.length !== count) throw refused(`the ${name} is not of ${count} qubits`, [...path, name]);
    return found;
  };
  const at = [...path, 'frames'];
  return {
    inputPermutation: permutation(inputPermutation, 'inputPermutation'),
    outputPermutation: permutation(outputPermutation, 'outputPermutation'),
    ...(frames === undefined ? {} : { frames: listIn(frames, at).map((each, k) => angleIn(each, [...at, k])) }),
  };
}

function runIn(parts: readonly unknown[], before: StatedCircuit, path: Path): CopiedGates {
  const [from, count] = parts as readonly [number, number];
  const { length } = before.circuit.operations;
  const isRight = parts.length === 2 && [from, count].every((each) => Number.isInteger(each) && each >= 0);
  if (!isRight || from + count > length) {
    throw refused(`this copies gates that the circuit before does not have: it has ${length}`, path);
  }
  return [from, count];
}

/** The rules of circuits hold here, too: gates are unitary, on as many wires and with as many angles as they take. */
function checkedCircuit(
  gateset: Gateset,
  wires: number,
  operations: readonly Operation[],
  path: Path,
): StatedCircuit['circuit'] {
  try {
    return circuitOf(gateset, wires, operations);
  } catch (error) {
    if (!(error instanceof IonloomError)) throw error;
    const [first] = error.issues;
    throw refused(first!.message, [...path, ...(first!.path ?? [])]);
  }
}

function gateIn(parts: readonly unknown[], gateset: Gateset, wires: number, path: Path): Operation {
  const [name, targets, parameters = [], controls = [], data] = parts;
  const gate = gateNamed(String(name), gateset);
  if (gate === undefined) throw refused(`there is no ${gateset} gate ${JSON.stringify(name)}`, path);
  const own = numbersIn([...listIn(targets, path), ...listIn(controls, path)], wires, path);
  const split = (targets as readonly number[]).length;
  return {
    gate,
    targets: own.slice(0, split),
    controls: own.slice(split),
    parameters: listIn(parameters, path).map((each) => angleIn(each, path)),
    ...(gate.data === undefined ? {} : { data: dataIn(objectIn(data, path), gate.data, path) }),
  };
}

/** What a gate carries; anything else that stands there is left. */
function dataIn({ pauliSum, matrix }: Readonly<Record<string, unknown>>, kind: keyof GateData, path: Path): GateData {
  if (kind === 'matrix') return { matrix: Float64Array.from(finiteNumbersIn(matrix, path)) };
  const { terms, coefficients } = objectIn(pauliSum, path);
  const strings = listIn(terms, path).map((term) => {
    if (typeof term !== 'string') throw refused('a term of a sum of Paulis is no text', path);
    return term;
  });
  return { pauliSum: { terms: strings, coefficients: finiteNumbersIn(coefficients, path) } };
}

function finiteNumbersIn(value: unknown, path: Path): readonly number[] {
  return listIn(value, path).map((each) => finiteIn(each, path));
}

function finiteIn(value: unknown, path: Path): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw refused('there is no finite number here', path);
  return value;
}

function angleIn(value: unknown, path: Path): Angle {
  if (!Array.isArray(value)) return finiteIn(value, path);
  const [constant, ...terms] = value as readonly unknown[];
  const pairs: (readonly [string, number])[] = [];
  for (let k = 0; k < terms.length; k += 2) {
    const name = terms[k];
    if (typeof name !== 'string') throw refused('a parameter of an angle has no name', path);
    pairs.push([name, finiteIn(terms[k + 1], path)]);
  }
  return new AffineAngle(finiteIn(constant, path), pairs);
}
