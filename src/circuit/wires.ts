import type { QubitNotWhole, QubitOutside, QubitTwice } from './messages.js';

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

/**
 * The type of a wire argument: a literal is checked against the width now, a plain `number` when the program runs.
 *
 * A wrong literal turns the parameter into the sentence that says what is wrong.
 */
export type Wire<W extends number, N extends number> = number extends W
  ? W
  : `${W}` extends `-${string}` | `${string}.${string}`
    ? QubitNotWhole<W>
    : number extends N
      ? W
      : LessThan<W, N> extends true
        ? W
        : QubitOutside<W, N>;

/** A wire argument that must differ from the literals before it. */
export type OtherWire<W extends number, N extends number, Taken extends number> = number extends W
  ? W
  : number extends Taken
    ? Wire<W, N>
    : W extends Taken
      ? QubitTwice<W>
      : Wire<W, N>;

/** A list of wires, each checked. */
export type Wires<W extends readonly number[], N extends number> = { readonly [I in keyof W]: Wire<W[I], N> };
