import { type BooleanFunction, type DecisionDiagrams, FALSE, type Variable } from './decision-diagrams.js';
import { type PhaseUnits, RADIANS_PER_UNIT, wrapUnits } from './phase-units.js';

/** A phase on the paths where a Boolean function is 1. */
export interface Term {
  readonly units: PhaseUnits;
  /**
   * Whether a diagonal gate of one of the circuits had this very term, up to substitutions since: then to change the
   * term's phase is to change that gate's, which moves the circuit by no more than the change.
   */
  readonly isFromGate: boolean;
}

/** A phase this near to one that cancels, in radians, is changed to it; the change is booked. */
const NEAR = 1e-9;

/** The phase of every path: a sum of terms, by function, each of which is 0 where all variables are. */
export class PhasePolynomial {
  readonly terms = new Map<BooleanFunction, Term>();
  /** Radians by which phases of gates were changed so far. */
  changed = 0;
  private readonly diagrams: DecisionDiagrams;
  private readonly touched: (variable: Variable) => void;
  private readonly occurrences = new Map<Variable, Set<BooleanFunction>>();

  /** @param touched told of every variable that is summed over and occurs in a term that changed */
  constructor(diagrams: DecisionDiagrams, touched: (variable: Variable) => void) {
    this.diagrams = diagrams;
    this.touched = touched;
  }

  /** Adds a phase on the paths where f is 1; constants are left out. */
  add(f: BooleanFunction, added: PhaseUnits, isFromGate: boolean): void {
    const regular = f & ~1;
    if (regular === FALSE || added === 0) return;
    const before = this.terms.get(regular);
    const signed = f === regular ? added : wrapUnits(-added);
    const term = {
      units: wrapUnits((before?.units ?? 0) + signed),
      isFromGate: isFromGate || (before?.isFromGate ?? false),
    };
    this.set(regular, this.isNear(term, 0) ? this.change(term, 0) : term);
  }

  /** The functions of the terms in which a variable occurs. */
  termsWith(variable: Variable): readonly BooleanFunction[] {
    return [...(this.occurrences.get(variable) ?? [])];
  }

  /** Takes a term out. */
  remove(f: BooleanFunction): void {
    this.set(f, undefined);
  }

  /** Changes every one of some terms to the next multiple of a phase; false, and nothing is done, if one is not near to it. */
  round(functions: Iterable<BooleanFunction>, step: PhaseUnits): boolean {
    const rounded: [BooleanFunction, Term][] = [];
    for (const f of functions) {
      const term = this.terms.get(f)!;
      const units = wrapUnits(Math.round(term.units / step) * step);
      if (!this.isNear(term, units)) return false;
      if (units !== term.units) rounded.push([f, { ...term, units }]);
    }
    for (const [f, { units }] of rounded) this.set(f, this.change(this.terms.get(f)!, units));
    return true;
  }

  private isNear(term: Term, units: PhaseUnits): boolean {
    const change = Math.abs(wrapUnits(term.units - units)) * RADIANS_PER_UNIT;
    return change === 0 || (term.isFromGate && change <= NEAR);
  }

  private change(term: Term, units: PhaseUnits): Term | undefined {
    this.changed += Math.abs(wrapUnits(term.units - units)) * RADIANS_PER_UNIT;
    return units === 0 ? undefined : { ...term, units };
  }

  private set(f: BooleanFunction, term: Term | undefined): void {
    const isNew = !this.terms.has(f);
    if (term === undefined) this.terms.delete(f);
    else this.terms.set(f, term);
    for (const variable of this.diagrams.boundVariables(f)) {
      this.touched(variable);
      if (term !== undefined && !isNew) continue;
      let found = this.occurrences.get(variable);
      if (found === undefined) {
        found = new Set();
        this.occurrences.set(variable, found);
      }
      if (term === undefined) found.delete(f);
      else found.add(f);
      if (found.size === 0) this.occurrences.delete(variable);
    }
  }
}
