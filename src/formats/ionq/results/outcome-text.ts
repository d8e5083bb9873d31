/**
 * Outcomes as text: bit 0 stands first, as in a list of the wires that were measured. As an integer an outcome is
 * little-endian: bit k has the weight 2^k.
 */

/** An integer below 2^width as text. */
export function writeBits(value: bigint, width: number): string {
  return mirrored(binary(value, width));
}

/** The integer of an outcome. */
export function readBits(outcome: string): bigint {
  return outcome === '' ? 0n : BigInt(`0b${mirrored(outcome)}`);
}

/** An integer as it is written on paper: the bit of weight 1 stands last. */
export function binary(value: bigint, width: number): string {
  return width === 0 && value === 0n ? '' : value.toString(2).padStart(width, '0');
}

/** Whether a text is an outcome of some number of bits, or of any number when none is given. */
export function isOutcome(text: string, width = text.length): boolean {
  return text.length === width && /^[01]*$/.test(text);
}

/** Some bits of an outcome: bit k of the new one is bit `bits[k]` of the old one; null gives a 0. */
export function selectBits(outcome: string, bits: readonly (number | null)[]): string {
  return bits.map((bit) => (bit === null ? '0' : outcome[bit]!)).join('');
}

function mirrored(text: string): string {
  return [...text].reverse().join('');
}
