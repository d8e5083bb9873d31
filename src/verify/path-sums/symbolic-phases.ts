import { type BooleanFunction, type DecisionDiagrams, FALSE, type Variable } from './decision-diagrams.js';

/**
 * Phases that are multiples of a parameter: for each parameter a sum of coefficients times Boolean functions, over the
 * reals, which has to vanish term by term, without any rounding.
 */
export class SymbolicPhases {
  private readonly coefficients = new Map<string, Map<BooleanFunction, number>>();

  private readonly diagrams: DecisionDiagrams;

  constructor(diagrams: DecisionDiagrams) {
    this.diagrams = diagrams;
  }

  get isZero(): boolean {
    return this.coefficients.size === 0;
  }

  /** Adds a multiple of a parameter on the paths where f is 1; multiples of the parameter on all paths are left out. */
  add(parameter: string, f: BooleanFunction, coefficient: number): void {
    const regular = f & ~1;
    if (regular === FALSE) return;
    let terms = this.coefficients.get(parameter);
    if (terms === undefined) {
      terms = new Map();
      this.coefficients.set(parameter, terms);
    }
    const sum = (terms.get(regular) ?? 0) + (f === regular ? coefficient : -coefficient);
    if (sum === 0) terms.delete(regular);
    else terms.set(regular, sum);
    if (terms.size === 0) this.coefficients.delete(parameter);
  }

  /** Whether some term depends on a variable. */
  has(variable: Variable): boolean {
    for (const terms of this.coefficients.values()) {
      for (const f of terms.keys()) if (this.diagrams.boundVariables(f).includes(variable)) return true;
    }
    return false;
  }

  /** Puts other functions in place of those that depend on a variable. */
  replace(variable: Variable, replaced: (f: BooleanFunction) => BooleanFunction): void {
    for (const [parameter, terms] of [...this.coefficients]) {
      for (const [f, coefficient] of [...terms]) {
        if (!this.diagrams.boundVariables(f).includes(variable)) continue;
        this.add(parameter, f, -coefficient);
        this.add(parameter, replaced(f), coefficient);
      }
    }
  }
}
