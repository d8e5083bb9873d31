import type { CircuitData } from '../circuit/index.js';
import { IonloomError, type Issue, issue } from '../errors/index.js';
import { DEFAULT_SEED, MAXIMUM_QUBITS, readableBytes, statevectorBytes } from '../simulate/index.js';
import type { Watch } from './evidence.js';
import { compareColumns } from './exact.js';
import { compareOutputs, pairsInUse } from './outputs.js';
import { readOutMismatch, readPairs } from './read-out.js';
import { type SharedRegister, sharedRegister } from './register.js';
import { type Candidate, defaultRelation, type Relation, relations, type StatedCandidate, stated } from './relation.js';
import { compareStimuli } from './sampled.js';
import type { Stimulus } from './stimuli.js';
import { differs, type Judged, judge, undecided, type Verdict } from './verdict.js';

/** How {@link verify} compares. */
export interface VerifyOptions extends Watch {
  /** What "the same" means; the candidate's claim if it has one, else the unitary up to a global phase. */
  readonly relation?: Relation;
  /** The widest circuits that are compared column by column; 10 qubits if left out. */
  readonly exactQubits?: number;
  /** How many random inputs wider circuits are compared on, beside all zeros; 2 if left out, at least 1. */
  readonly stimuli?: number;
  /** Decides the random inputs; 1 if left out. */
  readonly seed?: number;
  /** Bytes for the two states that are compared; 1 GiB if left out. */
  readonly memoryLimit?: number;
  /** The largest distance that counts as equal; 1e-9 times the square root of the number of gates if left out. */
  readonly tolerance?: number;
}

const EXACT_QUBITS = 10;
const RANDOM_STIMULI = 2;
const MEMORY_LIMIT = 2 ** 30;

/** Distance per square root of a gate: far above what rounding adds up to, far below what any wrong gate does. */
const TOLERANCE_PER_GATE = 1e-9;

/**
 * Decides whether a candidate does what the original does, in a stated relation.
 *
 * The strongest comparison that fits is made: every column of both unitaries up to `exactQubits`; random states and the
 * output distribution up to what memory allows; beyond that the verdict is `equivalent: null`, never a guess. Frames
 * and permutation are taken from the candidate's own claim, and nothing else of it is trusted.
 *
 * @example
 * verify(circuit(2).cnot(0, 1), circuit(2).h(1).cz(0, 1).h(1)).equivalent; // true
 * @throws IonloomError `UnboundParameter` if a circuit has free parameters, `InvalidInput` for a claim or an option
 * that makes no sense.
 */
export function verify(original: CircuitData, candidate: Candidate, options: VerifyOptions = {}): Verdict {
  requireSense(options);
  const claim = stated(candidate);
  const relation = options.relation ?? defaultRelation(candidate);
  const register = sharedRegister(original, claim);
  const tolerance = options.tolerance ?? TOLERANCE_PER_GATE * Math.sqrt(Math.max(1, register.gates));
  const judged: Judged = { relation, tolerance, register };
  if (relation === 'distribution') return verifyDistribution(original, claim, judged, options);
  if (relation === 'frames-and-permutation') {
    const mismatch = readOutMismatch(original, claim);
    if (mismatch !== undefined) return differs(judged, mismatch);
  }
  return verifyUnitary(judged, options);
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

function verifyUnitary(judged: Judged, options: VerifyOptions): Verdict {
  const { register, relation } = judged;
  const fixedPhase = relation === 'unitary';
  // A column is a state of all bits, and there is one per basis state of the logical qubits.
  if (register.logical + register.bits <= 2 * (options.exactQubits ?? EXACT_QUBITS)) {
    return judge(judged, 'exact-unitary', compareColumns(register, fixedPhase, options));
  }
  const limit = options.memoryLimit ?? MEMORY_LIMIT;
  const tooWide = doesNotFit(register, limit);
  if (tooWide !== undefined) return undecided(judged, tooWide);
  const seed = options.seed ?? DEFAULT_SEED;
  const random = Array.from(
    { length: Math.max(1, options.stimuli ?? RANDOM_STIMULI) },
    (_, index): Stimulus => (index % 2 === 0 ? 'dense' : 'product'),
  );
  const kinds: readonly Stimulus[] = [...random, 'zeros'];
  return judge(judged, 'random-stimuli', compareStimuli(register, kinds, seed, fixedPhase, limit, options), {
    kinds,
    seed,
  });
}

function verifyDistribution(
  original: CircuitData,
  claim: StatedCandidate,
  judged: Judged,
  options: VerifyOptions,
): Verdict {
  const limit = options.memoryLimit ?? MEMORY_LIMIT;
  const pairs = readPairs(original, claim);
  if (typeof pairs === 'string') return differs(judged, pairs);
  const used = pairsInUse(judged.register, pairs);
  const tooWide = doesNotFit(judged.register, limit, used.length);
  if (tooWide !== undefined) return undecided(judged, tooWide);
  return judge(judged, 'output-distribution', compareOutputs(judged.register, used, limit, options));
}

/** Why two states, and two distributions over `read` bits if there are any, cannot be held; undefined where they can. */
function doesNotFit({ bits }: SharedRegister, limit: number, read = 0): string | undefined {
  const widest = Math.max(bits, read);
  if (widest > MAXIMUM_QUBITS) return `${widest} qubits are in use and statevectors end at ${MAXIMUM_QUBITS}.`;
  const bytes = 2 * statevectorBytes(bits) + (read === 0 ? 0 : 2 * 8 * 2 ** read);
  if (bytes <= limit) return undefined;
  return `the two states of ${bits} qubits need ${bytes} bytes (${readableBytes(bytes)}), more than the limit of ${readableBytes(limit)}.`;
}
