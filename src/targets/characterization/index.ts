import { IonloomError, type Issue, issue } from '../../errors/index.js';
import { lookUpTarget } from '../catalogue/index.js';
import { pulseWeight } from '../cost.js';
import { customTarget } from '../custom-target.js';
import { written } from '../field-checks.js';
import { freezeTarget } from '../freeze-target.js';
import { resolveTarget, type TargetOrName } from '../resolve-target.js';
import type { Target, TargetSources } from '../target.js';
import { readConnectivity } from './connectivity.js';
import { readDate } from './date.js';
import { DocumentReader, isObject, type JsonObject } from './document-reader.js';
import { readFidelity } from './fidelity.js';
import { readTiming } from './timing.js';

/** A target as measured, and what of the document did not go into it. */
export interface CharacterizedTarget {
  readonly target: Target;
  /** Warnings with the JSON path of every value that was left out; the base's value stays in its place. */
  readonly ignored: readonly Issue[];
}

const FIELDS = ['id', 'backend', 'target', 'date', 'qubits', 'connectivity', 'fidelity', 'timing'];

/**
 * Reads a characterization document (v0.4 or v0.3, or the answer of the list endpoint, whose first entry counts) into
 * a target.
 *
 * Width and connectivity are the document's. Fidelities and times are the document's where it gives plausible ones and the
 * base's elsewhere; the weight of a pulse follows the fidelities. Everything else (entangling gates, prices, limits) is
 * the base's: by default the catalogue's target that the document names.
 *
 * @throws IonloomError (`InvalidCharacterization`) when the value is no such document, has no number of qubits, or more
 * than a base of the catalogue has; `BackendMismatch` when it names another machine than such a base.
 */
export function targetFrom(characterization: unknown, base?: TargetOrName): CharacterizedTarget {
  const reader = new DocumentReader();
  const document = findDocument(reader, characterization);
  reader.noteUnknown(document, FIELDS);

  const measuredFidelity = readFidelity(reader, document);
  const measuredTiming = readTiming(reader, document);
  const source = describeSource(reader, document);
  const qubits = readWidth(reader, document);
  const connectivity = readConnectivity(reader, document, qubits);
  const given = base === undefined ? undefined : resolveTarget(base, 'targetFrom');
  if (given !== undefined) requireSameMachine(given, namedBackend(reader, document), qubits);
  const known = given ?? findBase(reader, document);
  if (given === undefined && known.qubits !== null && qubits > known.qubits) {
    reader.ignore(['qubits'], `${known.name} is known with ${known.qubits} qubits; the document's ${qubits} are taken`);
  }

  const fidelity = overlay({ oneQubit: null, twoQubit: null, readout: null }, known.fidelity, measuredFidelity);
  const timing = overlay(
    { oneQubit: null, twoQubit: null, readout: null, reset: null, t1: null, t2: null },
    known.timing,
    measuredTiming,
  );
  const weight = pulseWeight(fidelity);
  const target = freezeTarget({
    ...known,
    qubits,
    connectivity,
    fidelity,
    timing,
    cost: weight === null ? known.cost : { ...known.cost, pulseWeight: weight },
    sources: {
      ...known.sources,
      qubits: source,
      connectivity: source,
      ...sourceOf('fidelity', source, measuredFidelity, known),
      ...sourceOf('timing', source, measuredTiming, known),
    },
  });
  return Object.freeze({ target, ignored: Object.freeze(reader.ignored) });
}

/** The document itself, or the first one of the list endpoint's answer. */
function findDocument(reader: DocumentReader, value: unknown): JsonObject {
  if (!isObject(value)) throw notADocument([], written(value));
  if (!Object.hasOwn(value, 'characterizations')) return value;
  const list = reader.field(value, 'characterizations');
  const first: unknown = Array.isArray(list) ? list[0] : undefined;
  if (!isObject(first)) throw notADocument(['characterizations'], written(list));
  if ((list as unknown[]).length > 1) {
    const rest = (list as unknown[]).length - 1;
    reader.ignore(['characterizations'], `only the first characterization is read; ${rest} more are not`);
  }
  return first;
}

function notADocument(path: readonly string[], received: string): IonloomError {
  const expected = 'an object with qubits, fidelity and timing';
  return new IonloomError(
    issue('InvalidCharacterization', 'this is not a characterization document', { path, expected, received }),
  );
}

/** The number of qubits; nothing can stand in for it, so its absence is fatal and told with everything else. */
function readWidth(reader: DocumentReader, document: JsonObject): number {
  const value = reader.field(document, 'qubits');
  if (Number.isSafeInteger(value) && (value as number) >= 1) return value as number;
  throw new IonloomError([
    issue('InvalidCharacterization', 'a characterization must say how many qubits the machine has', {
      path: ['qubits'],
      expected: 'a whole number, at least 1',
      received: value === undefined ? 'nothing' : written(value),
    }),
    ...reader.ignored,
  ]);
}

/** The name that the document gives its machine: `backend` (v0.4) or `target` (v0.3). */
function namedBackend(reader: DocumentReader, document: JsonObject): string | undefined {
  return ['backend', 'target']
    .map((field) => reader.field(document, field))
    .find((value): value is string => typeof value === 'string' && value.trim() !== '')
    ?.trim();
}

/** Measurements of one machine say nothing of another; a target of one's own may be measured under any name. */
function requireSameMachine(base: Target, named: string | undefined, qubits: number): void {
  if (base.kind === 'custom') return;
  if (named !== undefined && (lookUpTarget(named)?.name ?? named) !== base.name) {
    throw new IonloomError(
      issue('BackendMismatch', `this is the characterization of ${written(named)}, not of ${base.name}`, {
        path: ['backend'],
        expected: base.name,
        received: named.slice(0, 80),
        hint: 'take the document of the target, or leave the target to the document',
      }),
    );
  }
  if (base.qubits === null || qubits <= base.qubits) return;
  throw new IonloomError(
    issue('InvalidCharacterization', `the document has ${qubits} qubits and ${base.name} has ${base.qubits}`, {
      path: ['qubits'],
      expected: `at most ${base.qubits}`,
      received: String(qubits),
      hint: 'take the document of the target, or leave the target to the document',
    }),
  );
}

/** The catalogue's target that the document names, or a plain one that entangles by zz as all current machines do. */
function findBase(reader: DocumentReader, document: JsonObject): Target {
  const name = namedBackend(reader, document);
  const found = name === undefined ? undefined : lookUpTarget(name);
  if (found) return found;
  const shown = name === undefined ? 'names no backend' : `names a backend that the catalogue does not have`;
  reader.ignore(['backend'], `the document ${shown}; zz is assumed as its entangling gate`, {
    ...(name === undefined ? {} : { received: written(name) }),
    hint: 'pass the base target that says which entangling gate it has',
  });
  return customTarget({ name: (name ?? 'characterized').slice(0, 80), entanglers: ['zz'] });
}

function describeSource(reader: DocumentReader, document: JsonObject): string {
  const id = reader.field(document, 'id');
  const date = readDate(reader, document);
  const name = typeof id === 'string' && id !== '' ? `characterization ${id.slice(0, 64)}` : 'a characterization';
  return date === undefined ? name : `${name} of ${date}`;
}

/** The base's values with the measured ones over them; null when neither knows anything. */
function overlay<Group extends object>(empty: Group, base: Group | null, measured: Partial<Group>): Group | null {
  return base === null && Object.keys(measured).length === 0 ? null : { ...empty, ...base, ...measured };
}

/** Says which values were measured and where the others come from. */
function sourceOf(group: 'fidelity' | 'timing', source: string, measured: object, base: Target): TargetSources {
  const fields = Object.keys(measured);
  if (fields.length === 0) return {};
  const rest = base.sources[group];
  return { [group]: `${source} (${fields.join(', ')})${rest === undefined ? '' : `; otherwise ${rest}`}` };
}
