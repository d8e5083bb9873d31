import { type Benchmark, type Row, row } from './benchmark.js';
import { kinds } from './near-equal/cases.js';
import { type Checked, checkCase, EXACT } from './near-equal/check.js';

const CASES = 20_000;
const QUICK_CASES = 600;

/** Circuits of nearly equal angles, each multiplied out and compared with what came out: no tolerance may choose wrongly. */
export const nearEqual: Benchmark = {
  about: 'circuits whose angles are nearly equal, transpiled and multiplied out: how many are wrong',
  *run({ quick, cases }): Generator<Row> {
    const count = cases ?? (quick ? QUICK_CASES : CASES);
    const checked = new Map<string, Checked[]>(kinds.map((kind) => [kind, []]));
    const wrong: Checked[] = [];
    for (let number = 0; number < count; number++) {
      const each = checkCase(number);
      checked.get(each.kind)!.push(each);
      if (each.error - each.excused <= EXACT) continue;
      wrong.push(each);
      console.error(`wrong: ${JSON.stringify(each)}`);
    }
    for (const [kind, list] of checked) {
      yield row(`${kind}: cases`, list.length, 'circuits');
      yield row(`${kind}: wrong`, wrong.filter((each) => each.kind === kind).length, 'circuits', { atMost: 0 });
      yield row(`${kind}: largest error`, largestError(list), 'entry', { atMost: EXACT });
    }
    yield row('wrong', wrong.length, 'circuits', { atMost: 0 });
  },
};

function largestError(list: readonly Checked[]): number {
  return list.reduce((largest, { error, excused }) => Math.max(largest, error - excused), 0);
}
