import type { Gateset } from '../gates/index.js';
import type { AngleInput, ParametersOf } from './angle-text.js';
import type { Circuit } from './circuit-type.js';
import type { NamedOtherwise } from './messages.js';
import type { OtherWire, Wire, Wires } from './wires.js';

/**
 * The signature of a gate's method by its counts of angles, controls and targets: angles, then controls, then targets.
 *
 * Angles that have a default come last and may be left out. The circuit's gate-methods page, gate-signatures.ts, names
 * one of these for every gate.
 */
export interface MethodOf<G extends Gateset, N extends number, P extends string, K extends string> {
  '0:0:1': <A extends number>(target: Wire<A, N>) => Circuit<G, N, P, K>;
  '1:0:0': <T extends AngleInput>(angle: T) => Circuit<G, N, P | ParametersOf<T>, K>;
  '1:0:1': <T extends AngleInput, A extends number>(
    angle: T,
    target: Wire<A, N>,
  ) => Circuit<G, N, P | ParametersOf<T>, K>;
  '2:0:1': <T extends AngleInput, U extends AngleInput, A extends number>(
    phi: T,
    lambda: U,
    target: Wire<A, N>,
  ) => Circuit<G, N, P | ParametersOf<T | U>, K>;
  '3:0:1': <T extends AngleInput, U extends AngleInput, V extends AngleInput, A extends number>(
    theta: T,
    phi: U,
    lambda: V,
    target: Wire<A, N>,
  ) => Circuit<G, N, P | ParametersOf<T | U | V>, K>;
  '0:0:2': <A extends number, B extends number>(first: Wire<A, N>, second: OtherWire<B, N, [A]>) => Circuit<G, N, P, K>;
  '1:0:2': <T extends AngleInput, A extends number, B extends number>(
    angle: T,
    first: Wire<A, N>,
    second: OtherWire<B, N, [A]>,
  ) => Circuit<G, N, P | ParametersOf<T>, K>;
  '3:0:2': <
    T extends AngleInput,
    U extends AngleInput,
    A extends number,
    B extends number,
    V extends AngleInput = number,
  >(
    phase0: T,
    phase1: U,
    first: Wire<A, N>,
    second: OtherWire<B, N, [A]>,
    angle?: V,
  ) => Circuit<G, N, P | ParametersOf<T | U | V>, K>;
  '4:0:2': <
    T extends AngleInput,
    U extends AngleInput,
    V extends AngleInput,
    W extends AngleInput,
    A extends number,
    B extends number,
  >(
    theta: T,
    phi: U,
    lambda: V,
    gamma: W,
    control: Wire<A, N>,
    target: OtherWire<B, N, [A]>,
  ) => Circuit<G, N, P | ParametersOf<T | U | V | W>, K>;
  '0:0:3': <A extends number, B extends number, C extends number>(
    first: Wire<A, N>,
    second: OtherWire<B, N, [A]>,
    third: OtherWire<C, N, [A, B]>,
  ) => Circuit<G, N, P, K>;
  '0:0:4': <A extends number, B extends number, C extends number, D extends number>(
    first: Wire<A, N>,
    second: OtherWire<B, N, [A]>,
    third: OtherWire<C, N, [A, B]>,
    fourth: OtherWire<D, N, [A, B, C]>,
  ) => Circuit<G, N, P, K>;
  '0:1:1': <A extends number, B extends number>(
    control: Wire<A, N>,
    target: OtherWire<B, N, [A]>,
  ) => Circuit<G, N, P, K>;
  '1:1:1': <T extends AngleInput, A extends number, B extends number>(
    angle: T,
    control: Wire<A, N>,
    target: OtherWire<B, N, [A]>,
  ) => Circuit<G, N, P | ParametersOf<T>, K>;
  '3:1:1': <T extends AngleInput, U extends AngleInput, V extends AngleInput, A extends number, B extends number>(
    theta: T,
    phi: U,
    lambda: V,
    control: Wire<A, N>,
    target: OtherWire<B, N, [A]>,
  ) => Circuit<G, N, P | ParametersOf<T | U | V>, K>;
  '0:1:2': <A extends number, B extends number, C extends number>(
    control: Wire<A, N>,
    first: OtherWire<B, N, [A]>,
    second: OtherWire<C, N, [A, B]>,
  ) => Circuit<G, N, P, K>;
  '0:2:1': <A extends number, B extends number, C extends number>(
    control0: Wire<A, N>,
    control1: OtherWire<B, N, [A]>,
    target: OtherWire<C, N, [A, B]>,
  ) => Circuit<G, N, P, K>;
  '0:3:1': <A extends number, B extends number, C extends number, D extends number>(
    control0: Wire<A, N>,
    control1: OtherWire<B, N, [A]>,
    control2: OtherWire<C, N, [A, B]>,
    target: OtherWire<D, N, [A, B, C]>,
  ) => Circuit<G, N, P, K>;
  '0:4:1': <A extends number, B extends number, C extends number, D extends number, E extends number>(
    control0: Wire<A, N>,
    control1: OtherWire<B, N, [A]>,
    control2: OtherWire<C, N, [A, B]>,
    control3: OtherWire<D, N, [A, B, C]>,
    target: OtherWire<E, N, [A, B, C, D]>,
  ) => Circuit<G, N, P, K>;
  '0:any:1': <C extends readonly number[], A extends number>(
    controls: readonly [...Wires<C, N>],
    target: OtherWire<A, N, C>,
  ) => Circuit<G, N, P, K>;
  '1:any:1': <T extends AngleInput, C extends readonly number[], A extends number>(
    angle: T,
    controls: readonly [...Wires<C, N>],
    target: OtherWire<A, N, C>,
  ) => Circuit<G, N, P | ParametersOf<T>, K>;
}

/** A gate under a name that it has elsewhere: the call is refused with the sentence that names ours. */
export type OtherName<
  Name extends string,
  Ours extends string,
  G extends Gateset,
  N extends number,
  P extends string,
  K extends string,
> = (this: NamedOtherwise<Name, Ours>, ...anything: readonly unknown[]) => Circuit<G, N, P, K>;
