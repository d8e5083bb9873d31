import { type CircuitDocument, freeParameters, readDocument } from '../../documents/index.js';
import { IonloomError, type Issue, issue, nearestName } from '../../errors/index.js';
import { DEFAULT_SEED, randomStream } from '../../simulate/index.js';
import { canonicalJson } from '../canonical-json.js';
import { decisive, sha256 } from '../hash.js';
import { type TaskTypes, task } from '../make-task.js';
import type { Task } from '../task.js';
import { VERSION } from '../version.js';
import type { Axis } from './axis.js';
import { type Grid, gridOf } from './grid.js';
import { pointsIn, type Shard, WHOLE } from './shard.js';

/** The kinds of tasks that a sweep may consist of: those that evaluate a circuit. */
export type SweepKind = 'simulate' | 'sample' | 'expectation' | 'energy';

/** What is computed at every point of a grid. */
export interface SweepDefinition<Kind extends SweepKind = SweepKind> {
  readonly kind: Kind;
  /** As of a task; values in its program are not taken, as axes give them. */
  readonly given: TaskTypes[Kind]['given'];
  /** The values of its parameters: all combinations, the last axis varying fastest. */
  readonly axes: readonly Axis[];
  /** Decides everything that is drawn, at every point otherwise; 1 if left out. */
  readonly seed?: number;
}

/** One computation at many points: which tasks these are, and in which order. Two that differ in anything have other ids. */
export interface Sweep {
  /** The first 16 hexadecimal digits of the SHA-256 of everything that the results depend on. */
  readonly id: string;
  readonly grid: Grid;
  /** What is observed, as text, where the mean of something is. */
  readonly observables: readonly string[];
  readonly taskAt: (index: number) => Task;
}

/**
 * The seed of a point, so that its result depends neither on the order of points nor on who computes them: the first 53
 * bits of the stream of random numbers that belongs to the seed of the sweep and the index of the point.
 */
export function seedOfPoint(seed: number, index: number): number {
  return randomStream(seed, index).uniform() * 2 ** 53;
}

/**
 * A sweep of a template over a grid.
 *
 * @throws IonloomError with everything that is wrong: with the text, with parameters that have no values or that there are
 * not, with what the kind of task does not take.
 */
export async function sweepOf<Kind extends SweepKind>(definition: SweepDefinition<Kind>): Promise<Sweep> {
  const { kind, given, axes, seed = DEFAULT_SEED } = definition;
  const { program, ...rest } = given as TaskTypes[SweepKind]['given'];
  const grid = gridOf(axes);
  requireParameters(readTemplate(program), grid.names);
  const { values: _values, ...template } = program;
  const givenAt = (index: number) => ({ program: { ...template, values: grid.valuesAt(index) }, ...rest });
  // All tasks are alike in what could be wrong with them.
  const { version } = task(kind, givenAt(0) as TaskTypes[Kind]['given'], seedOfPoint(seed, 0));
  const tables = await Promise.all(
    axes.map(async ({ names, values }) => ({ names, values: await sha256(new Uint8Array(values.buffer)) })),
  );
  const everything = canonicalJson({
    version: VERSION,
    kind,
    given: decisive({ program: template, ...rest }),
    seed,
    tables,
  });
  return Object.freeze({
    id: (await sha256(new TextEncoder().encode(everything))).slice(0, ID_DIGITS),
    grid,
    observables: observablesOf(rest),
    taskAt: (index: number): Task =>
      Object.freeze({ version, kind, given: givenAt(index), seed: seedOfPoint(seed, index) }),
  });
}

/** Enough that no two sweeps of one person share an id. */
const ID_DIGITS = 16;

/** The indices of a part's points, from the first that is not done. */
export function* indicesOf({ grid }: Sweep, shard: Shard = WHOLE, done = 0): Generator<number> {
  const own = pointsIn(grid.points, shard);
  for (let k = done; k < own; k++) yield shard.index + k * shard.of;
}

function readTemplate({ text, circuit }: TaskTypes[SweepKind]['given']['program']): CircuitDocument {
  const reading = readDocument(text, { file: 'program', ...(circuit === undefined ? {} : { circuit }) });
  if (!reading.ok) throw new IonloomError(reading.issues);
  const { circuits } = reading.document;
  if (circuits.length === 1) return reading.document;
  throw new IonloomError(
    issue('CircuitCount', `it holds ${circuits.length} circuits, and a sweep is of one`, {
      hint: 'name the one to take',
    }),
  );
}

/** Refuses parameters without values, and values without parameters, all at once. */
function requireParameters(document: CircuitDocument, named: readonly string[]): void {
  const known = freeParameters(document);
  const free = known.length === 0 ? 'there are no free parameters' : `the parameters are ${known.join(', ')}`;
  const unknown = named.filter((name) => !known.includes(name));
  const missing = known.filter((name) => !named.includes(name));
  const found: readonly Issue[] = [
    ...unknown.map((name) => {
      const nearest = nearestName(name, known);
      const hint = nearest === undefined ? free : `did you mean ${nearest}?`;
      return issue('UnknownParameter', `the circuit has no parameter '${name}'`, { hint });
    }),
    ...missing.map((name) => {
      const hint = 'give it several values, or one';
      return issue('UnboundParameter', `the parameter '${name}' of the circuit has no values`, { hint });
    }),
  ];
  if (found.length > 0) throw new IonloomError(found);
}

function observablesOf(given: object): readonly string[] {
  const { observables = [] } = given as Partial<TaskTypes['expectation']['given']>;
  return observables.map((each) => (typeof each === 'string' ? each : sumText(each)));
}

/** A combination of Pauli strings as people write it: `Z0 Z1 - 0.5*X0`. */
function sumText({
  terms,
  coefficients,
}: {
  readonly terms: readonly string[];
  readonly coefficients: readonly number[];
}) {
  return terms
    .map((term, k) => {
      const coefficient = coefficients[k]!;
      const size = Math.abs(coefficient) === 1 ? '' : `${Math.abs(coefficient)}*`;
      const sign = coefficient < 0 ? '- ' : k === 0 ? '' : '+ ';
      return `${sign}${size}${term}`;
    })
    .join(' ');
}
