import type * as z from 'zod/mini';
import type { Issue } from '../../errors/index.js';

/**
 * What may be done when it is not known whether the service took a request.
 *
 * - `read`: it changes nothing, and is sent again.
 * - `repeatable`: taken twice it does what it does once, and is sent again.
 * - `once`: taken twice it makes two things, which may both be billed. It is sent again only where it surely never left,
 *   or after it was looked up and not found.
 */
export type Repeating = 'read' | 'repeatable' | 'once';

/** One operation of the service: every fact about it, once. */
export interface Operation<Path extends string = string, Query = unknown, Body = unknown, Answer = unknown> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the base URL, with `{names}` where ids stand. */
  readonly path: Path;
  readonly repeating: Repeating;
  /** Whether the service refuses it without a key; the key is sent all the same where there is one. */
  readonly needsKey: boolean;
  readonly query?: z.ZodMiniType<unknown, Query>;
  readonly body?: z.ZodMiniType<unknown, Body>;
  /** Finds what is wrong with a body in its own way, where it may be too large for its schema. */
  readonly bodyIssues?: (body: unknown) => Iterable<Issue>;
  readonly answer: z.ZodMiniType<Answer, unknown>;
  /** What a repetition means by 404, where the request before it may have been taken; left out, that there is nothing. */
  readonly whenGone?: (ids: Readonly<Record<string, string>>) => unknown;
  /** A quick look at an answer that may be large: where it is true, the schema need not go over it. */
  readonly looksRight?: (answer: unknown) => boolean;
  /** Members of an answer without which it is none, such as the id of what was made. */
  readonly essential?: readonly string[];
  /** The member of an answer that holds its list; null stands for an empty one, and without it an answer is none. */
  readonly list?: string;
  /** Answers of more bytes are refused while they are read; {@link MOST_ANSWER_BYTES} if left out. */
  readonly mostBytes?: number;
  /** Whether the answer may be a text as it is, rather than JSON. */
  readonly text?: boolean;
}

/** The most bytes of an answer that is no results. */
export const MOST_ANSWER_BYTES = 20_000_000;

/** The most bytes of results: a million shots of 60 qubits stay below it. */
export const MOST_RESULT_BYTES = 200_000_000;

/** The names that stand in braces in a path. */
export type IdsIn<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | IdsIn<Rest>
  : never;
