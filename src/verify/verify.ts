import { type CircuitData, requireCircuit } from '../circuit/index.js';
import { IonloomError, type Issue, issue, type OptionNames, requireOptions } from '../errors/index.js';
import { DEFAULT_SEED, sameOutcomes, stabilizerSimulator } from '../simulate/index.js';
import { finish, finishInTurns, type Steps, type Watch } from '../steps/index.js';
import { compareCliffords } from './clifford.js';
import { streamColumns } from './columns.js';
import { compareColumns } from './exact.js';
import { compareOutputs, pairsInUse } from './outputs.js';
import { distributionPlan, FEW_QUBITS, MEMORY_LIMIT, stimuliOf, unitaryPlan, type VerificationPlan } from './plan.js';
import { readOutMismatch, readPairs, unreadNote } from './read-out.js';
import { sharedRegister } from './register.js';
import { type Candidate, defaultRelation, type Relation, relations, type StatedCandidate, stated } from './relation.js';
import { compareStimuli } from './sampled.js';
import {
  cliffordOutcomes,
  differentClifford,
  differs,
  type Judged,
  judge,
  sameClifford,
  undecided,
  type Verdict,
  withSentence,
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
  /**
   * The most work that is taken on, as {@link planVerification} counts it: about a nanosecond each; no limit if left
   * out. A comparison that takes more gives way to a weaker one that does not, or to an undecided verdict.
   */
  readonly workLimit?: number;
  /** The largest distance that counts as equal; 1e-9 times the square root of the number of gates if left out. */
  readonly tolerance?: number;
}

const VERIFY_OPTIONS: OptionNames<VerifyOptions> = {
  relation: true,
  exactQubits: true,
  stimuli: true,
  seed: true,
  memoryLimit: true,
  workLimit: true,
  tolerance: true,
  onProgress: true,
  signal: true,
};

/** Distance per square root of a gate: far above what rounding adds up to, far below what any wrong gate does. */
const TOLERANCE_PER_GATE = 1e-9;

/**
 * Decides whether a candidate does what the original does, in a stated relation.
 *
 * The strongest comparison that fits is made: every column of both unitaries up to `exactQubits`; tableaux of Clifford
 * circuits of any width; random states and the output distribution up to what memory allows; beyond that the verdict is
 * `equivalent: null`, never a guess. Frames and permutation are taken from the candidate's own claim, and nothing else of it is trusted.
 * Circuits that read different wires into the same key, or have different keys, are different in every relation but
 * `distribution`, where the distributions of what the keys read decide.
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
  const mismatch = readOutMismatch(original, claim);
  if (judged.relation === 'distribution') {
    const verdict = yield* verifyDistribution(original, claim, judged, options);
    if (mismatch === undefined || verdict.method === 'read-out') return verdict;
    // Other wires may well read the same there; where they do not, they are the first thing to look at.
    return verdict.equivalent === true
      ? withSentence(verdict, 'last', `What the keys read is the same, although ${mismatch}.`)
      : withSentence(verdict, 'first', `The read-outs differ: ${mismatch}.`);
  }
  if (mismatch !== undefined) return differs(judged, mismatch);
  const verdict = yield* verifyUnitary(judged, options);
  return verdict.equivalent === true ? withSentence(verdict, 'last', unreadNote(original, claim)) : verdict;
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
function requireSense({ relation, exactQubits, stimuli, tolerance, workLimit }: VerifyOptions): void {
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
  check('workLimit', workLimit, workLimit! >= 0, 'a number from 0');
  check('tolerance', tolerance, tolerance! >= 0 && tolerance! < 1, 'a number from 0 to below 1');
  if (found.length > 0) throw new IonloomError(found);
}

function* verifyUnitary(judged: Judged, options: VerifyOptions): Steps<Verdict> {
  const { register, relation } = judged;
  const fixedPhase = relation === 'unitary';
  const limit = options.memoryLimit ?? MEMORY_LIMIT;
  const { method, reason } = unitaryPlan(judged, options);
  if (method === 'exact-unitary') {
    const few = register.bits < FEW_QUBITS;
    const steps = few ? compareColumns(register, fixedPhase) : streamColumns(register, fixedPhase, limit);
    return judge(judged, method, yield* steps);
  }
  if (method === 'clifford-tableau') {
    const found = compareCliffords(register)!;
    return found === 'same' ? sameClifford(judged) : differentClifford(judged, found.pauli, found.bit);
  }
  if (method === 'none') return undecided(judged, `${reason}.`);
  const seed = options.seed ?? DEFAULT_SEED;
  const kinds = stimuliOf(options);
  return judge(judged, method, yield* compareStimuli(register, kinds, seed, fixedPhase, limit), { kinds, seed });
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
  const { method, reason } = distributionPlan(judged, options, used.length);
  if (method === 'output-distribution') {
    return judge(judged, method, yield* compareOutputs(register, used, limit));
  }
  if (method === 'none') return undecided(judged, `${reason}.`);
  const [first, second] = [register.original, register.candidate].map((side) => stabilizerSimulator.run(side));
  const wires = (side: 0 | 1) => used.map((pair) => pair[side]);
  return cliffordOutcomes(judged, sameOutcomes(first!, wires(0), second!, wires(1)));
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
  const readOut = { method: 'read-out', work: 0, bytes: 0 } as const;
  if (judged.relation !== 'distribution') {
    return readOutMismatch(original, claim) === undefined ? unitaryPlan(judged, options) : readOut;
  }
  const pairs = readPairs(original, claim);
  if (typeof pairs === 'string') return readOut;
  return distributionPlan(judged, options, pairsInUse(judged.register, pairs).length);
}
