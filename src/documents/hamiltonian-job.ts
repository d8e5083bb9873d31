import type { CircuitData } from '../circuit/index.js';
import { type Issue, issue } from '../errors/index.js';
import { type JsonPath, member, schemas, show } from '../formats/ionq/index.js';
import { declaredInputs } from '../formats/qasm/index.js';
import { type HamiltonianProblem, isIdentityString, observableTerms, problemIssues } from '../pauli/index.js';
import { counted, countedOrNo } from '../printing/index.js';
import { readProgram } from './job-program.js';

/**
 * What a `hamiltonian-energy` job evaluates, as far as it can be read, and everything that speaks against it.
 *
 * @internal
 */
export interface HamiltonianJob {
  /** The ansatz with the values of the job; its parameters are free where the job gives no values at all. */
  readonly circuit: CircuitData | undefined;
  readonly problem: HamiltonianProblem;
  readonly issues: readonly Issue[];
}

const DATA: JsonPath = ['input', 'data', 'data'];
/**
 * Where the text of the ansatz stands in such a job.
 *
 * @internal
 */
export const ANSATZ: JsonPath = [...DATA, 'ansatz', 'data'];
const PARAMS: JsonPath = ['input', 'params'];

/**
 * Reads a `hamiltonian-energy` job; undefined for every other payload. Values of a wrong type are left out without a
 * word: the schemas report them.
 *
 * Whoever validates such a job and whoever evaluates it ask this one function.
 *
 * @param file the name of the job's file, for messages
 * @internal
 */
export function readHamiltonianJob(payload: unknown, file?: string): HamiltonianJob | undefined {
  const input = member(payload, 'input');
  const found = member(input, 'data');
  if (member(payload, 'type') !== 'quantum-function' || member(found, 'type') !== 'hamiltonian-energy')
    return undefined;
  const data = member(found, 'data');
  const ansatz = readAnsatz(member(member(data, 'ansatz'), 'data'), member(input, 'params'), file);
  const terms = termsIn(data);
  const problem = problemIn(data, terms);
  const issues = [
    ...ansatz.issues,
    ...formIssues(member(data, 'hamiltonian'), terms, ansatz.qubits),
    ...[...problemIssues(problem, ansatz.qubits)].map((each) => inJob(each, terms)),
    ...identityWarnings(terms),
  ];
  return { circuit: ansatz.circuit, problem, issues };
}

interface Ansatz {
  readonly circuit: CircuitData | undefined;
  readonly qubits: number | undefined;
  readonly issues: readonly Issue[];
}

function readAnsatz(text: unknown, given: unknown, file: string | undefined): Ansatz {
  if (typeof text !== 'string') return { circuit: undefined, qubits: undefined, issues: [] };
  if (text.trim() === '') {
    const details = { path: ANSATZ, expected: 'an OpenQASM 3 program' };
    return { circuit: undefined, qubits: undefined, issues: [issue('InvalidInput', 'the ansatz is empty', details)] };
  }
  const { circuit, issues } = readProgram(text, ANSATZ, file);
  if (circuit === undefined) return { circuit, qubits: undefined, issues };
  const { qubits } = circuit;
  const names = declaredInputs(text);
  const values = given === undefined ? [] : schemas.hamiltonianEnergyInput.shape.params.safeParse(given).data;
  if (values === undefined) return { circuit: undefined, qubits, issues };
  if (values.length !== names.length) {
    const none = values.length === 0;
    const message = `the ansatz declares ${counted(names.length, 'parameter')} and the job gives ${countedOrNo(values.length, 'value')}`;
    const details = { path: PARAMS, expected: counted(names.length, 'number') };
    const missing = none ? { hint: `give values for ${names.join(', ')}` } : {};
    const found = issue(none ? 'UnboundParameter' : 'ParameterCount', message, { ...details, ...missing });
    return { circuit: none ? (circuit as CircuitData) : undefined, qubits, issues: [...issues, found] };
  }
  const bound = names
    .map((name, k) => [name, values[k]!] as const)
    .filter(([name]) => circuit.parameters.includes(name));
  return { circuit: circuit.bind(Object.fromEntries(bound) as never) as unknown as CircuitData, qubits, issues };
}

/** A term of the Hamiltonian and where it stands in the list. */
interface Term {
  readonly index: number;
  readonly word: string;
  readonly coefficient: number;
}

function termsIn(data: unknown): readonly Term[] {
  const list = member(data, 'hamiltonian');
  return (Array.isArray(list) ? list : []).flatMap((term: unknown, index) => {
    const [word, coefficient] = [member(term, 'pauli_string'), member(term, 'coefficient')];
    return typeof word === 'string' && typeof coefficient === 'number' ? [{ index, word, coefficient }] : [];
  });
}

/** The problem without what strays from the schemas. */
function problemIn(data: unknown, terms: readonly Term[]): HamiltonianProblem {
  const { linear_constraints, quadratic_constraints, penalty, cvar_alpha } = schemas.hamiltonianEnergyData.shape;
  const linear = linear_constraints.safeParse(member(data, 'linear_constraints')).data ?? [];
  const quadratic = quadratic_constraints.safeParse(member(data, 'quadratic_constraints')).data ?? [];
  return {
    hamiltonian: { terms: terms.map(({ word }) => word), coefficients: terms.map(({ coefficient }) => coefficient) },
    linearConstraints: linear.map(({ coeffs, rhs }) => ({ coefficients: coeffs, bound: rhs })),
    quadraticConstraints: quadratic.map(({ quadratic_coeff, linear_coeff, rhs }) => ({
      quadratic: quadratic_coeff,
      linear: linear_coeff,
      bound: rhs,
    })),
    penalty: penalty.safeParse(member(data, 'penalty')).data ?? 0,
    cvarAlpha: cvar_alpha.safeParse(member(data, 'cvar_alpha')).data ?? null,
  };
}

const jobFields: Readonly<Record<string, string>> = {
  linearConstraints: 'linear_constraints',
  quadraticConstraints: 'quadratic_constraints',
  coefficients: 'coeffs',
  quadratic: 'quadratic_coeff',
  linear: 'linear_coeff',
  bound: 'rhs',
  cvarAlpha: 'cvar_alpha',
};

/** An issue of the problem with its place in the job. */
function inJob(found: Issue, terms: readonly Term[]): Issue {
  const [field, list, k] = found.path ?? [];
  if (field !== 'hamiltonian') {
    const steps = (found.path ?? []).map((step) => (typeof step === 'string' ? (jobFields[step] ?? step) : step));
    return { ...found, path: [...DATA, ...steps] };
  }
  const last = list === 'terms' ? 'pauli_string' : 'coefficient';
  return { ...found, path: termPath(terms[k as number]!, last) };
}

function termPath({ index }: Term, field: string): JsonPath {
  return [...DATA, 'hamiltonian', index, field];
}

/** Pauli strings come full-width (`IZZ`) or sparse (`Z0 Z1`); one Hamiltonian is written in one of the two ways. */
function* formIssues(list: unknown, terms: readonly Term[], qubits: number | undefined): Generator<Issue> {
  if (Array.isArray(list) && list.length === 0) {
    yield issue('InvalidInput', 'the Hamiltonian has no terms', { path: [...DATA, 'hamiltonian'] });
  }
  const full = (word: string) => /^[IXYZ]+$/.test(word);
  const placed = terms.filter(({ word }) => full(word) || /^\s*[IXYZ]\d+(\s+[IXYZ]\d+)*\s*$/.test(word));
  const [first] = placed;
  if (first === undefined) return;
  for (const term of placed.slice(1)) {
    const { word } = term;
    const at = { path: termPath(term, 'pauli_string'), received: show(word) };
    if (full(word) !== full(first.word)) {
      const forms = full(word) ? 'has a letter for every qubit' : 'names its qubits';
      const others = full(word) ? 'name theirs' : 'have a letter for every qubit';
      const message = `${show(word)} ${forms}, and the terms before it ${others}`;
      yield issue('InvalidPauliString', message, {
        ...at,
        hint: 'write all terms of a Hamiltonian in one of the two ways',
      });
    } else if (full(word) && qubits === undefined && word.length !== first.word.length) {
      const message = `${show(word)} has ${word.length} letters, and the terms before it have ${first.word.length}`;
      yield issue('InvalidPauliString', message, { ...at, expected: `${first.word.length} letters` });
    }
  }
}

/** IonQ's own example of a variational eigensolver says that the service ignores identities. */
function* identityWarnings(terms: readonly Term[]): Generator<Issue> {
  for (const term of terms) {
    if (!isIdentityString(term.word)) continue;
    const message = `${show(term.word)} is an identity, which the service leaves out`;
    const { coefficient } = term;
    const hint = `the energy of the service lacks the constant ${coefficient}; the energy of a simulation here contains it`;
    const path = termPath(term, 'pauli_string');
    yield issue('IgnoredSetting', message, { severity: 'warning', path, received: show(term.word), hint });
  }
}

/**
 * The sum of the identities of a Hamiltonian, which its mean contains in every state.
 *
 * @internal
 */
export function constantOf({ hamiltonian }: HamiltonianProblem): number {
  return observableTerms(hamiltonian).reduce(
    (sum, [term, coefficient]) => (isIdentityString(term) ? sum + coefficient : sum),
    0,
  );
}
