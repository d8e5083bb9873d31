import {
  asStated,
  type CircuitData,
  type Evaluable,
  identityPermutation,
  isCircuit,
  type StatedCircuit,
} from '../circuit/index.js';
import { formatPath, IonloomError, type Issue, type IssueCode, issue } from '../errors/index.js';
import { DEFAULT_SEED } from '../simulate/index.js';
import type { Transpilation } from '../transpile/index.js';
import {
  type Certificate,
  requireCertificate,
  type Station,
  statedBy,
  stationsAlong,
  stationsOf,
} from './certificate/index.js';
import { pairsInUse, type ReadPair, readOutMismatch, readPairs, unreadNote } from './read-out.js';
import { type SharedRegister, sharedRegister } from './register.js';
import {
  type Candidate,
  defaultRelation,
  originalOf,
  type Relation,
  relations,
  type StatedCandidate,
  stated,
} from './relation.js';

/** What a comparison is to show, and what may be spent on it. */
export interface QuestionOptions extends Partial<Pick<Limits, 'exactQubits' | 'stimuli' | 'seed'>> {
  readonly relation?: Relation;
  readonly tolerance?: number;
  readonly memoryLimit?: number;
  readonly workLimit?: number;
  readonly certificate?: Certificate;
}

/** What may be spent on a comparison. */
export interface Limits {
  /** The widest circuits that are compared column by column, where somebody says. */
  readonly exactQubits: number | undefined;
  /** How many random inputs are compared, beside all zeros. */
  readonly stimuli: number;
  /** Decides the random inputs. */
  readonly seed: number;
  /** Bytes of the largest state. */
  readonly memory: number;
  /** About how many nanoseconds. */
  readonly work: number;
}

/** Whether two circuits are the same: what every check is asked. */
export interface Question {
  readonly relation: Relation;
  readonly tolerance: number;
  readonly register: SharedRegister;
  readonly readOut: ReadOut;
  readonly limits: Limits;
  /** The way from one circuit to the other, where a certificate claims one; read when it is asked for. */
  readonly certified: () => Certified | undefined;
  /** Whether nothing but the certificate may decide, because somebody gave it. */
  readonly onlyCertificate: boolean;
}

/** What a certificate claims. */
export interface Certified {
  readonly original: StatedCircuit;
  readonly stations: readonly Station[];
  /** Of all circuits on the way. */
  readonly gates: number;
  /** Why it cannot be of these circuits, a clause. */
  readonly refusal?: string;
}

/** What both circuits read. */
export interface ReadOut {
  /** A clause about read-outs that cannot be the same, whatever the gates do. */
  readonly difference: string | undefined;
  /** A clause about keys that read other wires, or about keys that only one circuit has. */
  readonly mismatch: string | undefined;
  /** A sentence where only one of the circuits reads anything. */
  readonly note: string | undefined;
  /** In the relation `distribution` the bits of the register whose joint distributions count. */
  readonly pairs: readonly ReadPair[];
}

/** Distance per square root of a gate: far above what rounding adds up to, far below what any wrong gate does. */
const TOLERANCE_PER_GATE = 1e-9;

const MEMORY_LIMIT = 2 ** 30;

const RANDOM_STIMULI = 2;

/**
 * Everything that is known before a check is chosen.
 *
 * @throws IonloomError for options, claims and circuits that make no sense.
 */
export function questionOf(given: Evaluable, candidate: Candidate, options: QuestionOptions): Question {
  const original = originalOf(given);
  requireSense(options);
  const claim = claimOf(candidate, original, options.certificate);
  const relation =
    options.relation ?? defaultRelation(given, isCircuit(candidate) && options.certificate ? claim : candidate);
  const register = sharedRegister(original, claim);
  const mismatch = readOutMismatch(original, claim);
  const note = unreadNote(original, claim);
  const read = relation === 'distribution' ? readPairs(original, claim) : [];
  const readOut =
    relation !== 'distribution'
      ? { difference: mismatch, mismatch, note, pairs: [] }
      : typeof read === 'string'
        ? { difference: read, mismatch, note, pairs: [] }
        : { difference: undefined, mismatch, note, pairs: pairsInUse(register, read) };
  return {
    relation,
    tolerance: options.tolerance ?? TOLERANCE_PER_GATE * Math.sqrt(Math.max(1, register.gates)),
    register,
    readOut,
    limits: {
      exactQubits: options.exactQubits,
      stimuli: options.stimuli ?? RANDOM_STIMULI,
      seed: options.seed ?? DEFAULT_SEED,
      memory: options.memoryLimit ?? MEMORY_LIMIT,
      work: options.workLimit ?? Number.POSITIVE_INFINITY,
    },
    certified: certifiedBy(asStated(original), claim, candidate, options.certificate),
    onlyCertificate: options.certificate !== undefined,
  };
}

/** What a candidate states; where that is nothing, what the certificate states of it. */
function claimOf(candidate: Candidate, original: CircuitData, certificate: Certificate | undefined): StatedCandidate {
  const claim = stated(candidate);
  if (certificate === undefined) return claim;
  requireCertificate(certificate);
  const { frames, outputPermutation, inputPermutation } = claim;
  const isSilent = frames === undefined && outputPermutation === undefined && inputPermutation === undefined;
  return isSilent ? { ...claim, ...statedBy(certificate, claim.circuit, original) } : claim;
}

/** What the certificate that was given claims, or where there is none the way that a transpilation came. */
function certifiedBy(
  original: StatedCircuit,
  { circuit, frames, inputPermutation, outputPermutation }: StatedCandidate,
  candidate: Candidate,
  certificate: Certificate | undefined,
): Question['certified'] {
  const end: StatedCircuit = {
    ...asStated(circuit),
    outputPermutation: outputPermutation ?? identityPermutation(original.circuit.qubits),
    ...(frames ? { frames } : {}),
    ...(inputPermutation ? { inputPermutation } : {}),
  };
  let known: Certified | undefined;
  return () => {
    known ??= certificate ? certifiedWith(original, end, certificate) : derived(original, end, candidate);
    return known;
  };
}

function certifiedWith(original: StatedCircuit, end: StatedCircuit, certificate: Certificate): Certified {
  try {
    return certifiedAlong(original, stationsOf(certificate, original, end));
  } catch (error) {
    if (!(error instanceof IonloomError)) throw error;
    const words = error.issues.map(({ message, path }) => (path ? `${formatPath(path)}: ${message}` : message));
    return { ...certifiedAlong(original, []), refusal: words.join('; ') };
  }
}

function derived(original: StatedCircuit, end: StatedCircuit, candidate: Candidate): Certified | undefined {
  if (!('derivation' in candidate && typeof candidate.derivation === 'function')) return undefined;
  const { derivation } = candidate as Pick<Transpilation, 'derivation'>;
  return certifiedAlong(original, stationsAlong(derivation!(), end));
}

function certifiedAlong(original: StatedCircuit, stations: readonly Station[]): Certified {
  const circuits = [original, ...stations.map(({ after }) => after)];
  return { original, stations, gates: circuits.reduce((sum, { circuit }) => sum + circuit.operations.length, 0) };
}

/** Refuses options under which every circuit would pass, or none. */
function requireSense({ relation, exactQubits, stimuli, seed, tolerance, workLimit }: QuestionOptions): void {
  const found: Issue[] = [];
  const check = (
    name: string,
    value: unknown,
    valid: boolean,
    expected: string,
    code: IssueCode = 'ValueOutOfRange',
  ): void => {
    if (value === undefined || valid) return;
    found.push(
      issue(code, `the ${name} is ${value}, which is not ${expected}`, {
        path: [name],
        expected,
        received: String(value),
      }),
    );
  };
  const whole = (value: number | undefined): boolean => Number.isSafeInteger(value) && value! >= 0;
  check('relation', relation, relations.includes(relation!), `one of ${relations.join(', ')}`, 'UnknownName');
  check('exactQubits', exactQubits, whole(exactQubits), 'a whole number from 0');
  check('stimuli', stimuli, whole(stimuli), 'a whole number from 0');
  check('seed', seed, whole(seed), 'a whole number from 0');
  check('workLimit', workLimit, workLimit! >= 0, 'a number from 0');
  check('tolerance', tolerance, tolerance! >= 0 && tolerance! < 1, 'a number from 0 to below 1');
  if (found.length > 0) throw new IonloomError(found);
}
