import { IonloomError, type Issue, issue } from '../../../errors/index.js';
import { checkJsonValue, isObject, type JsonPath, member, show, valueAt } from '../json/value.js';

/** One of the rates by which the service bills. */
export interface EstimateRate {
  /** What is billed: `gates`, `compute_second`, or a newer word. */
  readonly unit: string;
  readonly sku: string | null;
  /** For one unit, where it is no gate: a second of computing. */
  readonly unitCost: number | null;
  /** For one gate on one qubit in one shot. */
  readonly oneQubitGate: number | null;
  /** For one gate on two qubits in one shot. */
  readonly twoQubitGate: number | null;
  /** The least that a job costs. */
  readonly minimum: number | null;
}

/** What the service expects a job to cost; null stands for what its answer does not say. */
export interface JobEstimate {
  readonly backend: string | null;
  readonly organization: string | null;
  readonly project: string | null;
  /** When the estimate was made, as the service writes it. */
  readonly estimatedAt: string | null;
  /** In `unit`s. */
  readonly cost: number | null;
  /** `usd`, `credit`, or a newer word. */
  readonly unit: string | null;
  readonly rates: readonly EstimateRate[];
  /** As the service gives it: milliseconds by its document, seconds by the comments of qiskit-ionq. */
  readonly executionTime: number | null;
  /** As {@link JobEstimate.executionTime}. */
  readonly queueTime: number | null;
  /** Microseconds. */
  readonly quantumComputeTimeUs: number | null;
}

/** One value of an estimate, and where the service has put it, newest first. */
type Places = readonly JsonPath[];

const places = {
  backend: [
    ['estimate_context', 'backend'],
    ['input_values', 'backend'],
  ],
  organization: [
    ['estimate_context', 'organization'],
    ['rate_information', 'organization'],
  ],
  project: [['estimate_context', 'project']],
  estimatedAt: [['estimated_at']],
  cost: [['estimated_total_cost'], ['estimated_cost']],
  unit: [['estimated_unit'], ['cost_unit']],
  executionTime: [['estimated_execution_time']],
  queueTime: [['current_predicted_queue_time']],
  quantumComputeTimeUs: [['estimated_quantum_compute_time_us']],
} as const satisfies Readonly<Record<string, Places>>;

/** Only an estimate has one of these. */
const TELLING: Places = [['rate_card'], ['rate_information'], ...places.cost];

/**
 * Reads the answer of `GET /jobs/estimate` in any of the three shapes that the service has given it: with
 * `rate_information` by gates (API document of May 2026), with `rate_information` of a `rate_type` (seen in between), with
 * a `rate_card` (September 2026). What is missing or null is null.
 *
 * @throws IonloomError (`InvalidInput`) for what is no estimate, or for every value of the wrong type.
 */
export function decodeEstimate(answer: unknown): JobEstimate {
  const broken = checkJsonValue(answer);
  if (broken.length > 0) throw new IonloomError(broken);
  if (!isObject(answer) || TELLING.every((path) => valueAt(answer, path) === undefined)) {
    const expected = '"rate_card" or "rate_information", and a cost';
    throw new IonloomError(issue('InvalidInput', 'this is no estimate of the cost of a job', { expected }));
  }
  const reader = new FieldReader();
  const estimate = {
    backend: reader.text(answer, places.backend),
    organization: reader.text(answer, places.organization),
    project: reader.text(answer, places.project),
    estimatedAt: reader.text(answer, places.estimatedAt),
    cost: reader.number(answer, places.cost),
    unit: reader.text(answer, places.unit),
    rates: ratesIn(answer, reader),
    executionTime: reader.number(answer, places.executionTime),
    queueTime: reader.number(answer, places.queueTime),
    quantumComputeTimeUs: reader.number(answer, places.quantumComputeTimeUs),
  };
  if (reader.issues.length > 0) throw new IonloomError(reader.issues);
  return estimate;
}

function ratesIn(answer: unknown, reader: FieldReader): readonly EstimateRate[] {
  const list = valueAt(answer, ['rate_card', 'rates']);
  if (Array.isArray(list)) return list.map((_, k) => rateAt(answer, ['rate_card', 'rates', k], reader));
  return isObject(member(answer, 'rate_information')) ? [rateAt(answer, ['rate_information'], reader)] : [];
}

function rateAt(answer: unknown, path: JsonPath, reader: FieldReader): EstimateRate {
  const at = (field: string): Places => [[...path, field]];
  const cents = reader.number(answer, at('qct_cost_cents'));
  const [oneQubitGate, twoQubitGate] = [
    reader.number(answer, at('cost_1q_gate')),
    reader.number(answer, at('cost_2q_gate')),
  ];
  // The first shape names no unit, because it bills gates alone.
  const byGates = oneQubitGate !== null || twoQubitGate !== null;
  return {
    unit: reader.text(answer, [...at('unit'), ...at('rate_type')]) ?? (byGates ? 'gates' : 'compute_second'),
    sku: reader.text(answer, at('sku')),
    unitCost: reader.number(answer, at('unit_cost')) ?? (cents === null ? null : cents / 100),
    oneQubitGate,
    twoQubitGate,
    minimum: reader.number(answer, at('job_cost_minimum')),
  };
}

/** Reads values that may stand in one of several places, and collects those of the wrong type. */
class FieldReader {
  readonly issues: Issue[] = [];

  text(answer: unknown, from: Places): string | null {
    return this.#first(answer, from, 'a text', (value) => typeof value === 'string') as string | null;
  }

  number(answer: unknown, from: Places): number | null {
    return this.#first(answer, from, 'a number', (value) => typeof value === 'number') as number | null;
  }

  #first(answer: unknown, from: Places, expected: string, fits: (value: unknown) => boolean): unknown {
    for (const path of from) {
      const value = valueAt(answer, path) ?? null;
      if (value === null) continue;
      if (fits(value)) return value;
      const message = `expected ${expected}, found ${show(value)}`;
      this.issues.push(issue('InvalidInput', message, { path, expected, received: show(value) }));
      return null;
    }
    return null;
  }
}
