/** Groups of bars, one group for each label. */
export interface Bars {
  readonly kind: 'bars';
  readonly labels: readonly string[];
  readonly labelTitle: string;
  readonly valueTitle: string;
  readonly series: readonly { readonly title: string; readonly values: readonly number[] }[];
}

/** A point of a curve; how far it may be off is drawn where it is not 0. */
export interface CurvePoint {
  readonly at: number;
  readonly value: number;
  readonly standardError: number;
}

/** Curves over a number. */
export interface Curves {
  readonly kind: 'curves';
  readonly labelTitle: string;
  readonly valueTitle: string;
  /** The ends of the axis, known before the points are; where the points are if left out. */
  readonly range?: readonly [from: number, to: number];
  readonly series: readonly { readonly title: string; readonly points: readonly CurvePoint[] }[];
}

/** What a plot shows: at most three series. */
export type Plotted = Bars | Curves;
