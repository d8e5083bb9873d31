import type { QubitNotWhole, QubitOutside, QubitTwice, WidthDiffers } from './messages.js';

/** Whether one whole-number literal is less than another, decided on their decimal digits: no limit on size. */
export type LessThan<A extends number, B extends number> =
  CompareLength<`${A}`, `${B}`> extends 'shorter'
    ? true
    : CompareLength<`${A}`, `${B}`> extends 'longer'
      ? false
      : DigitsLess<`${A}`, `${B}`>;

type CompareLength<A extends string, B extends string> = A extends `${infer _A}${infer RestA}`
  ? B extends `${infer _B}${infer RestB}`
    ? CompareLength<RestA, RestB>
    : 'longer'
  : B extends ''
    ? 'same'
    : 'shorter';

type DigitsLess<A extends string, B extends string> = A extends `${infer DigitA}${infer RestA}`
  ? B extends `${infer DigitB}${infer RestB}`
    ? DigitA extends DigitB
      ? DigitsLess<RestA, RestB>
      : '0123456789' extends `${string}${DigitA}${string}${DigitB}${string}`
        ? true
        : false
    : false
  : false;

/** A wire that is only known when the program runs: a `number`, or one of several literals (as in a list of edges). */
type IsOpen<W extends number> = number extends W ? true : IsUnion<W>;
type IsUnion<W, Whole = W> = W extends unknown ? ([Whole] extends [W] ? false : true) : never;

/**
 * The type of a wire argument: a literal is checked against the width now, any other number when the program runs.
 *
 * A wrong literal turns the parameter into the sentence that says what is wrong.
 */
export type Wire<W extends number, N extends number> =
  IsOpen<W> extends true
    ? W
    : `${W}` extends `-${string}` | `${string}.${string}`
      ? QubitNotWhole<W>
      : number extends N
        ? W
        : LessThan<W, N> extends true
          ? W
          : QubitOutside<W, N>;

/** A wire argument that must differ from the literals before it. */
export type OtherWire<W extends number, N extends number, Taken extends readonly number[]> =
  IsOpen<W> extends true ? W : IsTaken<W, Taken> extends true ? QubitTwice<W> : Wire<W, N>;

type IsTaken<W extends number, Taken extends readonly number[]> = Taken extends readonly [
  infer First extends number,
  ...infer Rest extends readonly number[],
]
  ? IsOpen<First> extends true
    ? IsTaken<W, Rest>
    : W extends First
      ? true
      : IsTaken<W, Rest>
  : false;

/** A list of wires, each checked. */
export type Wires<W extends readonly number[], N extends number> = { readonly [I in keyof W]: Wire<W[I], N> };

/** The wires on which a circuit of M qubits is placed: as many as it has qubits, where both numbers are known. */
export type Placement<W extends readonly number[], N extends number, M extends number> = number extends M | W['length']
  ? readonly [...Wires<W, N>]
  : W['length'] extends M
    ? readonly [...Wires<W, N>]
    : WidthDiffers<M, W['length']>;
