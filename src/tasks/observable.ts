import * as z from 'zod/mini';

const text = z.string().check(z.maxLength(10_000));

/** One Pauli string, or a real combination of several. */
export const observable = z.union([
  text,
  z.strictObject({ terms: z.array(text).check(z.maxLength(100_000)), coefficients: z.array(z.number()) }),
]);
