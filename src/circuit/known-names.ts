import type { Gateset } from '../gates/index.js';
import type { KeyTwice, MeasuredHasNo, NoParameter, OtherGateset } from './messages.js';
import type { Measurement } from './operation.js';

/*
 * What follows from the names of parameters and keys in a circuit's type.
 *
 * Every type here asks its names by `[Names] extends [infer Known]`. TypeScript takes two such types for related where
 * the names of either are among those of the other: that is what lets a circuit with more names, or with names that are
 * not known, stand where one with fewer was.
 */

/** Whether a name is one literal: not `string`, nor a pattern such as `theta${number}`. */
type IsLiteral<Name> = [Name] extends [string]
  ? Record<never, never> extends { readonly [N in Name]: 1 }
    ? false
    : true
  : false;

/** The list of the names. */
export type KnownNames<Names extends string> = [Names] extends [infer Known extends string] ? readonly Known[] : never;

/** The measurements under the keys. */
export type KnownMeasurements<Keys extends string> = [Keys] extends [infer Known extends string]
  ? readonly Measurement<Known>[]
  : never;

/** What a circuit must be that measures nothing: a sentence that nothing fits where it is known to measure. */
export type Unmeasured<Keys extends string, What extends string> = [Keys] extends [infer Known]
  ? [Known] extends [never]
    ? unknown
    : IsLiteral<Known> extends true
      ? MeasuredHasNo<What>
      : unknown
  : never;

/** A key that is free, or the sentence that says it is taken. */
export type FreshKey<Key extends string, Keys extends string> = [Keys] extends [infer Known]
  ? IsLiteral<Key> extends true
    ? string extends Known
      ? Key
      : Key extends Known
        ? KeyTwice<Key>
        : Key
    : Key
  : never;

/** Values for parameters: numbers, and a sentence for a name that is known not to be one. */
export type ValuesFor<Values, Names extends string> = [Names] extends [infer Known]
  ? { readonly [Name in keyof Values]: ValueOf<Name, Known> }
  : never;

type ValueOf<Name, Known> = [Known] extends [never]
  ? number
  : Name extends Known
    ? number
    : IsLiteral<Name> extends true
      ? NoParameter<Name & string>
      : number;

/** What a circuit must be that becomes part of one in this gateset. */
export type SameGateset<Part extends Gateset, Whole extends Gateset> = [Part] extends [infer H extends Gateset]
  ? [Whole] extends [infer G extends Gateset]
    ? G extends H
      ? unknown
      : H extends G
        ? unknown
        : OtherGateset<H, G>
    : never
  : never;

/** The keys that a result can be asked for: any, where none is known. */
export type ReadKeys<Keys extends string> = [Keys] extends [never] ? string : Keys;
