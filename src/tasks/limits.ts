import * as z from 'zod/mini';

/**
 * The most UTF-16 units that a task may be given, and that its value may have, as JSON, unless its kind says otherwise:
 * what a queue holds many of. The same for whoever computes it.
 */
export const LONGEST = { given: 2 ** 22, value: 2 ** 23 };

/** The widest circuit of a task: what no engine's state fits is refused by memory before. */
export const WIDEST_CIRCUIT = 1024;

/** The most shots of a task; beyond them a simulation no longer draws one by one, which ranges of trajectories rest on. */
export const MOST_SHOTS = 2 ** 23;

/** Bytes that a state may take where the task does not say. */
const DEFAULT_MEMORY = 2 ** 30;

/** Bytes that a task may ask for at most: of 28 qubits. */
const MOST_MEMORY = 2 ** 32;

/** Milliseconds that a task may take where it does not say. */
const DEFAULT_TIME = 600_000;

/** Milliseconds that a task may ask for at most: a day. */
export const MOST_TIME = 86_400_000;

/** What every task may say of its own limits. */
export const limitFields = {
  /** Bytes that a state may take; 1 GiB if left out. */
  memoryLimit: z.optional(z.int().check(z.gte(1), z.lte(MOST_MEMORY))),
  /** Milliseconds that it may take; 600,000 if left out. */
  timeLimit: z.optional(z.int().check(z.gte(1), z.lte(MOST_TIME))),
};

/** The limits of what a task was given, whether it is right or not. */
export function limitsOf(given: unknown): { readonly memoryLimit: number; readonly timeLimit: number } {
  const { memoryLimit, timeLimit } = Object(given) as Readonly<Record<string, unknown>>;
  const among = (value: unknown, most: number, otherwise: number) =>
    typeof value === 'number' && value > 0 ? Math.min(value, most) : otherwise;
  return {
    memoryLimit: among(memoryLimit, MOST_MEMORY, DEFAULT_MEMORY),
    timeLimit: among(timeLimit, MOST_TIME, DEFAULT_TIME),
  };
}
