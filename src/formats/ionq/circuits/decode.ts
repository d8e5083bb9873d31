import { type Circuit, circuitOf, type Measurement, type Operation } from '../../../circuit/index.js';
import { IonloomError, type Issue, issue } from '../../../errors/index.js';
import { type Gateset, qisGates } from '../../../gates/index.js';
import { readJsonText } from '../json/text.js';
import { checkJsonValue, isObject, member } from '../json/value.js';
import { collectIssues } from '../payloads/collect-issues.js';
import { isPhaseGate, reach } from '../payloads/gate-issues.js';
import { circuitsIn, type PayloadCircuit } from '../payloads/payload-circuits.js';
import { payloadIssues } from '../payloads/payload-issues.js';
import { preparePayload } from '../payloads/prepare-payload.js';
import type { GateJson } from '../schemas/gates.js';
import type { JobPayload } from '../schemas/jobs.js';
import { type ServiceGate, serviceGates } from './service-gates.js';

/** A circuit that was read, in whichever gateset it was written. */
export type DecodedCircuit = Circuit<'qis', number, never, string> | Circuit<'native', number, never, string>;

/** How a payload is read. */
export interface DecodeOptions {
  /** Called for what is read although the service's document does not provide for it. */
  readonly onWarning?: (warning: Issue) => void;
}

/** A job that was read: the payload as the document describes it, and its circuits in order. */
export interface DecodedJob {
  readonly payload: JobPayload;
  readonly circuits: readonly DecodedCircuit[];
  /** The name of each circuit, where it has one. */
  readonly names: readonly (string | undefined)[];
}

/** After this many errors a reader stops looking for more. */
const MOST_FINDINGS = 1000;

/**
 * Reads one circuit from IonQ JSON: a job with a single circuit, its `input` alone, or a compiled native circuit
 * (`{qubits, circuit}`); text or parsed JSON.
 *
 * A circuit that does not say how wide it is gets the qubits that its gates reach. Registers become measurements.
 *
 * @throws IonloomError with every problem and its JSON path.
 * @example
 * decodeCircuit('{"gateset": "qis", "qubits": 2, "circuit": [{"gate": "cnot", "control": 0, "target": 1}]}');
 */
export function decodeCircuit(json: unknown, options: DecodeOptions = {}): DecodedCircuit {
  const circuits = read(json, options).circuits;
  const [first] = circuits;
  if (!first || circuits.length > 1) {
    const found = circuits.length === 0 ? 'no circuit' : `${circuits.length} circuits`;
    const hint = 'decodeJob reads jobs of any number of circuits';
    throw new IonloomError(issue('InvalidInput', `there is not one circuit here but ${found}`, { hint }));
  }
  return decoded(first);
}

/**
 * Reads a posted job of any type; jobs that hold no circuits (functions) give an empty list of them.
 *
 * @throws IonloomError with every problem and its JSON path.
 */
export function decodeJob(json: unknown, options: DecodeOptions = {}): DecodedJob {
  const { payload, circuits } = read(json, options);
  if (member(payload, 'type') === undefined) {
    throw new IonloomError(issue('MissingField', 'the field "type" is missing', { path: ['type'] }));
  }
  return { payload: payload as JobPayload, circuits: circuits.map(decoded), names: circuits.map(({ name }) => name) };
}

function read(json: unknown, options: DecodeOptions) {
  const value = parsed(json);
  // The service's guide shows a circuit as a job of which all but `input` is left out.
  const bare = isObject(value) && Object.keys(value).length === 1 && isObject(value['input']);
  const { payload, issues: oddities } = preparePayload(bare ? value['input'] : value);
  const findings = function* () {
    yield* oddities;
    yield* payloadIssues(payload);
  };
  const { ok, issues } = collectIssues(findings(), MOST_FINDINGS);
  const placed = bare ? issues.map((found) => ({ ...found, path: ['input', ...(found.path ?? [])] })) : issues;
  if (!ok) throw new IonloomError(placed);
  for (const warning of placed) options.onWarning?.(warning);
  return { payload, circuits: circuitsIn(payload) };
}

function parsed(json: unknown): unknown {
  if (typeof json !== 'string') {
    const issues = checkJsonValue(json);
    if (issues.length > 0) throw new IonloomError(issues);
    return json;
  }
  const reading = readJsonText(json);
  if (!reading.ok) throw new IonloomError(reading.issues);
  // The service answers with a compiled circuit as JSON text inside a JSON text.
  return typeof reading.value === 'string' && reading.value !== json ? parsed(reading.value) : reading.value;
}

/** Builds a circuit that was checked; the circuit checks it once more, as it does with every circuit. */
function decoded(circuit: PayloadCircuit): DecodedCircuit {
  const gateset: Gateset = circuit.gateset ?? 'qis';
  const operations = circuit.gates.map((gate) => operationOf(gate as GateJson, gateset));
  const measurements = measurementsOf(circuit.registers);
  const built = circuitOf(gateset, circuit.qubits ?? reach(circuit), operations, { measurements });
  return built as unknown as DecodedCircuit;
}

function measurementsOf(registers: unknown): readonly Measurement[] {
  if (!isObject(registers)) return [];
  return Object.entries(registers).map(([key, wires]) => ({ key, wires: wires as readonly (number | null)[] }));
}

function operationOf(json: GateJson, gateset: Gateset): Operation {
  const entry = serviceGates[gateset].get(json.gate)!;
  const phaseGate = isPhaseGate(entry, { ...json });
  const [one, many] = [json.target, json.targets ?? []];
  const { control, controls = [] } = json;
  return {
    gate: phaseGate ? qisGates.p : entry.gate,
    parameters: phaseGate ? [json.rotation!] : parametersOf(json, entry),
    controls: (control === undefined ? controls : [control]).map(whole),
    targets: (one === undefined ? (isIdle(entry, many) ? [0] : many) : [one]).map(whole),
    ...(json.terms && json.coefficients
      ? { data: { pauliSum: { terms: json.terms, coefficients: json.coefficients } } }
      : {}),
  };
}

/** A `nop` may name no qubit; it then stands on qubit 0, where it does nothing. */
function isIdle({ gate }: ServiceGate, targets: readonly number[]): boolean {
  return gate.targets === 1 && targets.length === 0;
}

function parametersOf(json: GateJson, { gate }: ServiceGate): readonly number[] {
  const fields = gate.service?.fields ?? [];
  return fields.map((field, index) => {
    const held = json[field as keyof GateJson] ?? (field === 'angle' ? json.phase : undefined);
    const value = Array.isArray(held) ? held[index - fields.indexOf(field)] : held;
    return (value as number | undefined) ?? gate.parameters[index]?.default ?? Number.NaN;
  });
}

/** JSON can write -0, which is the qubit 0. */
function whole(wire: number): number {
  return wire + 0;
}
