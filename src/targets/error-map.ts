import type { Target } from './target.js';

/**
 * What entangling gates on a pair and reading a qubit cost, in errors of one typical fully entangling gate.
 *
 * Where a target does not tell its pairs apart, each costs 1, and read-out costs nothing, as it is the same anywhere.
 */
export class ErrorMap {
  /** Whether the target tells pairs or qubits apart at all. */
  readonly isUneven: boolean;
  readonly #pairs = new Map<string, number>();
  readonly #readout: readonly number[];

  constructor({ fidelity, pairFidelities = [], readoutFidelities = [] }: Target) {
    const listed = pairFidelities.map(([, , each]) => 1 - each);
    const typical =
      typeof fidelity?.twoQubit === 'number'
        ? 1 - fidelity.twoQubit
        : listed.reduce((sum, error) => sum + error, 0) / Math.max(1, listed.length);
    // Where typical gates are without errors, there is no unit; errors of pairs are then compared by themselves.
    const unit = typical > 0 ? typical : 1;
    pairFidelities.forEach(([a, b], k) => {
      this.#pairs.set(nameOf(a, b), typical > 0 ? listed[k]! / unit : 1 + listed[k]!);
    });
    const usual = fidelity?.readout ?? null;
    const known = readoutFidelities.filter((each) => each !== null);
    const base = usual ?? known.reduce((sum, each) => sum + each, 0) / Math.max(1, known.length);
    this.#readout = readoutFidelities.map((each) => (each === null ? 0 : (base - each) / unit));
    this.isUneven =
      [...this.#pairs.values()].some((weight) => weight !== 1) || this.#readout.some((weight) => weight !== 0);
  }

  /** The error of a full gate on a pair, in typical ones. */
  pair(a: number, b: number): number {
    return this.#pairs.get(nameOf(a, b)) ?? 1;
  }

  /** By how much reading a qubit is worse (if positive) than reading a typical one, in errors of typical full gates. */
  readout(qubit: number): number {
    return this.#readout[qubit] ?? 0;
  }
}

function nameOf(a: number, b: number): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
