import type { StatedCircuit } from '../../circuit/index.js';
import {
  IonloomError,
  type Issue,
  type IssueCode,
  issue,
  type OptionNames,
  requireFunction,
  requireList,
  requireOptions,
} from '../../errors/index.js';
import type { Watch } from '../../steps/index.js';
import type { Entangler } from '../../targets/index.js';
import type { PassReport } from './pass-report.js';

/**
 * How hard the transpiler tries, no level being worse than the one below it: 0 lowers only, nothing moved or merged;
 * 1 cancels and merges neighbours; 2 rewrites whole regions and keeps the best of several ways; 3 also searches for
 * smaller circuits within a time budget.
 */
export type Level = (typeof levels)[number];

/** Every level that can be asked for, the least effort first. */
export const levels = [0, 1, 2, 3] as const;

/**
 * What stays the same: the unitary up to frames, permutation and phase that are stated, or only the joint distribution of
 * what is measured when all qubits start at 0.
 */
export type TranspileRelation = (typeof transpileRelations)[number];

/** Every relation that can be asked for, the stricter first. */
export const transpileRelations = ['frames-and-permutation', 'distribution'] as const;

/**
 * Which terms of a `pauliexp` may change places: only those that commute, or any.
 *
 * The order of terms that do not commute decides the error of a Trotter step, so it is the user's to release.
 */
export type PauliOrder = (typeof pauliOrders)[number];

/** Every order that can be asked for, the stricter first. */
export const pauliOrders = ['preserve', 'free'] as const;

/** How to transpile; everything may be left out. */
export interface TranspileOptions extends Watch {
  /** How hard to try; 2 if left out. */
  readonly level?: Level;
  /** The native two-qubit gate; the target's preferred one if left out. */
  readonly entangler?: Entangler;
  /** What must stay the same; `frames-and-permutation` if left out. */
  readonly relation?: TranspileRelation;
  /** Whether every qubit ends on its own wire, at the price of more gates; false if left out. */
  readonly keepWires?: boolean;
  /**
   * For every qubit, the wire that it starts on. If left out, the transpiler chooses where that matters: on targets that
   * do not connect all pairs, or whose pairs or read-outs differ; elsewhere each starts on its own.
   */
  readonly initialLayout?: readonly number[];
  /** Which terms of a Pauli sum may change places; `preserve` if left out. */
  readonly pauliOrder?: PauliOrder;
  /**
   * What may be left out of the circuit in all, as a distance in operator norm; 0 if left out, when only what is too
   * little to be written is (angles up to about 1e-10), which the report tells.
   */
  readonly approximate?: number;
  /** Seconds that level 3 may search for; 10 if left out. */
  readonly budget?: number;
  /** Names of passes to leave out, as the report has them; to find out what each contributes. */
  readonly without?: readonly string[];
  /** The shots that the price is estimated for; 1000 if left out. */
  readonly shots?: number;
  /** Called after each pass that runs, with what it did and what it left; what candidates begin with alike runs once. */
  readonly onPass?: (pass: PassReport, state: StatedCircuit) => void;
}

/** The options with nothing left out, except the entangler, which is the target's to choose. @internal */
export type ResolvedOptions = Required<Omit<TranspileOptions, 'entangler' | 'onPass' | 'initialLayout' | keyof Watch>> &
  Pick<TranspileOptions, 'initialLayout'>;

/** The shots that the price is estimated for where nobody says. */
export const ESTIMATED_SHOTS = 1000;

/** Seconds that level 3 may search for where nobody says. */
export const DEFAULT_BUDGET = 10;

const TRANSPILE_OPTIONS: OptionNames<TranspileOptions> = {
  level: true,
  entangler: true,
  relation: true,
  keepWires: true,
  initialLayout: true,
  pauliOrder: true,
  approximate: true,
  budget: true,
  without: true,
  shots: true,
  onPass: true,
  onProgress: true,
  signal: true,
};

/** @throws IonloomError (`UnknownOption`, `UnknownName`, `ValueOutOfRange`) with every option that is none. @internal */
export function resolveOptions(options: TranspileOptions, caller: string): ResolvedOptions {
  requireOptions(options, TRANSPILE_OPTIONS, caller);
  const {
    level = 2,
    relation = 'frames-and-permutation',
    keepWires = false,
    pauliOrder = 'preserve',
    approximate = 0,
    budget = DEFAULT_BUDGET,
    without = [],
    shots = ESTIMATED_SHOTS,
  } = options;
  const { initialLayout } = options;
  if (initialLayout !== undefined) requireList(initialLayout, 'the initial layout');
  requireList(without, 'the list of passes to leave out');
  if (options.onPass !== undefined) requireFunction(options.onPass, 'onPass');
  const found: Issue[] = [];
  const refuse = (message: string, code: IssueCode = 'ValueOutOfRange'): void => {
    found.push(issue(code, message));
  };
  if (!levels.includes(level)) refuse(`the level is 0, 1, 2 or 3, not ${level}`);
  if (!transpileRelations.includes(relation)) {
    refuse(`the relation is ${transpileRelations.join(' or ')}, not ${relation}`, 'UnknownName');
  }
  if (!pauliOrders.includes(pauliOrder))
    refuse(`the order of Pauli terms is ${pauliOrders.join(' or ')}, not ${pauliOrder}`, 'UnknownName');
  if (!(approximate >= 0 && approximate < 1))
    refuse(`what may be left out is from 0 to less than 1, not ${approximate}`);
  if (!(budget >= 0 && Number.isFinite(budget))) refuse(`the budget is a number of seconds, not ${budget}`);
  if (!Number.isSafeInteger(shots) || shots < 1) refuse(`the number of shots is a whole number from 1, not ${shots}`);
  if (found.length > 0) throw new IonloomError(found);
  return {
    level,
    relation,
    keepWires,
    pauliOrder,
    approximate,
    budget,
    without,
    shots,
    ...(initialLayout === undefined ? {} : { initialLayout }),
  };
}
