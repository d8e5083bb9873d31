import * as z from 'zod/mini';
import type { BatchAnswer } from '../../tasks/index.js';
import { QUEUE } from './connection.js';

/** What a job of the queue holds. The tasks are read by whoever computes them. */
export interface BatchJob {
  /** Who waits for the answer. */
  readonly producer: string;
  readonly tasks: readonly unknown[];
}

/** What comes back of a job: its answer, or why there is none. */
export type BatchReply = { readonly id: string } & ({ readonly answer: BatchAnswer } | { readonly lost: string });

const batchJob = z.strictObject({
  producer: z.string().check(z.regex(/^[\w-]{1,64}$/)),
  tasks: z.array(z.unknown()).check(z.minLength(1), z.maxLength(1024)),
});

/** A job as it may come from anybody; undefined for what is none. */
export function readBatchJob(data: unknown): BatchJob | undefined {
  const { success, data: job } = batchJob.safeParse(data);
  return success ? job : undefined;
}

/** A value as text, as far as that is seen without reading it: it is read once, by whoever wants it. */
const json = z.string().check(z.startsWith('{'), z.endsWith('}'));

const outcome = z.union([
  z.strictObject({ ok: z.literal(true), json }),
  z.strictObject({ ok: z.literal(false), failure: z.strictObject({ code: z.string(), message: z.string() }) }),
]);

const reply = z.union([
  z.strictObject({
    id: z.string(),
    answer: z.strictObject({ outcomes: z.array(outcome), milliseconds: z.number() }),
  }),
  z.strictObject({ id: z.string(), lost: z.string() }),
]);

/** A reply as it may come from anybody; undefined for what is none. */
export function readReply(text: string): BatchReply | undefined {
  try {
    const { success, data } = reply.safeParse(JSON.parse(text));
    return success ? data : undefined;
  } catch {
    return undefined;
  }
}

/** Where the replies to a producer wait for it. */
export const repliesTo = (producer: string) => `${QUEUE.prefix}:replies:${producer}`;

/** What is there as long as a producer is. */
export const signOf = (producer: string) => `${QUEUE.prefix}:producer:${producer}`;

/** The jobs of a producer that it does not want any more. */
export const droppedBy = (producer: string) => `${QUEUE.prefix}:dropped:${producer}`;

/** Milliseconds after which a producer that gives no sign is taken to be gone: what it left is not computed, nor kept. */
export const GONE = 60_000;
