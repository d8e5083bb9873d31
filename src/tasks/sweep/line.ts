import * as z from 'zod/mini';
import { IonloomError, issue } from '../../errors/index.js';
import type { TaskFailure, TaskResult } from '../task.js';
import { MOST_POINTS } from './axis.js';
import type { Sweep } from './sweep.js';

/** What came of one point: a line of JSON that needs no other to be understood. */
export interface SweepLine {
  /** Which sweep it belongs to. */
  readonly sweep: string;
  /** Which point it is, from 0. */
  readonly index: number;
  /** How many points the sweep has. */
  readonly of: number;
  readonly values: Readonly<Record<string, number>>;
  /** Of this point alone: with it and its values, it can be computed by itself. */
  readonly seed: number;
  /** Of the point's task. */
  readonly hash: string;
  /** What the means are of, where there are any. */
  readonly observables?: readonly string[] | undefined;
  /** What the task gave, as its kind says; else there is a failure. */
  readonly value?: Readonly<Record<string, unknown>> | undefined;
  readonly failure?: TaskFailure | undefined;
}

const schema = z.strictObject({
  sweep: z.string(),
  index: z.int().check(z.gte(0)),
  of: z.int().check(z.gte(1), z.lte(MOST_POINTS)),
  values: z.record(z.string(), z.number()),
  seed: z.int(),
  hash: z.string(),
  observables: z.optional(z.array(z.string())),
  value: z.optional(z.record(z.string(), z.unknown())),
  failure: z.optional(z.strictObject({ code: z.string(), message: z.string() })),
});

/** The line of a point, without a line break. */
export function writeLine({ id, grid, observables, taskAt }: Sweep, index: number, result: TaskResult): string {
  const line: SweepLine = {
    sweep: id,
    index,
    of: grid.points,
    values: grid.valuesAt(index),
    seed: taskAt(index).seed!,
    hash: result.hash,
    ...(observables.length === 0 ? {} : { observables }),
    ...(result.ok ? { value: result.value as Readonly<Record<string, unknown>> } : { failure: result.failure }),
  };
  return JSON.stringify(line);
}

/** What all lines of a sweep begin with, as {@link writeLine} writes them. */
export function beginningOfLines({ id }: Sweep): string {
  return JSON.stringify({ sweep: id }).slice(0, -1);
}

/**
 * Reads the line of a point.
 *
 * @param place where it is, for the sentence: `line 7`
 * @throws IonloomError `InvalidInput` for what is none.
 */
export function readLine(text: string, place: string): SweepLine {
  const parsed = schema.safeParse(jsonIn(text));
  if (parsed.success && parsed.data.index < parsed.data.of) return parsed.data;
  throw new IonloomError(issue('InvalidInput', `${place} is not the result of a point, as ionloom sweep writes them`));
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
