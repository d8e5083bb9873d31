import { IonloomError, issue } from '../../errors/index.js';
import { type Axis, MOST_POINTS } from './axis.js';

/** All combinations of the rows of some axes, the last of which varies fastest. No point is made before it is asked for. */
export interface Grid {
  readonly axes: readonly Axis[];
  /** The parameters, in the order of the axes. */
  readonly names: readonly string[];
  readonly points: number;
  /** The values of a point, by parameter. */
  readonly valuesAt: (index: number) => Readonly<Record<string, number>>;
}

/**
 * The product of axes; of none, one point.
 *
 * @throws IonloomError `DuplicateName` where two have the same parameter, `ValueOutOfRange` for too many points.
 */
export function gridOf(axes: readonly Axis[]): Grid {
  const names = axes.flatMap((axis) => axis.names);
  const twice = [...new Set(names.filter((name, k) => names.indexOf(name) < k))];
  const found = twice.map((name) => issue('DuplicateName', `the parameter ${name} gets its values twice`));
  const points = axes.reduce((product, { rows }) => product * rows, 1);
  if (points > MOST_POINTS) {
    const product = axes.map(({ rows }) => rows).join(' x ');
    const message = `${product} values make ${points} points, and a sweep has at most ${MOST_POINTS}`;
    found.push(issue('ValueOutOfRange', message, { hint: 'give fewer values, or make several sweeps' }));
  }
  if (found.length > 0) throw new IonloomError(found);
  return { axes, names, points, valuesAt };

  function valuesAt(index: number): Readonly<Record<string, number>> {
    const columns: (readonly [string, number])[] = [];
    let rest = index;
    for (let k = axes.length - 1; k >= 0; k--) {
      const { names: own, rows, values } = axes[k]!;
      const row = rest % rows;
      rest = (rest - row) / rows;
      columns.unshift(...own.map((name, column) => [name, values[row * own.length + column]!] as const));
    }
    return Object.fromEntries(columns);
  }
}
