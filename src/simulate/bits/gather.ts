/**
 * A map from basis-state indices to the bits of chosen wires: bit i of the result is wire `wires[i]`.
 *
 * Two tables over half an index each make it two look-ups per index, whatever the number of wires.
 */
export interface BitGather {
  readonly low: Int32Array;
  readonly high: Int32Array;
  /** Number of index bits that `low` covers. */
  readonly lowBits: number;
}

/**
 * Prepares the gathering of `wires` from indices of `qubits` bits; `null` stands for a bit that is always 0.
 *
 * At most 30 wires, so that results are 31-bit integers; a wire may be listed more than once.
 */
export function bitGather(wires: readonly (number | null)[], qubits: number): BitGather {
  const lowBits = qubits >> 1;
  const table = (from: number, bits: number): Int32Array => {
    const entries = new Int32Array(2 ** bits);
    wires.forEach((wire, position) => {
      if (wire === null || wire < from || wire >= from + bits) return;
      for (let part = 0; part < entries.length; part++) {
        if ((part >> (wire - from)) & 1) entries[part] = entries[part]! | (1 << position);
      }
    });
    return entries;
  };
  return { low: table(0, lowBits), high: table(lowBits, qubits - lowBits), lowBits };
}

/** The chosen bits of one index. */
export function gather({ low, high, lowBits }: BitGather, index: number): number {
  return low[index & (low.length - 1)]! | high[index >>> lowBits]!;
}
