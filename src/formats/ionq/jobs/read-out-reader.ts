import type { Measurement } from '../../../circuit/index.js';
import { type Issue, issue } from '../../../errors/index.js';
import { isObject } from '../json/value.js';
import { unpacked } from './packed-text.js';
import { COMPLETE_VERSION, READ_OUT_ENTRY } from './read-out-entry.js';

/** What the entry says of one circuit, of the right types; whether it fits the circuit is not known yet. */
export interface Statement {
  /** Undefined in the short form. */
  readonly qubits?: number;
  /** Undefined where the entry does not say. */
  readonly measurements?: readonly Measurement[];
  readonly wires?: readonly number[];
  /** By wire; null for frames that there are and that the entry leaves out. */
  readonly frames?: readonly number[] | null;
  readonly relation?: 'distribution';
}

/** What the entry says; circuits of which the same is said share the statement. */
export interface ReadOutEntry {
  /** In which form it was written. */
  readonly complete: boolean;
  /** In the order of the circuits; null for one of which there is nothing to say. */
  readonly statements: readonly (Statement | null)[];
  readonly names: readonly (string | undefined)[];
}

/** More circuits are in no job: the service takes 5,000 (its API document of September 2026). */
const MOST_CIRCUITS = 10_000;

/** More wires in all statements are in no job; lists of wires are made of a few characters. */
const MOST_WIRES = 1_000_000;

/**
 * Reads the entry of a job's metadata; undefined where there is none.
 *
 * @param several whether the job is one of several circuits
 * @throws SyntaxError for what is no entry, with what is wrong as the end of a sentence.
 */
export function readEntry(metadata: unknown, several: boolean): ReadOutEntry | undefined {
  const text = isObject(metadata) && Object.hasOwn(metadata, READ_OUT_ENTRY) ? metadata[READ_OUT_ENTRY] : undefined;
  if (typeof text !== 'string') return undefined;
  const entry: unknown = JSON.parse(unpacked(text));
  if (isObject(entry) && Object.hasOwn(entry, 'version')) return completeEntry(entry);
  const parts = several ? entry : [entry];
  if (!Array.isArray(parts)) throw new SyntaxError('it is for other circuits');
  const statements = parts.map((part) => (several && part === null ? null : shortStatement(part)));
  return { complete: false, statements, names: statements.map(() => undefined) };
}

/** The warning that the entry is not used. */
export function notUsed(error: unknown): Issue {
  const why = error instanceof Error ? error.message.split('\n', 1)[0]! : String(error);
  return issue('IgnoredValue', `what the metadata says of reading the results is not used: ${why}`, {
    severity: 'warning',
    path: ['metadata', READ_OUT_ENTRY],
    hint: 'it was written for another circuit, or changed since; results are by wire',
  });
}

function shortStatement(part: unknown): Statement {
  if (!isObject(part)) throw new SyntaxError('it is not an object');
  const { registers, wires, frames, relation, ...others } = part;
  requireNoOthers(others);
  if (registers !== undefined && !isObject(registers)) throw new SyntaxError('its registers are no object');
  const measurements = Object.entries(registers ?? {}).map(([key, list]) => measurement(key, list));
  return {
    ...(measurements.length === 0 ? {} : { measurements }),
    ...ending(wires, relation),
    ...(frames === undefined ? {} : { frames: numbers(frames, 'frames') }),
  };
}

function completeEntry(entry: Readonly<Record<string, unknown>>): ReadOutEntry {
  const { version, statements: listed, runs, names, ...others } = entry;
  if (version !== COMPLETE_VERSION) throw new SyntaxError('it is of another version');
  requireNoOthers(others);
  if (!Array.isArray(listed) || listed.length > MOST_CIRCUITS) throw new SyntaxError('its statements are no list');
  const different = listed.map(completeStatement);
  const wires = different.reduce((sum, { qubits }) => sum + (qubits ?? 0), 0);
  if (wires > MOST_WIRES) throw new SyntaxError('it is for more wires than any job has');
  const statements = inOrder(different, runs);
  if (names === undefined) return { complete: true, statements, names: statements.map(() => undefined) };
  const isNames = Array.isArray(names) && names.every((name) => name === null || typeof name === 'string');
  if (!isNames || names.length !== statements.length) throw new SyntaxError('it has not one name for each circuit');
  return { complete: true, statements, names: names.map((name: string | null) => name ?? undefined) };
}

/** The statement of each circuit. */
function inOrder(different: readonly Statement[], runs: unknown): readonly Statement[] {
  const isPairs = Array.isArray(runs) && runs.length % 2 === 0 && runs.every(Number.isSafeInteger);
  if (!isPairs || runs.length > 2 * MOST_CIRCUITS) throw new SyntaxError('its runs are no pairs of whole numbers');
  const statements: Statement[] = [];
  for (let place = 0; place < runs.length; place += 2) {
    const statement = different[runs[place]];
    const count: number = runs[place + 1];
    if (statement === undefined || count < 1 || statements.length + count > MOST_CIRCUITS) {
      throw new SyntaxError('its runs do not count circuits');
    }
    for (let k = 0; k < count; k++) statements.push(statement);
  }
  return statements;
}

function completeStatement(part: unknown): Statement {
  if (!isObject(part)) throw new SyntaxError('one of its statements is not an object');
  const { qubits, registers = [], wires, frames, relation, ...others } = part;
  requireNoOthers(others);
  if (!Number.isSafeInteger(qubits) || (qubits as number) < 1) throw new SyntaxError('it has no number of qubits');
  if (!Array.isArray(registers)) throw new SyntaxError('its registers are no list');
  return {
    qubits: qubits as number,
    measurements: registers.map((pair: unknown) => {
      const isPair = Array.isArray(pair) && pair.length === 2 && typeof pair[0] === 'string';
      if (!isPair) throw new SyntaxError('one of its registers is no key with wires');
      return measurement(pair[0], pair[1]);
    }),
    ...ending(wires, relation),
    ...(frames === undefined ? {} : { frames: frames === null ? null : numbers(frames, 'frames') }),
  };
}

function ending(wires: unknown, relation: unknown): Pick<Statement, 'wires' | 'relation'> {
  if (relation !== undefined && relation !== 'distribution') throw new SyntaxError('its relation is unknown');
  return {
    ...(wires === undefined ? {} : { wires: numbers(wires, 'wires') }),
    ...(relation === undefined ? {} : { relation }),
  };
}

function measurement(key: string, wires: unknown): Measurement {
  if (!Array.isArray(wires)) throw new SyntaxError(`its register ${JSON.stringify(key)} is no list of wires`);
  return { key, wires };
}

function numbers(value: unknown, what: string): readonly number[] {
  if (Array.isArray(value) && value.every((item) => typeof item === 'number' && Number.isFinite(item))) return value;
  throw new SyntaxError(`its ${what} are no list of numbers`);
}

function requireNoOthers(others: object): void {
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw new SyntaxError(`it has the unknown field ${JSON.stringify(unknown)}`);
}
