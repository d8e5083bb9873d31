const SPLIT = new Float64Array(1);
const WORDS = new Uint32Array(SPLIT.buffer);
SPLIT[0] = 1;
/** The word with sign and exponent: which one it is depends on the machine's byte order. */
const HIGH = WORDS[1] === 0 ? 0 : 1;
/** `2^-e` at `e + 1023`, for every exponent e of a normal number. */
const INVERSE_POWERS = Float64Array.from({ length: 2047 }, (_, k) => 2 ** (1023 - k));

/**
 * The natural logarithm of a positive normal number, with the same bits on every platform.
 *
 * The language leaves the last digits of Math.log to the engine, and seeded samples must not depend on the engine.
 * Only operations that IEEE 754 rounds exactly are used: with x = 2^e m and m near 1, ln m = 2 artanh((m - 1)/(m + 1)).
 * Good to about two units in the last place.
 */
export function portableLog(x: number): number {
  // Local aliases: the optimiser takes the arrays for constants then.
  const split = SPLIT;
  const words = WORDS;
  const inversePowers = INVERSE_POWERS;
  split[0] = x;
  const biased = words[HIGH]! >>> 20;
  let exponent = biased - 1023;
  let mantissa = x * inversePowers[biased]!;
  if (mantissa > Math.SQRT2) {
    mantissa *= 0.5;
    exponent += 1;
  }
  const s = (mantissa - 1) / (mantissa + 1);
  // The series in four parts that do not wait for each other.
  const q = s * s;
  const q2 = q * q;
  const low = 1 / 3 + q * (1 / 5) + q2 * (1 / 7 + q * (1 / 9));
  const high = 1 / 11 + q * (1 / 13) + q2 * (1 / 15 + q * (1 / 17) + q2 * (1 / 19));
  return exponent * Math.LN2 + (2 * s + 2 * s * q * (low + q2 * q2 * high));
}
