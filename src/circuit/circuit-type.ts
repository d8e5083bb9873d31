import type { Gateset } from '../gates/index.js';
import type { CircuitCore } from './circuit.js';
import type { NativeGateMethods, OtherGateNames, QisGateMethods } from './gate-signatures.js';

/*
 * What a circuit's type says, and how much of it holds.
 *
 * Gateset and width are facts. Parameters and keys are what is known when compiling: circuits that differ in them may stand
 * for each other, so that a variable can hold a circuit before and after it is measured. Where nothing is known (`string`,
 * `number`, `Gateset`) everything compiles, and the running program checks.
 */

/** Marks a gateset as one of those that a circuit may be in, rather than the one that it is known to be in. */
interface Possible {
  readonly possible: true;
}

/** The members of a circuit: its own methods, and those of the gates that its gateset has. */
type Members<G extends Gateset, N extends number, P extends string, K extends string> = [G] extends [Possible]
  ? [G] extends ['qis']
    ? PossibleMembers<'qis', N, P, K>
    : PossibleMembers<'native', N, P, K>
  : [G] extends ['qis']
    ? CircuitCore<'qis', N, P, K> & QisGateMethods<'qis', N, P, K> & OtherGateNames<'qis', N, P, K>
    : CircuitCore<'native', N, P, K> & NativeGateMethods<'native', N, P, K>;

/** All methods: in the other gateset's circuit they are there too when the program runs, and say whose they are. */
type PossibleMembers<G extends Gateset, N extends number, P extends string, K extends string> = Omit<
  CircuitCore<Gateset, N, P, K>,
  'gateset'
> &
  Pick<CircuitCore<G, N, P, K>, 'gateset'> &
  QisGateMethods<Gateset, N, P, K> &
  NativeGateMethods<Gateset, N, P, K> &
  OtherGateNames<Gateset, N, P, K>;

/** A circuit whose gateset is known, or a {@link Possible} one. */
type Circuit<G extends Gateset, N extends number, P extends string, K extends string> = {
  readonly [Name in keyof Members<G, N, P, K>]: Members<G, N, P, K>[Name];
};

/** A circuit whose gateset is not known when compiling: all gate methods, and comparing `gateset` tells which it is. */
type EitherCircuit<N extends number, P extends string, K extends string> =
  | Circuit<'qis' & Possible, N, P, K>
  | Circuit<'native' & Possible, N, P, K>;

/**
 * An immutable circuit with its gate methods; see {@link circuit} and {@link nativeCircuit} for how to start one.
 *
 * Without arguments it is any circuit, whatever made it. The arguments are what is known when compiling: the gateset, the
 * number of qubits, the names of free parameters and of measurement keys.
 */
type AnyCircuit<
  G extends Gateset = Gateset,
  N extends number = number,
  P extends string = string,
  K extends string = string,
> = [G] extends ['qis']
  ? Circuit<'qis', N, P, K>
  : [G] extends ['native']
    ? Circuit<'native', N, P, K>
    : EitherCircuit<N, P, K>;

export type { AnyCircuit as Circuit };
