import { numeral } from '../numerals.js';

/** A mean with its standard error, where it is not exact. */
export function withError(value: number, standardError: number): string {
  return standardError === 0 ? numeral(value, 8) : `${numeral(value, 6)} ± ${numeral(standardError, 2)}`;
}
