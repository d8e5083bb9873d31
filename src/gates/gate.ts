import type { Angle, Matrix } from '../math/index.js';

/** IonQ's two gate vocabularies: abstract (`qis`, radians) and native (`native`, turns). A circuit is in one of them. */
export type Gateset = 'qis' | 'native';

/** A Pauli letter other than the identity. */
export type Pauli = 'X' | 'Y' | 'Z';

/** A parameter of a gate. */
export interface GateParameter {
  readonly name: string;
  readonly unit: 'radians' | 'turns' | 'none';
  /** The value when it is left out. */
  readonly default?: number;
  /** The values that the service takes, both ends included; any finite number where it is left out. */
  readonly range?: readonly [low: number, high: number];
  /**
   * The numbers h of the exponentials exp(i h parameter) in the gate's matrix, the parameter in radians (2 pi for a turn):
   * from them follow shift rules. Left out where they depend on what the gate carries beside its angles.
   */
  readonly harmonics?: readonly number[];
  /** The target whose frame this parameter takes in: the gate at `a + t` is Rz(2 pi t) gate(a) Rz(-2 pi t) there. */
  readonly frameOf?: number;
}

/**
 * The terms of a `pauliexp`: strings over I, X, Y, Z, each with a coefficient.
 *
 * The RIGHTMOST letter of a term acts on the first target, as in Qiskit's labels and as the service reads them
 * (three SDKs agree on that; see the conventions page).
 */
export interface PauliSum {
  readonly terms: readonly string[];
  readonly coefficients: readonly number[];
}

/** What a gate carries beside its angles: Pauli terms (`pauliexp`) or a matrix (`unitary`). */
export interface GateData {
  readonly pauliSum?: PauliSum;
  readonly matrix?: Matrix;
}

/** A gate with its parameters, not yet placed on wires. */
export interface AppliedGate {
  readonly gate: string;
  readonly parameters: readonly Angle[];
  readonly data?: GateData;
}

/**
 * One step of a decomposition; wires are positions among the decomposed gate's own targets.
 *
 * `frame` marks a step that belongs to a pair around the rest (V ... V^-1): when the whole gate is controlled,
 * such steps need no control.
 */
export interface Step extends AppliedGate {
  readonly controls: readonly number[];
  readonly targets: readonly number[];
  readonly frame: boolean;
}

/** A gate as simpler gates in time order, times `exp(i phase)`; exact, so that controlled forms are right too. */
export interface Decomposition {
  readonly steps: readonly Step[];
  readonly phase: Angle;
}

/**
 * A gate as a rotation about a fixed generator G with G*G = 1: `exp(i phase) * exp(-i angle/2 G)`.
 *
 * G is a weighted sum of Pauli strings; letter k of a string acts on target k.
 */
export interface Rotation {
  readonly generator: readonly (readonly [paulis: string, weight: number])[];
  readonly angle: (parameters: readonly Angle[]) => Angle;
  readonly phase: (parameters: readonly Angle[]) => Angle;
}

/** How the service spells a gate in a circuit job, where it takes it by name. */
export interface GateService {
  readonly name: string;
  /** Whether `control` / `controls` may be added. */
  readonly controls: 'any' | 'none';
  /** The JSON field of each parameter; `phases` listed twice means an array of two. */
  readonly fields: readonly string[];
}

/** A gate's names in other dialects. */
export interface GateAliases {
  readonly ionq?: readonly string[];
  readonly qasm2?: readonly string[];
  readonly qasm3?: readonly string[];
}

/**
 * Every fact about one gate, once.
 *
 * Rows never hold controls: `cnot` is a {@link NamedForm} of `x`. Small matrices are row-major and interleaved
 * (re, im), with the first target as the most significant bit of the row and column index.
 */
export interface Gate<Targets extends number | 'any' = number | 'any', Count extends number = number> {
  readonly name: string;
  readonly gateset: Gateset;
  /** A `barrier` orders its neighbours and has no unitary. */
  readonly kind: 'unitary' | 'barrier';
  /** One sentence, with the unitary where it is short. */
  readonly doc: string;
  /** How many wires the gate acts on; `any` for pauliexp, unitary and barrier. */
  readonly targets: Targets;
  readonly parameters: readonly GateParameter[] & { readonly length: Count };
  /** What the gate carries beside its angles, if anything. */
  readonly data?: keyof GateData;
  /** The unitary, 2^targets square. */
  readonly matrix: (parameters: readonly number[], data: GateData | undefined, targets: number) => Matrix;
  /** The gate whose unitary is the adjoint, phase included. */
  readonly inverse: (parameters: readonly Angle[], data?: GateData) => AppliedGate;
  /** Per target, the Pauli it commutes with there for every parameter value; `Z` on all targets means diagonal. */
  readonly bases: readonly (Pauli | undefined)[];
  /** Present when the gate is a rotation about a fixed generator for all its parameter values. */
  readonly rotation?: Rotation;
  /** Absent for the primitives that everything else is made of, and where only the matrix says it. */
  readonly decomposition?: (parameters: readonly Angle[], data: GateData | undefined, targets: number) => Decomposition;
  /** Present when parameters have a range: the same gate with them inside it (native gates only). */
  readonly fold?: (parameters: readonly number[]) => Decomposition | undefined;
  readonly service?: GateService;
  readonly aliases: GateAliases;
  /** The label in a drawing, without parameters. */
  readonly symbol: string;
}

/** A name for a gate with a given number of controls; operations store the gate and its controls, never the form. */
export interface NamedForm<Base extends Gate = Gate, Controls extends number | 'any' = number | 'any'> {
  readonly name: string;
  readonly base: Base;
  readonly controls: Controls;
  readonly doc: string;
  /** Whether the service takes this very name. */
  readonly service: boolean;
  readonly aliases: GateAliases;
}
