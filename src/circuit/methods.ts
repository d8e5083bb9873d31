import type { Gate, Gateset, NamedForm, namedForms, nativeGates, qisGates } from '../gates/index.js';
import type { AngleInput, ParametersOf } from './angle-text.js';
import type { Circuit } from './circuit.js';
import type { OtherWire, Wire, Wires } from './wires.js';

/**
 * The signature of a gate's method by its counts of angles, controls and targets: angles, then controls, then targets.
 *
 * Angles that have a default come last and may be left out.
 */
interface MethodOf<G extends Gateset, N extends number, P extends string, K extends string> {
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

/** Counts of a row (no controls) or a named form, as the key into {@link MethodOf}. */
type Counts<Entry> =
  Entry extends NamedForm<infer Base, infer Controls>
    ? Base extends Gate<infer Targets, infer Angles>
      ? `${Angles}:${Controls}:${Targets}`
      : never
    : Entry extends Gate<infer Targets, infer Angles>
      ? `${Angles}:0:${Targets}`
      : never;

/** One method per entry of a table; entries on any number of wires have methods of their own on the circuit. */
type MethodsOf<Table, G extends Gateset, N extends number, P extends string, K extends string> = {
  readonly [Name in keyof Table as Counts<Table[Name]> extends keyof MethodOf<G, N, P, K> ? Name : never]: MethodOf<
    G,
    N,
    P,
    K
  >[Counts<Table[Name]> & keyof MethodOf<G, N, P, K>];
};

/** The gate methods of a circuit, derived from the gate table. */
export type GateMethods<G extends Gateset, N extends number, P extends string, K extends string> = G extends 'qis'
  ? MethodsOf<typeof qisGates, G, N, P, K> & MethodsOf<typeof namedForms, G, N, P, K>
  : MethodsOf<typeof nativeGates, G, N, P, K>;
