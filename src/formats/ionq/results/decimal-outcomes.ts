import { binaryDigits, WIDEST_INDEX, writeOutcome } from '../../../circuit/index.js';
import { OutcomeList } from './outcome-list.js';

/**
 * Which bit of a document's decimal keys is qubit 0; it says nothing about outcomes as text.
 *
 * `qubit0-last` is what the service really answers: qubit 0 is the last binary digit, so the key 1 is qubit 0 set.
 * `qubit0-first` is how one page of the service's guide describes it: of three qubits the key 1 is qubit 2 set.
 */
export type KeyOrder = 'qubit0-last' | 'qubit0-first';

/**
 * Outcomes of so many qubits that stand in a document as decimal numbers.
 *
 * @internal
 * @param refused called with the place of everything that is none
 */
export function readDecimalOutcomes(
  keys: readonly unknown[],
  qubits: number,
  order: KeyOrder,
  refused: (index: number) => void,
): OutcomeList {
  if (qubits > WIDEST_INDEX) {
    const write = order === 'qubit0-first' ? binaryDigits : writeOutcome;
    const texts = keys.map((key, index) => {
      const digits = decimalDigits(key, qubits);
      const bits = digits === undefined ? '' : write(BigInt(digits), qubits);
      if (bits.length !== qubits) refused(index);
      return bits;
    });
    return OutcomeList.ofTexts(texts, qubits);
  }
  const numbers = new Float64Array(keys.length);
  const end = 2 ** qubits;
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index];
    // What a number rounds is too large for so many qubits.
    const value = typeof key === 'number' ? key : Number(decimalDigits(key, qubits));
    if (Number.isInteger(value) && value >= 0 && value < end) numbers[index] = value;
    else refused(index);
  }
  return order === 'qubit0-first' ? OutcomeList.ofRanks(numbers, qubits) : OutcomeList.ofNumbers(numbers, qubits);
}

/** The digits of a whole number; undefined for what is none, or is longer than an outcome. */
function decimalDigits(key: unknown, qubits: number): string | undefined {
  const text = typeof key === 'number' && Number.isSafeInteger(key) ? String(key) : key;
  // A decimal number is never longer than the same in binary; the limit keeps hostile digits from being converted.
  const isRight = typeof text === 'string' && text.length <= Math.max(1, qubits) && /^(0|[1-9][0-9]*)$/.test(text);
  return isRight ? text : undefined;
}
