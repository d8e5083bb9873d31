import { IonloomError, type Issue, issue } from '../../errors/index.js';
import { readLine } from './line.js';

/** The lines of one part of a sweep, as they were written. */
export interface SweepPart {
  /** What people know it by: the name of its file. */
  readonly name: string;
  readonly lines: AsyncIterable<string>;
}

/** A part, up to the line that comes next. */
interface Head {
  readonly name: string;
  readonly rest: AsyncIterator<string>;
  line: number;
  index: number;
  text: string;
}

/**
 * The lines of all points of a sweep in their order, from parts of it that hold each point once, whoever computed which:
 * the bytes of one that was computed as a whole. Of each part one line is held at a time.
 *
 * @throws IonloomError after the last line there is, where points are missing: which; before, where a part belongs to
 * another sweep than the first, has its points in another order, or has a point that another one has too.
 */
export async function* mergedLines(parts: readonly SweepPart[]): AsyncGenerator<string> {
  const heads = new Map<number, Head>();
  let sweep: { readonly id: string; readonly points: number; readonly name: string } | undefined;
  const missing = new Missing();
  try {
    for (const { name, lines } of parts) {
      await advance({ name, rest: lines[Symbol.asyncIterator](), line: 0, index: -1, text: '' });
    }
    if (sweep === undefined) throw new IonloomError(issue('MissingField', 'there is no point in any of the parts'));
    for (let index = 0; index < sweep.points; index++) {
      const head = heads.get(index);
      if (head === undefined) {
        missing.add(index);
        continue;
      }
      yield head.text;
      heads.delete(index);
      await advance(head);
    }
  } finally {
    for (const { rest } of heads.values()) await rest.return?.();
  }
  if (missing.count > 0) throw new IonloomError(missing.issue(sweep.points));

  async function advance(head: Head): Promise<void> {
    const next = await head.rest.next();
    if (next.done) return;
    head.text = next.value;
    head.line++;
    const place = `line ${head.line} of ${head.name}`;
    const { sweep: id, index, of: points } = readLine(head.text, place);
    sweep ??= { id, points, name: head.name };
    const wrong =
      id !== sweep.id || points !== sweep.points
        ? issue('CircuitMismatch', `${place} belongs to another sweep than ${sweep.name}`, { hint: ONE_SWEEP })
        : index <= head.index
          ? issue('InvalidInput', `${place} has point ${index} after point ${head.index}`)
          : heads.has(index)
            ? issue('InvalidInput', `point ${index} is both in ${heads.get(index)!.name} and in ${head.name}`, {
                hint: 'merge parts that were made with the same N of --shard I/N, each once',
              })
            : undefined;
    if (wrong !== undefined) {
      await head.rest.return?.();
      throw new IonloomError(wrong);
    }
    head.index = index;
    heads.set(index, head);
  }
}

const ONE_SWEEP = 'parts of one sweep come from the same file, the same options and the same version';

/** Points that are missing are named up to so many. */
const NAMED = 10;

/** Which points are missing, in a sentence, without holding them all. */
class Missing {
  count = 0;
  readonly #first: number[] = [];
  #last = -1;
  /** The step between all of them, where there is one. */
  #step: number | undefined;

  add(index: number): void {
    this.#step = this.count < 2 ? index - this.#last : index - this.#last === this.#step ? this.#step : Number.NaN;
    if (this.count === 0) this.#step = undefined;
    this.count++;
    this.#last = index;
    if (this.#first.length < NAMED) this.#first.push(index);
  }

  issue(points: number): Issue {
    const [first] = this.#first;
    const named = `${this.#first.join(', ')}${this.count > NAMED ? `, ... ${this.#last}` : ''}`;
    const noun = this.count === 1 ? `point ${named} is` : `${this.count} of ${points} points are`;
    const message = `${noun} missing${this.count === 1 ? '' : `: ${named}`}`;
    const part =
      this.#step !== undefined && this.#step > 1 && first! < this.#step
        ? `, as with --shard ${first}/${this.#step}`
        : '';
    const hint = `compute them first${part}: a part that stopped goes on where it is`;
    return issue('MissingField', message, { hint });
  }
}
