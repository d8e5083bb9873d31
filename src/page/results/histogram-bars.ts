import { numeral } from '../numerals.js';
import type { Bars } from '../plot/plotted.js';
import type { OutcomeRow, Register } from '../work/methods/registers.js';

/** What the bars are as high as. */
export type Shown = 'probabilities' | 'counts';

const SIDES = ['ideal', 'noisy'] as const;

/** The sides that a register has something of. */
export function sidesOf({ rows }: Register): readonly (typeof SIDES)[number][] {
  return SIDES.filter((side) => rows.some((row) => row[side] !== undefined));
}

/** The bits of several registers with a space between them. */
export function spaced(bits: string, lengths: readonly number[]): string {
  let start = 0;
  return lengths
    .map((length) => {
      start += length;
      return bits.slice(start - length, start);
    })
    .join(' ');
}

/** The register as grouped bars. */
export function barsOf(register: Register, what: Shown): Bars {
  const { rows, lengths } = register;
  return {
    kind: 'bars',
    labels: rows.map(({ bits }) => spaced(bits, lengths)),
    labelTitle: `${register.title}: ${bitOrder(register)}`,
    valueTitle: what === 'counts' ? 'shots' : 'probability',
    series: sidesOf(register)
      .filter((side) => what === 'probabilities' || rows.some((row) => row[side]?.count !== undefined))
      .map((side) => ({ title: side, values: rows.map((row) => heightOf(row, side, what)) })),
  };
}

function heightOf(row: OutcomeRow, side: (typeof SIDES)[number], what: Shown): number {
  const weighed = row[side];
  return (what === 'counts' ? weighed?.count : weighed?.probability) ?? 0;
}

/** In which order bits are written. */
export function bitOrder({ keys, lengths }: Register): string {
  if (keys.length === 0) return 'qubit 0 first';
  return keys.length === 1 ? 'bit 0 first' : `bit 0 first, ${keys.slice(0, lengths.length).join(', ')} in this order`;
}

/** What a screen reader says of the bars: the highest of each side. */
export function sentenceOf(register: Register, what: Shown): string {
  const sides = sidesOf(register).map((side) => {
    const best = [...register.rows].sort((a, b) => heightOf(b, side, what) - heightOf(a, side, what)).slice(0, 3);
    const list = best.map((row) => `${row.bits} ${numeral(heightOf(row, side, what), 3)}`).join(', ');
    return `${side}: ${list}`;
  });
  return `Bars of the ${what} of ${register.rows.length} outcomes of ${register.title}, ${bitOrder(register)}. Highest, ${sides.join('; ')}.`;
}
