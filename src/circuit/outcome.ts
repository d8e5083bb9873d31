/*
 * The one place where outcomes become text and numbers. As text, bit 0 stands FIRST, as in a list of the wires that were
 * measured; as an integer, bit k has weight 2^k.
 */

/** One outcome of some wires, of all qubits or of a register, in both its forms. */
export interface Outcome<Value extends number | bigint = bigint> {
  /** One character per bit, bit 0 FIRST. */
  readonly bits: string;
  /** The same as an integer, little-endian: bit k has weight 2^k. A `number` is NaN on more than 53 bits. */
  readonly value: Value;
}

/** The widest registers whose outcomes are numbers that JavaScript counts exactly. */
export const WIDEST_INDEX = 53;

/** An integer below 2^width as text, bit 0 first. */
export function writeOutcome(value: number | bigint, width: number): string {
  return mirrored(binaryDigits(value, width));
}

/** The integer of an outcome's text, whatever its width. */
export function readOutcome(bits: string): bigint {
  return bits === '' ? 0n : BigInt(`0b${mirrored(bits)}`);
}

/** The same as a `number`, an index into a list over all outcomes; NaN where it would not be exact. */
export function outcomeIndex(bits: string): number {
  return bits.length > WIDEST_INDEX ? Number.NaN : Number(readOutcome(bits));
}

/** An integer as it is written on paper: the bit of weight 1 stands last. */
export function binaryDigits(value: number | bigint, width: number): string {
  return width === 0 && Number(value) === 0 ? '' : value.toString(2).padStart(width, '0');
}

/** Whether a text is an outcome of some number of bits, or of any number when none is given. */
export function isOutcome(text: string, width = text.length): boolean {
  return text.length === width && /^[01]*$/.test(text);
}

/** The text of an outcome that is named by its text or its integer; undefined if it is none of so many bits. */
export function outcomeText(outcome: string | number | bigint, width: number): string | undefined {
  if (typeof outcome === 'string') {
    if (isOutcome(outcome, width)) return outcome;
  } else if (typeof outcome === 'bigint' || Number.isSafeInteger(outcome)) {
    const value = BigInt(outcome);
    if (value >= 0n && value < 2n ** BigInt(width)) return writeOutcome(value, width);
  }
  return undefined;
}

/** Some bits of an outcome: bit k of the new one is bit `bits[k]` of the old one; null gives a 0. */
export function selectBits(outcome: string, bits: readonly (number | null)[]): string {
  return bits.map((bit) => (bit === null ? '0' : outcome[bit]!)).join('');
}

/** An outcome of several registers, one after the other, with a space between them. */
export function spaceOutcome(bits: string, widths: readonly number[]): string {
  let start = 0;
  return widths
    .map((width) => {
      start += width;
      return bits.slice(start - width, start);
    })
    .join(' ');
}

/** Weights in the order of their outcomes' texts, as everything lists them. */
export function byOutcome(weights: Iterable<readonly [bits: string, weight: number]>): ReadonlyMap<string, number> {
  return new Map([...weights].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function mirrored(text: string): string {
  return [...text].reverse().join('');
}
