/** A stretch of a text, in UTF-16 code units. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * Where in the text the operations of a circuit were written, in a form that is posted at once and asked fast. One place may
 * have made many operations: the body of a loop, the call of a defined gate.
 */
export interface Places {
  /** Where each place begins, in ascending order. */
  readonly from: Uint32Array;
  /** Where it ends. */
  readonly to: Uint32Array;
  /** For every operation its place. */
  readonly placeOf: Uint32Array;
  /** For every place where its operations begin in `operations`, and where those of the last one end. */
  readonly first: Uint32Array;
  /** The operations of all places, ascending for each. */
  readonly operations: Uint32Array;
}

/** Makes places of the ranges of all operations. */
export function placesOf(ranges: readonly Range[]): Places {
  const distinct = new Map<string, { readonly range: Range; readonly operations: number[] }>();
  ranges.forEach((range, operation) => {
    const key = `${range.from} ${range.to}`;
    const known = distinct.get(key);
    if (known === undefined) distinct.set(key, { range, operations: [operation] });
    else known.operations.push(operation);
  });
  const sorted = [...distinct.values()].sort((a, b) => a.range.from - b.range.from || a.range.to - b.range.to);
  const placeOf = new Uint32Array(ranges.length);
  const first = new Uint32Array(sorted.length + 1);
  sorted.forEach(({ operations }, place) => {
    first[place + 1] = first[place]! + operations.length;
    for (const operation of operations) placeOf[operation] = place;
  });
  return {
    from: Uint32Array.from(sorted, ({ range }) => range.from),
    to: Uint32Array.from(sorted, ({ range }) => range.to),
    placeOf,
    first,
    operations: Uint32Array.from(sorted.flatMap(({ operations }) => operations)),
  };
}
