import { asHalfTurns, SMALLEST_DIGIT, WeightedSum } from './binary-digits.js';
import { type BooleanFunction, type DecisionDiagrams, FALSE, type Variable } from './decision-diagrams.js';
import { PhasePolynomial } from './phase-polynomial.js';
import { HALF_TURN, type PhaseUnits, TURN, wrapUnits } from './phase-units.js';
import { SymbolicPhases } from './symbolic-phases.js';

/** Places of a wire's own variables in the order of all. */
const RANKS_PER_WIRE = 2 ** 24;

/**
 * A circuit as a sum over paths (Dawson et al. 2004; Amy 2018): every basis state x goes to the sum, over all values of
 * the variables y that are summed over, of `exp(i phase(x, y)) |wires(x, y)>`, up to one positive factor.
 *
 * Wires carry Boolean functions. Gates that permute basis states change them, diagonal gates add to the phase, and
 * whatever spreads a wire over both its values brings a variable, which is summed out again as soon as a rule allows.
 */
export class PathSum {
  readonly diagrams: DecisionDiagrams;
  readonly phases: PhasePolynomial;
  readonly symbols: SymbolicPhases;
  /** What each wire carries. */
  readonly wires: BooleanFunction[];
  /** What each wire started with. */
  readonly inputs: readonly BooleanFunction[];
  /** The variables that are summed over, with what was given when they were made. */
  readonly open = new Map<Variable, Place>();
  private readonly uses = new Map<Variable, number>();
  private readonly doubtful = new Set<Variable>();
  private made = 0;
  private readonly slots: readonly number[];

  /**
   * @param slots the place of each wire in the order of variables
   * @param zeros wires that start at zero
   */
  constructor(diagrams: DecisionDiagrams, slots: readonly number[], zeros: ReadonlySet<number>) {
    this.diagrams = diagrams;
    this.slots = slots;
    this.phases = new PhasePolynomial(diagrams, (variable) => this.doubtful.add(variable));
    this.symbols = new SymbolicPhases(diagrams);
    this.inputs = slots.map((slot, wire) => {
      const input = diagrams.newVariable(slot * RANKS_PER_WIRE, false);
      return zeros.has(wire) ? FALSE : diagrams.functionOf(input);
    });
    this.wires = [...this.inputs];
  }

  /** Gives a wire another function. */
  setWire(wire: number, f: BooleanFunction): void {
    const before = this.wires[wire]!;
    this.wires[wire] = f;
    for (const variable of this.diagrams.boundVariables(f)) this.count(variable, 1);
    for (const variable of this.diagrams.boundVariables(before)) this.count(variable, -1);
  }

  /** Spreads a wire evenly over both its values as a Hadamard gate does. */
  spread(wire: number, place: Place): void {
    this.made++;
    const variable = this.diagrams.newVariable(this.slots[wire]! * RANKS_PER_WIRE + this.made, true);
    const f = this.diagrams.functionOf(variable);
    this.open.set(variable, place);
    this.phases.add(this.diagrams.and(this.wires[wire]!, f), HALF_TURN, false);
    this.setWire(wire, f);
  }

  /**
   * Takes a Hadamard gate back that nothing has happened to since, but for a phase on the variable that it brought.
   *
   * A wire that carries a variable z which is on no other wire and whose terms are `z (phase + 1/2 f)`, in turns, is one
   * that carries f, followed by a Hadamard gate and the phase.
   *
   * @returns the phase after the Hadamard gate, and where it came from; undefined where the wire is not of this kind
   */
  takeBack(wire: number): { readonly phase: PhaseUnits; readonly place: Place } | undefined {
    const { diagrams, phases, wires } = this;
    const [variable, ...others] = diagrams.boundVariables(wires[wire]!);
    if (variable === undefined || others.length > 0 || this.uses.get(variable) !== 1) return undefined;
    const own = diagrams.functionOf(variable);
    if (wires[wire] !== own || this.symbols.has(variable)) return undefined;
    const coupled = phases.termsWith(variable).filter((f) => f !== own);
    if (!phases.round(coupled, SMALLEST_DIGIT)) return undefined;
    const phase = phases.terms.get(own)?.units ?? 0;
    const { difference, rest } = this.parted(
      variable,
      coupled.filter((f) => phases.terms.has(f)),
    );
    const halves = asHalfTurns(diagrams, difference);
    if (halves === undefined) return undefined;
    const place = this.open.get(variable)!;
    this.setWire(wire, halves.odd);
    this.close(variable, phases.termsWith(variable), rest);
    return { phase: wrapUnits(phase + halves.constant), place };
  }

  /** Sums out every variable that a rule allows to. */
  reduce(): void {
    for (;;) {
      const [variable] = this.doubtful;
      if (variable === undefined) return;
      this.doubtful.delete(variable);
      if (this.open.has(variable) && !this.uses.has(variable)) this.sumOut(variable);
    }
  }

  /** Whether all paths have the same phase, whatever the parameters. */
  hasConstantPhase(): boolean {
    const { terms } = this.phases;
    if (!this.symbols.isZero || !this.phases.round([...terms.keys()], SMALLEST_DIGIT)) return false;
    const sum = new WeightedSum();
    for (const [f, { units }] of terms) sum.add(f, units);
    return asHalfTurns(this.diagrams, sum)?.odd === FALSE;
  }

  /**
   * Sums over a variable y that no wire carries, if the terms with it are `y D` with `D = c + 1/2 Q` turns for a Boolean
   * function Q, beside terms without it:
   *
   * - c = 0: the sum is 2 where Q is 0 and nothing elsewhere, so a variable that Q determines is what it must be;
   * - c = 1/4: the sum is `sqrt(2) exp(i pi/4)` where Q is 0 and its conjugate elsewhere, which is a phase.
   */
  private sumOut(variable: Variable): void {
    const { diagrams, phases } = this;
    if (this.symbols.has(variable)) return;
    if (!phases.round(phases.termsWith(variable), SMALLEST_DIGIT)) return;
    // Rounding may have taken terms away.
    const functions = phases.termsWith(variable);
    const { difference, rest } = this.parted(variable, functions);
    const halves = asHalfTurns(diagrams, difference);
    if (halves === undefined) return;
    const { constant, odd } = halves;
    if (constant === 0 || constant === HALF_TURN) {
      const condition = constant === 0 ? odd : odd ^ 1;
      if (condition === FALSE) this.close(variable, functions, rest);
      else this.impose(condition, () => this.close(variable, functions, rest));
    } else if (Math.abs(constant) === TURN / 4) {
      this.close(variable, functions, rest);
      phases.add(odd, -constant, false);
    }
  }

  /** Some terms as what they are where a variable is 0, and by how much more they are where it is 1. */
  private parted(
    variable: Variable,
    functions: readonly BooleanFunction[],
  ): { readonly difference: WeightedSum; readonly rest: readonly (readonly [BooleanFunction, PhaseUnits])[] } {
    const difference = new WeightedSum();
    const rest = functions.map((f) => {
      const { units } = this.phases.terms.get(f)!;
      const at0 = this.diagrams.restrict(f, variable, 0);
      difference.add(this.diagrams.restrict(f, variable, 1), units);
      difference.add(at0, wrapUnits(-units));
      return [at0, units] as const;
    });
    return { difference, rest };
  }

  /** Takes a variable out with the terms that have it; what they are where it is 0 stays. */
  private close(
    variable: Variable,
    functions: readonly BooleanFunction[],
    rest: readonly (readonly [BooleanFunction, PhaseUnits])[],
  ): void {
    for (const f of functions) this.phases.remove(f);
    for (const [f, units] of rest) this.phases.add(f, units, false);
    this.open.delete(variable);
  }

  /** Keeps only the paths on which a function is 0, if it is 0 for one value of the newest variable that says so. */
  private impose(condition: BooleanFunction, before: () => void): void {
    const { diagrams } = this;
    for (const variable of [...diagrams.boundVariables(condition)].reverse()) {
      const value = diagrams.restrict(condition, variable, 0);
      if (diagrams.restrict(condition, variable, 1) !== (value ^ 1)) continue;
      before();
      this.substitute(variable, value);
      return;
    }
  }

  private substitute(variable: Variable, value: BooleanFunction): void {
    const { diagrams, phases } = this;
    const replaced = (f: BooleanFunction): BooleanFunction =>
      diagrams.choose(value, diagrams.restrict(f, variable, 1), diagrams.restrict(f, variable, 0));
    const moved = phases.termsWith(variable).map((f) => [f, phases.terms.get(f)!] as const);
    for (const [f] of moved) phases.remove(f);
    for (const [f, { units, isFromGate }] of moved) phases.add(replaced(f), units, isFromGate);
    this.symbols.replace(variable, replaced);
    if (this.uses.has(variable)) {
      this.wires.forEach((f, wire) => {
        if (diagrams.boundVariables(f).includes(variable)) this.setWire(wire, replaced(f));
      });
    }
    this.open.delete(variable);
  }

  private count(variable: Variable, added: 1 | -1): void {
    const uses = (this.uses.get(variable) ?? 0) + added;
    if (uses === 0) {
      this.uses.delete(variable);
      this.doubtful.add(variable);
    } else {
      this.uses.set(variable, uses);
    }
  }
}

/** Where a variable comes from. */
export interface Place {
  readonly side: 'original' | 'candidate';
  /** Index into the operations of that side. */
  readonly index: number;
}
