import * as z from 'zod/mini';
import { finite } from './primitives.js';

const decimalKey = z.string().check(z.regex(/^(0|[1-9][0-9]*)$/));
const bitstring = z.string().check(z.regex(/^[01]*$/));
const probability = finite.check(z.gte(0));

/** Probabilities or counts by outcome; an outcome is a decimal number with qubit k as bit k. */
export const outcomeMap = z.record(decimalKey, probability);

/** One outcome per shot, in order, as decimal numbers. */
export const shotList = z.array(z.union([decimalKey, z.int().check(z.gte(0))]));

/** The results of several circuits by the id of their job. */
export const outcomeMapByJob = z.record(z.string(), outcomeMap);

/** Weights by bitstring by register; the leftmost character is bit 0 of the register. */
export const registerMap = z.record(z.string(), z.record(bitstring, probability));

/** Probabilities by register. */
export const registerProbabilities = z.looseObject({ probabilities: z.looseObject({ registers: registerMap }) });

/** Counts by register. */
export const registerHistogram = z.looseObject({ histogram: z.looseObject({ registers: registerMap }) });

const bit = z.union([z.literal(0), z.literal(1)]);

/** The bits of every shot by register; entry 0 is bit 0 of the register. */
export const registerShots = z.looseObject({
  shots: z.array(
    z.looseObject({
      registers: z.record(z.string(), z.array(bit)),
      leakage_bits: z.optional(z.union([z.array(bit), z.record(z.string(), z.array(bit))])),
    }),
  ),
});
