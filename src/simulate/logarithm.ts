const SPLIT = new Float64Array(1);
const WORDS = new Uint32Array(SPLIT.buffer);
SPLIT[0] = 1;
/** The word with sign and exponent: which one it is depends on the machine's byte order. */
const HIGH = WORDS[1] === 0 ? 0 : 1;

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
  split[0] = x;
  const high = words[HIGH]!;
  let exponent = (high >>> 20) - 1023;
  words[HIGH] = (high & 0xfffff) | 0x3ff00000;
  let mantissa = split[0]!;
  if (mantissa > Math.SQRT2) {
    mantissa *= 0.5;
    exponent += 1;
  }
  const s = (mantissa - 1) / (mantissa + 1);
  const q = s * s;
  const series =
    1 / 3 +
    q * (1 / 5 + q * (1 / 7 + q * (1 / 9 + q * (1 / 11 + q * (1 / 13 + q * (1 / 15 + q * (1 / 17 + q / 19)))))));
  return exponent * Math.LN2 + (2 * s + 2 * s * q * series);
}
