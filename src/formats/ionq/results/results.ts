import { IonloomError, issue, visible } from '../../../errors/index.js';
import { counted, printsAs } from '../../../printing/index.js';
import { show } from '../json/value.js';
import type { Distribution } from './distribution.js';

/** Results by measurement key, and of all qubits where the document has them. */
export class Results<Key extends string = string> {
  /**
   * All qubits of the circuit; undefined when the document holds single registers only, or when a transpilation kept
   * only what is measured.
   */
  readonly all: Distribution | undefined;
  readonly keys: readonly Key[];
  /**
   * A sentence where all qubits are by wire of a native circuit whose qubits ended on other wires; undefined else, as
   * for the transpilation itself.
   */
  readonly note: string | undefined;
  private readonly registers: ReadonlyMap<string, Distribution>;

  constructor(all: Distribution | undefined, registers: ReadonlyMap<Key, Distribution>, note?: string) {
    this.note = note;
    this.all = all;
    this.registers = registers;
    this.keys = Object.freeze([...registers.keys()]);
    Object.freeze(this);
  }

  /**
   * The results of one measurement.
   *
   * @throws IonloomError (`UnknownKey`) for a key that the circuit does not measure.
   */
  get(key: Key): Distribution {
    const found = this.registers.get(key);
    if (!found) {
      const expected = this.keys.length === 0 ? 'no key: the circuit names no measurement' : this.keys.join(' | ');
      throw new IonloomError(issue('UnknownKey', `there is no measurement ${show(key)}`, { expected }));
    }
    return found;
  }

  static {
    printsAs(Results.prototype, resultsText);
  }
}

/** Results shot by shot. */
export class ShotResults<Key extends string = string> {
  /** The outcomes of the shots in order, bit 0 first, of all qubits; undefined as in {@link Results.all}. */
  readonly all: readonly string[] | undefined;
  /** The counts of the shots that did not leak. */
  readonly counts: Results<Key>;
  /** The shots in which an ion left the computational states; they are in no list and no count. */
  readonly leaked: number;
  private readonly registers: ReadonlyMap<string, readonly string[]>;

  constructor(
    all: readonly string[] | undefined,
    registers: ReadonlyMap<Key, readonly string[]>,
    counts: Results<Key>,
    leaked: number,
  ) {
    this.all = all;
    this.registers = registers;
    this.counts = counts;
    this.leaked = leaked;
    Object.freeze(this);
  }

  /**
   * The outcomes of one measurement in the order of the shots, bit 0 first.
   *
   * @throws IonloomError (`UnknownKey`) for a key that the circuit does not measure.
   */
  get(key: Key): readonly string[] {
    this.counts.get(key);
    return this.registers.get(key) ?? [];
  }

  static {
    printsAs(ShotResults.prototype, shotsText);
  }
}

/** A line for each key, or one for all qubits where there is none. */
function resultsText(results: Results): string {
  const { all, keys, note } = results;
  const lines = keys.map((key) => resultLine(visible(key), results.get(key)));
  if (lines.length === 0 && all !== undefined) lines.push(resultLine('all qubits', all));
  return [...lines, ...(note === undefined ? [] : [`note: ${note}`])].join('\n');
}

/** How many shots there are, how many leaked, and what was read. */
function shotsText({ all, leaked, counts }: ShotResults): string {
  const read = all?.length ?? counts.get(counts.keys[0]!).total;
  const lost = leaked === 0 ? '' : `, and ${leaked} that leaked`;
  return `${counted(read, 'shot')}${lost}\n${counts}`;
}

/** The most outcomes that a line names. */
const LISTED = 8;

/** What one register gave: the most frequent outcomes first where there are many. */
function resultLine(name: string, found: Distribution): string {
  const all = [...found.outcomes()];
  const likely = all.length > LISTED ? all.sort((a, b) => b.weight - a.weight).slice(0, LISTED) : all;
  const words = likely.map(({ bits, weight }) => `${bits} ${Number(weight.toPrecision(6))}`);
  const left = all.length - likely.length;
  return `${name} (${found.kind}): ${words.join(', ')}${left === 0 ? '' : `, and ${left} more`}`;
}
