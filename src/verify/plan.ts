import { MAXIMUM_QUBITS, readableBytes, stabilizerSimulator } from '../simulate/index.js';
import type { SharedRegister } from './register.js';
import { outputBytes, stimuliBytes } from './sampled.js';
import type { Stimulus } from './stimuli.js';
import { CLIFFORD_TOLERANCE, type Judged, type Method } from './verdict.js';

/** What a verification is going to do. */
export interface VerificationPlan {
  readonly method: Method;
  /**
   * About how many nanoseconds it takes: one for each amplitude that a gate of either circuit changes, and what inputs
   * and tableaux take beside that. It follows from widths and numbers of gates alone, so it is the same on every machine.
   */
  readonly work: number;
  /** Bytes of the largest state. */
  readonly bytes: number;
  /** Why nothing will be compared, a clause; only where the method is `none`. */
  readonly reason?: string;
}

/** What may be spent on a comparison. */
export interface PlanOptions {
  readonly exactQubits?: number;
  readonly stimuli?: number;
  readonly memoryLimit?: number;
  readonly workLimit?: number;
}

export const MEMORY_LIMIT = 2 ** 30;

const EXACT_QUBITS = 12;

/** Up to this many qubits every column is compared however many gates there are; below it many columns at a time. */
export const FEW_QUBITS = 10;

/** Amplitudes changed one by one: about three seconds. */
const EXACT_WORK = 1e10;

const RANDOM_STIMULI = 2;

/** To draw a random state and to compare it is as much work as this many gates on it. */
const GATES_PER_STIMULUS = 300;

/** To take a gate through a tableau is as much work as changing this many amplitudes, and four more for each bit. */
const WORK_PER_TABLEAU_GATE = 2000;

/** The strongest comparison of unitaries that fits. */
export function unitaryPlan({ register, relation, tolerance }: Judged, options: PlanOptions): VerificationPlan {
  const { bits, logical, gates } = register;
  const { memoryLimit: limit = MEMORY_LIMIT, workLimit = Number.POSITIVE_INFINITY } = options;
  const bytes = stimuliBytes(bits);
  // A column is a state of all bits, and there is one per basis state of the logical qubits.
  const columns = { method: 'exact-unitary', work: gates * 2 ** (logical + bits), bytes } as const;
  const most = options.exactQubits ?? EXACT_QUBITS;
  const worth = options.exactQubits !== undefined || logical + bits <= 2 * FEW_QUBITS || columns.work <= EXACT_WORK;
  const fits = (bits < FEW_QUBITS || outputBytes(bits) <= limit) && columns.work <= workLimit;
  if (logical + bits <= 2 * most && worth && fits) return columns;
  // Tableaux know no phases.
  const tableau = { method: 'clifford-tableau', work: tableauWork(register), bytes: bits * bits } as const;
  if (relation !== 'unitary' && tolerance >= CLIFFORD_TOLERANCE && tableau.work <= workLimit && areClifford(register)) {
    return tableau;
  }
  if (bits > MAXIMUM_QUBITS || bytes > limit) return nothing(bytes, tooLarge(bits, bytes, limit));
  const work = stimuliOf(options).length * (gates + GATES_PER_STIMULUS) * 2 ** bits;
  if (work > workLimit) return nothing(bytes, tooLong(work, workLimit));
  return { method: 'random-stimuli', work, bytes };
}

/** The strongest comparison of the distributions of so many wires that fits. */
export function distributionPlan(judged: Judged, options: PlanOptions, read: number): VerificationPlan {
  const { register, tolerance } = judged;
  const { bits, gates } = register;
  const { memoryLimit: limit = MEMORY_LIMIT, workLimit = Number.POSITIVE_INFINITY } = options;
  const bytes = stimuliBytes(bits) + 2 * 8 * 2 ** read;
  const work = gates * 2 ** bits;
  const fits = Math.max(bits, read) <= MAXIMUM_QUBITS && bytes <= limit;
  if (fits && work <= workLimit) return { method: 'output-distribution', work, bytes };
  const tableau = { method: 'clifford-outcomes', work: tableauWork(register), bytes: bits * bits } as const;
  if (tolerance >= CLIFFORD_TOLERANCE && tableau.work <= workLimit && areClifford(register)) return tableau;
  return nothing(bytes, fits ? tooLong(work, workLimit) : tooLarge(Math.max(bits, read), bytes, limit));
}

/** Random states, dense and product ones in turn, and all zeros. */
export function stimuliOf({ stimuli = RANDOM_STIMULI }: PlanOptions): readonly Stimulus[] {
  const random = Array.from(
    { length: Math.max(1, stimuli) },
    (_, index): Stimulus => (index % 2 === 0 ? 'dense' : 'product'),
  );
  return [...random, 'zeros'];
}

function tableauWork({ gates, bits }: SharedRegister): number {
  return gates * (WORK_PER_TABLEAU_GATE + 4 * bits);
}

function areClifford({ original, candidate }: SharedRegister): boolean {
  return [original, candidate].every((side) => stabilizerSimulator.refuses!(side) === undefined);
}

function nothing(bytes: number, reason: string): VerificationPlan {
  return { method: 'none', work: 0, bytes, reason };
}

/** Why a state cannot be held. */
function tooLarge(qubits: number, bytes: number, limit: number): string {
  if (qubits > MAXIMUM_QUBITS) return `${qubits} qubits are in use and statevectors end at ${MAXIMUM_QUBITS}`;
  return `the comparison of ${qubits} qubits needs ${bytes} bytes (${readableBytes(bytes)}), more than the limit of ${readableBytes(limit)}`;
}

/** Why a comparison is not worth its time. */
function tooLong(work: number, limit: number): string {
  return `the comparison would take about ${seconds(work)}, more than the limit of ${seconds(limit)}`;
}

function seconds(work: number): string {
  return `${Number((work / 1e9).toPrecision(2))} s`;
}
