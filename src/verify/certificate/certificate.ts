import type { GateData } from '../../gates/index.js';

/**
 * Why a transpilation is what it was made from: the circuits on the way, and which gates of each stand for which of the one
 * before. It is plain JSON, holds claims only, and is checked gate by gate: see `docs/verifying.md`.
 */
export interface Certificate {
  readonly format: typeof CERTIFICATE_FORMAT;
  readonly version: typeof CERTIFICATE_VERSION;
  /** What is stated of the candidate beside its circuit. */
  readonly states: CertificateStatement;
  /** From the original to the candidate, whose own circuit is not repeated. */
  readonly steps: readonly CertificateStep[];
}

/** What is stated of a circuit beside the original. */
export interface CertificateStatement {
  /** For every qubit of the original, the wire that it starts on; itself if left out. */
  readonly inputPermutation?: readonly number[];
  /** For every qubit of the original, the wire that holds it at the end; itself if left out. */
  readonly outputPermutation?: readonly number[];
  /** Radians of the Rz that is left out after the circuit, by wire; none if left out. */
  readonly frames?: readonly CertificateAngle[];
}

/** The name of the format. */
export const CERTIFICATE_FORMAT = 'ionloom.certificate';
/** The version that is written, and the only one that is read. */
export const CERTIFICATE_VERSION = 1;

/** One step from a circuit to the next. */
export interface CertificateStep {
  /** What made it, for people. */
  readonly pass: string;
  /** How it is shown that both circuits are the same; no other way is tried. */
  readonly by: LinkMethod;
  /** The circuit after the step; the last step has none, as it leads to the candidate. */
  readonly circuit?: CertificateCircuit;
  /**
   * Which gates do what which gates did: numbers among the gates on several wires, in the circuit before and in the one
   * after. Gates that are copied stand for themselves.
   */
  readonly groups: readonly (readonly [before: readonly number[], after: readonly number[]])[];
}

/**
 * How two circuits next to each other are compared: gate by gate as `groups` say, or as a whole, as products of Pauli
 * rotations or as sums over paths.
 */
export type LinkMethod = (typeof linkMethods)[number];

/** Every way, the one that takes least time first. */
export const linkMethods = ['windows', 'pauli-rotations', 'path-sum'] as const;

/** A circuit between two passes, with what is stated of it. */
export interface CertificateCircuit extends CertificateStatement {
  readonly gateset: 'qis' | 'native';
  readonly qubits: number;
  /** In time order: gates, and runs of gates that are copied from the circuit before. */
  readonly gates: readonly (CertificateGate | CopiedGates)[];
}

/** So many gates of the circuit before, from this one on. */
export type CopiedGates = readonly [from: number, count: number];

/** A gate; what is left out at the end is empty. */
export type CertificateGate = readonly [
  name: string,
  targets: readonly number[],
  parameters?: readonly CertificateAngle[],
  controls?: readonly number[],
  data?: { readonly pauliSum?: GateData['pauliSum']; readonly matrix?: readonly number[] },
];

/** An angle: a number, or a constant and then names of parameters with their coefficients. */
export type CertificateAngle = number | readonly (number | string)[];
