import { IonloomError, type Issue, issue, nearestName } from '../errors/index.js';
import { FULL_ENTANGLING_TURNS, MS_ANGLE_RANGE } from '../gates/index.js';
import { type Connectivity, connects, isQubit, type QubitPairs, qubitPairs } from './connectivity.js';
import { defaultCost } from './cost.js';
import { FieldChecks, written } from './field-checks.js';
import { freezeTarget } from './freeze-target.js';
import {
  type AngleRange,
  type Entangler,
  entanglers,
  type PairFidelity,
  type Target,
  type TargetCost,
  type TargetFidelity,
  type TargetKind,
  type TargetLimits,
  type TargetPrices,
  type TargetSources,
  type TargetStatus,
  type TargetTiming,
} from './target.js';

/**
 * What a custom target states; everything but the name has a default.
 *
 * A target of the catalogue is itself a valid literal, so `{ ...findTarget('qpu.forte-1'), name, connectivity }` works.
 */
export interface CustomTarget {
  readonly name: string;
  readonly kind?: TargetKind;
  readonly description?: string;
  readonly status?: TargetStatus;
  /** Null (the default) means any width. */
  readonly qubits?: number | null;
  /** Default: `zz` then `ms`. */
  readonly entanglers?: readonly Entangler[];
  readonly partialAngles?: boolean;
  readonly msAngleRange?: AngleRange;
  readonly zzAngleRange?: AngleRange | null;
  /** Pairs in either order; default `all-to-all`. */
  readonly connectivity?: Connectivity | Iterable<readonly [number, number]>;
  readonly noiseModel?: Target['noiseModel'];
  readonly fidelity?: Partial<TargetFidelity> | null;
  /** Fidelities of pairs that differ from `fidelity.twoQubit`; pairs in either order, each once. */
  readonly pairFidelities?: readonly PairFidelity[];
  /** By qubit; null stands for `fidelity.readout`. */
  readonly readoutFidelities?: readonly (number | null)[];
  readonly timing?: Partial<TargetTiming> | null;
  readonly prices?: TargetPrices | null;
  readonly limits?: Partial<TargetLimits>;
  /** Default: hardware's weights, with the pulse's weight from the fidelities. */
  readonly cost?: Partial<TargetCost>;
  readonly sources?: TargetSources;
}

const FIDELITY = { oneQubit: null, twoQubit: null, readout: null };
const TIMING = { oneQubit: null, twoQubit: null, readout: null, reset: null, t1: null, t2: null };
const LIMITS = { shots: null, debiasingShots: null, operations: null };

const FIELDS = Object.keys({
  name: 0,
  kind: 0,
  description: 0,
  status: 0,
  qubits: 0,
  entanglers: 0,
  partialAngles: 0,
  msAngleRange: 0,
  zzAngleRange: 0,
  connectivity: 0,
  noiseModel: 0,
  fidelity: 0,
  pairFidelities: 0,
  readoutFidelities: 0,
  timing: 0,
  prices: 0,
  limits: 0,
  cost: 0,
  sources: 0,
} satisfies Record<keyof Target, 0>);

/**
 * Makes a target from a small literal.
 *
 * @throws IonloomError (`InvalidTarget`) listing every field that is unknown or out of range.
 */
export function customTarget(literal: CustomTarget): Target {
  if (typeof literal !== 'object' || literal === null || Array.isArray(literal)) {
    throw new IonloomError(issue('InvalidTarget', 'a custom target must be an object with a name'));
  }
  const checks = new FieldChecks('InvalidTarget');
  for (const field of Object.keys(literal)) if (!FIELDS.includes(field)) checks.add(unknownField(field));

  checks.text(['name'], literal.name);
  const kind = literal.kind ?? 'custom';
  checks.oneOf(['kind'], kind, ['simulator', 'qpu', 'ideal', 'custom']);
  const description = literal.description ?? 'A custom target.';
  checks.text(['description'], description);
  const status = literal.status ?? 'available';
  checks.oneOf(['status'], status, ['available', 'unavailable', 'retired']);
  const qubits = literal.qubits ?? null;
  checks.number(['qubits'], qubits, { least: 1, integer: true });
  const entanglers = literal.entanglers ?? ['zz', 'ms'];
  checkEntanglers(checks, entanglers);
  const partialAngles = literal.partialAngles ?? true;
  checks.oneOf(['partialAngles'], partialAngles, [true, false]);
  const msAngleRange = literal.msAngleRange ?? MS_ANGLE_RANGE;
  checkRange(checks, 'msAngleRange', msAngleRange);
  const zzAngleRange = literal.zzAngleRange ?? null;
  if (zzAngleRange !== null) checkRange(checks, 'zzAngleRange', zzAngleRange);
  // A width that is wrong itself says nothing about the pairs.
  const width = Number.isSafeInteger(qubits) && Number(qubits) >= 1 ? qubits : null;
  const connectivity = checkConnectivity(checks, literal.connectivity ?? 'all-to-all', width);
  const noiseModel = literal.noiseModel ?? null;
  if (noiseModel !== null) checks.group('noiseModel', noiseModel, ['r1q', 'r2q'], { least: 0, most: 1 });

  const fidelity = literal.fidelity == null ? null : { ...FIDELITY, ...checks.object('fidelity', literal.fidelity) };
  if (fidelity) checks.group('fidelity', fidelity, Object.keys(FIDELITY), { least: 0, most: 1, closed: true });
  const { pairFidelities, readoutFidelities } = literal;
  if (pairFidelities !== undefined) checkPairFidelities(checks, pairFidelities, connectivity, width);
  if (readoutFidelities !== undefined) checkReadoutFidelities(checks, readoutFidelities, width);
  const timing = literal.timing == null ? null : { ...TIMING, ...checks.object('timing', literal.timing) };
  if (timing) checks.group('timing', timing, Object.keys(TIMING), { least: 0, closed: true });
  const prices = literal.prices ?? null;
  if (prices !== null) {
    const fields = ['oneQubitGate', 'twoQubitGate', 'minimum', 'minimumWithMitigation'];
    checks.group('prices', prices, fields, { least: 0, required: true });
  }
  const limits = { ...LIMITS, ...checks.object('limits', literal.limits ?? {}) };
  checks.group('limits', limits, Object.keys(LIMITS), { least: 1, integer: true, closed: true });
  const cost = { ...defaultCost(kind, fidelity), ...checks.object('cost', literal.cost ?? {}) };
  checks.group('cost', cost, ['entanglerOffset', 'entanglerSlope', 'pulseWeight'], {
    least: 0,
    required: true,
    closed: true,
  });
  if (Math.abs(cost.entanglerOffset + cost.entanglerSlope - 1) > 1e-9) {
    checks.fail(['cost'], 'the offset and the slope of the entangling cost must sum to 1', {
      expected: 'entanglerOffset + entanglerSlope = 1',
      received: String(cost.entanglerOffset + cost.entanglerSlope),
    });
  }
  checks.throwIfAny();
  return freezeTarget({
    name: literal.name,
    kind,
    description,
    status,
    qubits,
    entanglers: [...entanglers],
    partialAngles,
    msAngleRange: [...msAngleRange],
    zzAngleRange: zzAngleRange && [...zzAngleRange],
    connectivity,
    noiseModel,
    fidelity,
    ...(pairFidelities === undefined ? {} : { pairFidelities: pairFidelities.map((pair) => Object.freeze([...pair])) }),
    ...(readoutFidelities === undefined ? {} : { readoutFidelities: [...readoutFidelities] }),
    timing,
    prices: prices && { ...prices },
    limits,
    cost,
    sources: { ...(literal.sources ?? { all: 'given by the caller' }) },
  });
}

function unknownField(field: string): Issue {
  const nearest = nearestName(field, FIELDS);
  return issue('InvalidTarget', `a target has no field ${JSON.stringify(field.slice(0, 80))}`, {
    path: [field],
    hint: nearest ? `did you mean ${nearest}?` : `the fields are ${FIELDS.join(', ')}`,
  });
}

function checkEntanglers(checks: FieldChecks, listed: readonly Entangler[]): void {
  if (!Array.isArray(listed) || listed.length === 0 || new Set(listed).size !== listed.length) {
    checks.fail(['entanglers'], 'a target needs a list of one or two different entangling gates', {
      expected: "['ms'], ['zz'] or both",
    });
  } else {
    listed.forEach((entangler, index) => {
      checks.oneOf(['entanglers', index], entangler, entanglers);
    });
  }
}

/** Lowering needs every angle up to the full gate, so a range may be wider than that but not narrower. */
function checkRange(checks: FieldChecks, field: string, range: AngleRange): void {
  const [least, most] = Array.isArray(range) && range.length === 2 ? range : [Number.NaN, Number.NaN];
  if (!(least <= 0 && most >= FULL_ENTANGLING_TURNS && Number.isFinite(most - least))) {
    checks.fail([field], `an angle range must include 0 to ${FULL_ENTANGLING_TURNS} turns`, {
      expected: `[0, ${FULL_ENTANGLING_TURNS}] or wider`,
    });
  }
}

function checkConnectivity(
  checks: FieldChecks,
  connectivity: Connectivity | Iterable<readonly [number, number]>,
  qubits: number | null,
): Connectivity {
  if (connectivity === 'all-to-all') return 'all-to-all';
  const pairs: unknown = isPairSet(connectivity) ? connectivity.pairs : connectivity;
  if (typeof pairs !== 'object' || pairs === null || !(Symbol.iterator in pairs)) {
    checks.fail(['connectivity'], "connectivity must be 'all-to-all' or a list of qubit pairs");
    return 'all-to-all';
  }
  const list = [...(pairs as Iterable<readonly [number, number]>)];
  const odd = list.findIndex((pair) => !Array.isArray(pair) || pair.length !== 2);
  if (odd >= 0) {
    checks.fail(['connectivity', odd], 'a connected pair must be a list of two qubits', {
      received: written(list[odd]),
    });
    return 'all-to-all';
  }
  try {
    return qubitPairs(list, qubits);
  } catch (error) {
    if (!(error instanceof IonloomError)) throw error;
    for (const found of error.issues) checks.add(found);
    return 'all-to-all';
  }
}

function checkPairFidelities(
  checks: FieldChecks,
  listed: readonly PairFidelity[],
  connectivity: Connectivity,
  qubits: number | null,
): void {
  const field = 'pairFidelities';
  if (!Array.isArray(listed)) {
    checks.fail([field], 'the fidelities of pairs must be a list of two qubits and a number each');
    return;
  }
  const seen = new Set<string>();
  listed.forEach((entry: unknown, index) => {
    const [a, b, fidelity] = Array.isArray(entry) && entry.length === 3 ? entry : [];
    if (!isQubit(a, qubits) || !isQubit(b, qubits) || a === b || !(fidelity >= 0 && fidelity <= 1)) {
      checks.fail([field, index], 'this is not two different qubits and a fidelity from 0 to 1', {
        expected: '[qubit, qubit, fidelity]',
        received: written(entry),
      });
      return;
    }
    const key = `${Math.min(a, b)}-${Math.max(a, b)}`;
    if (seen.has(key)) checks.fail([field, index], `the pair ${key} has a fidelity already`);
    seen.add(key);
    if (!connects(connectivity, a, b)) {
      checks.fail([field, index], `the pair ${key} has a fidelity, but is not connected`);
    }
  });
}

function checkReadoutFidelities(checks: FieldChecks, listed: readonly (number | null)[], qubits: number | null): void {
  const field = 'readoutFidelities';
  if (!Array.isArray(listed) || (qubits !== null && listed.length > qubits)) {
    checks.fail([field], `the fidelities of read-out must be a list of at most one number or null for each qubit`);
    return;
  }
  listed.forEach((fidelity: unknown, index) => {
    checks.number([field, index], fidelity as number | null, { least: 0, most: 1 });
  });
}

function isPairSet(connectivity: unknown): connectivity is QubitPairs {
  return typeof connectivity === 'object' && connectivity !== null && 'pairs' in connectivity;
}
