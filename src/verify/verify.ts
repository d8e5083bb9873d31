import { type CircuitData, requireCircuit } from '../circuit/index.js';
import { IonloomError, type Issue, issue, type OptionNames, requireOptions } from '../errors/index.js';
import {
  DEFAULT_SEED,
  finish,
  finishInTurns,
  MAXIMUM_QUBITS,
  readableBytes,
  type Steps,
  sameOutcomes,
  stabilizerSimulator,
  type Watch,
} from '../simulate/index.js';
import { compareCliffords } from './clifford.js';
import { streamColumns } from './columns.js';
import { compareColumns } from './exact.js';
import { compareOutputs, pairsInUse } from './outputs.js';
import { readOutMismatch, readPairs } from './read-out.js';
import { type SharedRegister, sharedRegister } from './register.js';
import { type Candidate, defaultRelation, type Relation, relations, type StatedCandidate, stated } from './relation.js';
import { compareStimuli, outputBytes, stimuliBytes } from './sampled.js';
import type { Stimulus } from './stimuli.js';
import {
  CLIFFORD_TOLERANCE,
  cliffordOutcomes,
  differentClifford,
  differs,
  type Judged,
  judge,
  type Method,
  sameClifford,
  undecided,
  type Verdict,
} from './verdict.js';

/** How {@link verify} compares. */
export interface VerifyOptions extends Watch {
  /** What "the same" means; the candidate's claim if it has one, else the unitary up to a global phase. */
  readonly relation?: Relation;
  /**
   * The widest circuits that are compared column by column; if left out, 12 qubits, or 10 where the circuits have so many
   * gates that wider ones would take long.
   */
  readonly exactQubits?: number;
  /** How many random inputs wider circuits are compared on, beside all zeros; 2 if left out, at least 1. */
  readonly stimuli?: number;
  /** Decides the random inputs; 1 if left out. */
  readonly seed?: number;
  /** Bytes for the state that is compared; 1 GiB if left out. */
  readonly memoryLimit?: number;
  /** The largest distance that counts as equal; 1e-9 times the square root of the number of gates if left out. */
  readonly tolerance?: number;
}

const VERIFY_OPTIONS: OptionNames<VerifyOptions> = {
  relation: true,
  exactQubits: true,
  stimuli: true,
  seed: true,
  memoryLimit: true,
  tolerance: true,
  onProgress: true,
  signal: true,
};

const EXACT_QUBITS = 12;

/** Up to this many qubits every column is compared however many gates there are; below it many columns at a time. */
const FEW_QUBITS = 10;

/** Amplitudes changed one by one: about three seconds. */
const EXACT_WORK = 1e10;

const RANDOM_STIMULI = 2;
const MEMORY_LIMIT = 2 ** 30;

/** Distance per square root of a gate: far above what rounding adds up to, far below what any wrong gate does. */
const TOLERANCE_PER_GATE = 1e-9;

/**
 * Decides whether a candidate does what the original does, in a stated relation.
 *
 * The strongest comparison that fits is made: every column of both unitaries up to `exactQubits`; tableaux of Clifford
 * circuits of any width; random states and the output distribution up to what memory allows; beyond that the verdict is
 * `equivalent: null`, never a guess. Frames and permutation are taken from the candidate's own claim, and nothing else of it is trusted.
 *
 * @example
 * verify(circuit(2).cnot(0, 1), circuit(2).h(1).cz(0, 1).h(1)).equivalent; // true
 * @throws IonloomError `UnboundParameter` if a circuit has free parameters, `InvalidInput` for a claim or an option
 * that makes no sense.
 */
export function verify(original: CircuitData, candidate: Candidate, options: VerifyOptions = {}): Verdict {
  requireOptions(options, VERIFY_OPTIONS, 'verify');
  return finish(verificationSteps(original, candidate, options), options);
}

/**
 * {@link verify} in turns with whatever else happens: timers fire, pages stay alive and a signal can arrive while it
 * computes.
 *
 * @example
 * const verdict = await verifyAsync(original, candidate, { signal: AbortSignal.timeout(60_000) });
 * @throws IonloomError as {@link verify} does; the signal's reason where it was aborted.
 */
export async function verifyAsync(
  original: CircuitData,
  candidate: Candidate,
  options: VerifyOptions = {},
): Promise<Verdict> {
  requireOptions(options, VERIFY_OPTIONS, 'verifyAsync');
  return finishInTurns(verificationSteps(original, candidate, options), options);
}

function* verificationSteps(original: CircuitData, candidate: Candidate, options: VerifyOptions): Steps<Verdict> {
  const { claim, judged } = prepared(original, candidate, options);
  if (judged.relation === 'distribution') return yield* verifyDistribution(original, claim, judged, options);
  if (judged.relation === 'frames-and-permutation') {
    const mismatch = readOutMismatch(original, claim);
    if (mismatch !== undefined) return differs(judged, mismatch);
  }
  return yield* verifyUnitary(judged, options);
}

/** Everything that is known before a method is chosen. */
function prepared(
  original: CircuitData,
  candidate: Candidate,
  options: VerifyOptions,
): { readonly claim: StatedCandidate; readonly judged: Judged } {
  requireCircuit(original, 'verify');
  requireSense(options);
  const claim = stated(candidate);
  const relation = options.relation ?? defaultRelation(candidate);
  const register = sharedRegister(original, claim);
  const tolerance = options.tolerance ?? TOLERANCE_PER_GATE * Math.sqrt(Math.max(1, register.gates));
  return { claim, judged: { relation, tolerance, register } };
}

/** Refuses options under which every circuit would pass, or none. */
function requireSense({ relation, exactQubits, stimuli, tolerance }: VerifyOptions): void {
  const found: Issue[] = [];
  const check = (name: string, value: unknown, valid: boolean, expected: string): void => {
    if (value === undefined || valid) return;
    found.push(
      issue('InvalidInput', `the ${name} is ${value}, which is not ${expected}`, {
        path: [name],
        expected,
        received: String(value),
      }),
    );
  };
  const whole = (value: number | undefined): boolean => Number.isSafeInteger(value) && value! >= 0;
  check('relation', relation, relations.includes(relation!), `one of ${relations.join(', ')}`);
  check('exactQubits', exactQubits, whole(exactQubits), 'a whole number from 0');
  check('stimuli', stimuli, whole(stimuli), 'a whole number from 0');
  check('tolerance', tolerance, tolerance! >= 0 && tolerance! < 1, 'a number from 0 to below 1');
  if (found.length > 0) throw new IonloomError(found);
}

function* verifyUnitary(judged: Judged, options: VerifyOptions): Steps<Verdict> {
  const { register, relation } = judged;
  const fixedPhase = relation === 'unitary';
  const limit = options.memoryLimit ?? MEMORY_LIMIT;
  const { method, bytes } = unitaryPlan(judged, options);
  if (method === 'exact-unitary') {
    const few = register.bits < FEW_QUBITS;
    const steps = few ? compareColumns(register, fixedPhase) : streamColumns(register, fixedPhase, limit);
    return judge(judged, method, yield* steps);
  }
  if (method === 'clifford-tableau') {
    const found = compareCliffords(register)!;
    return found === 'same' ? sameClifford(judged) : differentClifford(judged, found.pauli, found.bit);
  }
  if (method === 'none') return undecided(judged, tooLarge(register.bits, bytes, limit));
  const seed = options.seed ?? DEFAULT_SEED;
  const kinds = stimuliOf(options);
  return judge(judged, method, yield* compareStimuli(register, kinds, seed, fixedPhase, limit), { kinds, seed });
}

/** Random states, dense and product ones in turn, and all zeros. */
function stimuliOf({ stimuli = RANDOM_STIMULI }: VerifyOptions): readonly Stimulus[] {
  const random = Array.from(
    { length: Math.max(1, stimuli) },
    (_, index): Stimulus => (index % 2 === 0 ? 'dense' : 'product'),
  );
  return [...random, 'zeros'];
}

function* verifyDistribution(
  original: CircuitData,
  claim: StatedCandidate,
  judged: Judged,
  options: VerifyOptions,
): Steps<Verdict> {
  const { register } = judged;
  const pairs = readPairs(original, claim);
  if (typeof pairs === 'string') return differs(judged, pairs);
  const used = pairsInUse(register, pairs);
  const limit = options.memoryLimit ?? MEMORY_LIMIT;
  const { method, bytes } = distributionPlan(judged, options, used.length);
  if (method === 'output-distribution') {
    return judge(judged, method, yield* compareOutputs(register, used, limit));
  }
  if (method === 'none') return undecided(judged, tooLarge(Math.max(register.bits, used.length), bytes, limit));
  const [first, second] = [register.original, register.candidate].map((side) => stabilizerSimulator.run(side));
  const wires = (side: 0 | 1) => used.map((pair) => pair[side]);
  return cliffordOutcomes(judged, sameOutcomes(first!, wires(0), second!, wires(1)));
}

/** What a verification is going to do. */
export interface VerificationPlan {
  readonly method: Method;
  /** How many amplitudes the gates of both circuits change, one by one: about a nanosecond each; 0 for tableaux. */
  readonly work: number;
  /** Bytes of the largest state. */
  readonly bytes: number;
}

/**
 * What {@link verify} would do, and how much work that is, before anything is run.
 *
 * @throws IonloomError as {@link verify} does.
 */
export function planVerification(
  original: CircuitData,
  candidate: Candidate,
  options: VerifyOptions = {},
): VerificationPlan {
  requireOptions(options, VERIFY_OPTIONS, 'planVerification');
  const { claim, judged } = prepared(original, candidate, options);
  if (judged.relation !== 'distribution') return unitaryPlan(judged, options);
  const pairs = readPairs(original, claim);
  if (typeof pairs === 'string') return { method: 'read-out', work: 0, bytes: 0 };
  return distributionPlan(judged, options, pairsInUse(judged.register, pairs).length);
}

function unitaryPlan({ register, relation, tolerance }: Judged, options: VerifyOptions): VerificationPlan {
  const { bits, logical, gates } = register;
  const bytes = stimuliBytes(bits);
  const limit = options.memoryLimit ?? MEMORY_LIMIT;
  // A column is a state of all bits, and there is one per basis state of the logical qubits.
  const columns = { method: 'exact-unitary', work: gates * 2 ** (logical + bits), bytes } as const;
  const most = options.exactQubits ?? EXACT_QUBITS;
  const worth = options.exactQubits !== undefined || logical + bits <= 2 * FEW_QUBITS || columns.work <= EXACT_WORK;
  const fits = bits < FEW_QUBITS || outputBytes(bits) <= limit;
  if (logical + bits <= 2 * most && worth && fits) return columns;
  // Tableaux know no phases.
  if (relation !== 'unitary' && tolerance >= CLIFFORD_TOLERANCE && areClifford(register)) {
    return { method: 'clifford-tableau', work: 0, bytes: bits * bits };
  }
  if (bits > MAXIMUM_QUBITS || bytes > limit) return { method: 'none', work: 0, bytes };
  return { method: 'random-stimuli', work: stimuliOf(options).length * gates * 2 ** bits, bytes };
}

function distributionPlan({ register, tolerance }: Judged, options: VerifyOptions, read: number): VerificationPlan {
  const { bits, gates } = register;
  const bytes = stimuliBytes(bits) + 2 * 8 * 2 ** read;
  if (Math.max(bits, read) <= MAXIMUM_QUBITS && bytes <= (options.memoryLimit ?? MEMORY_LIMIT)) {
    return { method: 'output-distribution', work: gates * 2 ** bits, bytes };
  }
  const method = tolerance >= CLIFFORD_TOLERANCE && areClifford(register) ? 'clifford-outcomes' : 'none';
  return { method, work: 0, bytes };
}

function areClifford({ original, candidate }: SharedRegister): boolean {
  return [original, candidate].every((side) => stabilizerSimulator.refuses!(side) === undefined);
}

/** Why a state cannot be held. */
function tooLarge(qubits: number, bytes: number, limit: number): string {
  if (qubits > MAXIMUM_QUBITS) return `${qubits} qubits are in use and statevectors end at ${MAXIMUM_QUBITS}.`;
  return `the comparison of ${qubits} qubits needs ${bytes} bytes (${readableBytes(bytes)}), more than the limit of ${readableBytes(limit)}.`;
}
