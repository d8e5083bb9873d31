import type * as z from 'zod/mini';

/** What a kind of task is told of how it is computed. */
export interface Computing {
  /** Decides everything that is drawn. */
  readonly seed: number;
  /** To be asked between steps; it is over when the task's time is. */
  readonly signal: AbortSignal;
}

/** One kind of task: what it may be given, and what is made of it. */
export interface TaskKind<Given extends object = never, Value extends object = object> {
  readonly name: string;
  /** Everything that it may be given; nothing else is let through to {@link run}. */
  readonly schema: z.ZodMiniType;
  /** The most UTF-16 units that what it is given, and its value, may have as JSON; {@link LONGEST} if left out. */
  readonly longest?: { readonly given: number; readonly value: number };
  /**
   * The same given and seed give the same value, on every machine.
   *
   * @returns plain JSON
   * @throws IonloomError where it cannot be computed; the signal's reason.
   */
  run(given: Given, computing: Computing): Promise<Value>;
}

/** Kinds by name: all that a worker computes. */
export type Kinds = ReadonlyMap<string, TaskKind>;

/** A kind with the types of its schema. */
export function kind<Given extends object, Value extends object>(
  definition: TaskKind<Given, Value> & { readonly schema: z.ZodMiniType<Given> },
): TaskKind<Given, Value> {
  return Object.freeze(definition);
}

/** A table of kinds. */
export function kindsOf(...kinds: readonly TaskKind<never>[]): Kinds {
  return new Map(kinds.map((each) => [each.name, each]));
}
