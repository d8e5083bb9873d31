import * as z from 'zod/mini';
import { relations, type VerifyOptions, verifyAsync } from '../../verify/index.js';
import { kind } from '../kind.js';
import { limitFields, limitsOf } from '../limits.js';
import { prepared, program } from '../program.js';
import { type VerdictValue, verdictValue } from '../verdict-value.js';

const schema = z.strictObject({
  original: program,
  /** With what a job states of moved qubits and of frames that are left out. */
  candidate: program,
  relation: z.optional(z.enum(relations)),
  exactQubits: z.optional(z.int()),
  stimuli: z.optional(z.int().check(z.lte(1000))),
  workLimit: z.optional(z.number()),
  tolerance: z.optional(z.number()),
  ...limitFields,
});

export type VerifyGiven = z.infer<typeof schema>;

/** Whether two circuits are the same, in a stated relation. */
export const verifyKind = kind<VerifyGiven, VerdictValue>({
  name: 'verify',
  schema,
  async run({ original, candidate, timeLimit: _time, ...asked }, { seed, signal }) {
    const first = await prepared(original, {}, signal);
    const second = await prepared(candidate, {}, signal);
    const { memoryLimit } = limitsOf(asked);
    const options = { ...asked, memoryLimit, seed, signal } as VerifyOptions;
    return verdictValue(await verifyAsync(first.runs, second.runs, options));
  },
});
