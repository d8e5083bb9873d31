import type { Evaluable } from '../circuit/index.js';
import { type OptionNames, requireOptions } from '../errors/index.js';
import { finish, finishInTurns, type Steps, type Watch } from '../steps/index.js';
import type { Certificate } from './certificate/index.js';
import { feasible, type Method } from './checks.js';
import type { Stuck } from './equality.js';
import { nothing } from './finding.js';
import { type Question, questionOf } from './question.js';
import type { Candidate, Relation } from './relation.js';
import { type Verdict, verdict, withSentence } from './verdict.js';

/** How {@link verify} compares. */
export interface VerifyOptions extends Watch {
  /**
   * What "the same" means. If left out, what the candidate was made to keep where it states something, as a transpilation
   * does; else the unitary up to a global phase.
   */
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
  /**
   * Why the candidate is the same, as {@link certificateOf} says: nothing else is tried, and where it does not hold the
   * verdict is undecided. A transpilation has its own, which is checked where circuits are too wide for their columns.
   */
  readonly certificate?: Certificate;
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
  certificate: true,
  onProgress: true,
  signal: true,
};

/**
 * Decides whether a candidate does what the original does, in a stated relation.
 *
 * The strongest comparison that fits is made: every column of both unitaries up to `exactQubits`; tableaux of Clifford
 * circuits of any width; products of Pauli rotations, taken off both circuits from the front, at any width; random states and the output distribution up to what memory allows; beyond that the verdict is
 * `equivalent: null`, never a guess. Frames and permutation are taken from the candidate's own claim, and nothing else of it is trusted.
 * Circuits that read different wires into the same key, or have different keys, are different in every relation but
 * `distribution`, where the distributions of what the keys read decide.
 *
 * @param original a circuit, or a transpilation, which then stands for what it was made from
 * @example
 * verify(circuit(2).cnot(0, 1), circuit(2).h(1).cz(0, 1).h(1)).equivalent; // true
 * Circuits with free parameters are compared for all values at once, as products of Pauli rotations; where that does not
 * decide, nothing does.
 *
 * @throws IonloomError `CircuitMismatch` for a claim that does not fit the circuits, `UnknownName` or `ValueOutOfRange` for an option that makes no sense.
 */
export function verify(original: Evaluable, candidate: Candidate, options: VerifyOptions = {}): Verdict {
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
  original: Evaluable,
  candidate: Candidate,
  options: VerifyOptions = {},
): Promise<Verdict> {
  requireOptions(options, VERIFY_OPTIONS, 'verifyAsync');
  return finishInTurns(verificationSteps(original, candidate, options), options);
}

function* verificationSteps(original: Evaluable, candidate: Candidate, options: VerifyOptions): Steps<Verdict> {
  const question = questionOf(original, candidate, options);
  return withReadOut(question, yield* answered(question));
}

/** The verdict of the first check that decides; where none does, what each of them got stuck at. */
function* answered(question: Question): Steps<Verdict> {
  const { relation, tolerance } = question;
  const checks = feasible(question);
  const undecided: string[] = [];
  let stuck: Stuck | undefined;
  let next = checks.next();
  for (; !next.done; next = checks.next()) {
    const { check } = next.value;
    const found = yield* check.run(question);
    const { equivalent, figures } = found;
    const guarantee = check.guarantee(question, found);
    if (equivalent !== null) return verdict({ equivalent, method: check.name, relation, ...figures, guarantee });
    undecided.push(guarantee);
    stuck ??= found.stuck;
  }
  const { reason } = next.value;
  const guarantee =
    undecided.length === 0
      ? `Nothing was compared and nothing is guaranteed: ${reason ?? 'no check is about this'}.`
      : [...undecided, reason === undefined ? 'Nothing is guaranteed.' : `Nothing is guaranteed: ${reason}.`].join(' ');
  const place = stuck === undefined ? {} : { stuck };
  return verdict({ equivalent: null, method: 'none', relation, tolerance, ...nothing, guarantee, ...place });
}

/** A verdict with what has to be said about the read-outs. */
function withReadOut({ relation, readOut }: Question, found: Verdict): Verdict {
  if (found.method === 'read-out') return found;
  if (relation !== 'distribution') return found.equivalent === true ? withSentence(found, 'last', readOut.note) : found;
  const { mismatch } = readOut;
  if (mismatch === undefined) return found;
  // Other wires may well read the same there; where they do not, they are the first thing to look at.
  return found.equivalent === true
    ? withSentence(found, 'last', `What the keys read is the same, although ${mismatch}.`)
    : withSentence(found, 'first', `The read-outs differ: ${mismatch}.`);
}

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

/**
 * What {@link verify} would do, and how much work that is, before anything is run.
 *
 * @throws IonloomError as {@link verify} does.
 */
export function planVerification(
  given: Evaluable,
  candidate: Candidate,
  options: VerifyOptions = {},
): VerificationPlan {
  requireOptions(options, VERIFY_OPTIONS, 'planVerification');
  const { done, value } = feasible(questionOf(given, candidate, options)).next();
  return done
    ? { method: 'none', work: 0, bytes: value.bytes, reason: value.reason ?? 'no check is about this' }
    : { method: value.check.name, work: value.work, bytes: value.bytes };
}
