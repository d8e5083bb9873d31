import {
  type Circuit,
  circuitOf,
  type Measurement,
  type Operation,
  type StatedCircuit,
} from '../../../circuit/index.js';
import { IonloomError, issue } from '../../../errors/index.js';
import { type Gateset, qisGates } from '../../../gates/index.js';
import { withEntryOf } from '../jobs/stated-by-entry.js';
import { isObject, member } from '../json/value.js';
import { reach } from '../payloads/gates-on-wires.js';
import type { PayloadCircuit } from '../payloads/payload-circuits.js';
import { type DecodeOptions, type ReadPayload, readPayload } from '../payloads/read-payload.js';
import type { GateJson } from '../schemas/gates.js';
import { isIdle, isPhaseGate, type ServiceGate, serviceGates } from './service-gates.js';

/** A circuit that was read, in whichever gateset it was written: comparing `gateset` tells which. */
export type DecodedCircuit = Circuit<Gateset, number, never, string>;

/**
 * Reads one circuit from IonQ JSON: a job with a single circuit, its `input` alone, or a compiled native circuit
 * (`{qubits, circuit}`); text or parsed JSON. A circuit alone may also be in the form of API v0.3, of Azure Quantum
 * (without `gateset`) or of the service's guide (`{"input": ...}`), with a warning.
 *
 * A circuit that does not say how wide it is gets the qubits that its gates reach. Registers become measurements, and
 * so do the keys in the metadata of a job of ours; {@link decodeJob} also gives what that states of moved qubits.
 *
 * @throws IonloomError with every problem and its JSON path.
 * @example
 * decodeCircuit('{"gateset": "qis", "qubits": 2, "circuit": [{"gate": "cnot", "control": 0, "target": 1}]}');
 */
export function decodeCircuit(json: unknown, options: DecodeOptions = {}): DecodedCircuit {
  const { circuits } = decodeCircuits(json, options);
  const [first] = circuits;
  if (!first || circuits.length > 1) {
    const found = circuits.length === 0 ? 'no circuit' : `${circuits.length} circuits`;
    const hint = 'decodeJob reads jobs of any number of circuits';
    throw new IonloomError(issue('CircuitCount', `there is not one circuit here but ${found}`, { hint }));
  }
  return first;
}

/**
 * Reads all circuits of what {@link decodeCircuit} reads, and of the `input` of a job of several.
 *
 * @internal
 */
export function decodeCircuits(
  json: unknown,
  options: DecodeOptions = {},
): { readonly circuits: readonly DecodedCircuit[]; readonly names: readonly (string | undefined)[] } {
  const { circuits, names } = statedCircuits(readPayload(json, options), options.onWarning);
  return { circuits, names };
}

/** The circuits of a payload that was read, with what its metadata states of them. @internal */
export function statedCircuits(
  { payload, circuits }: ReadPayload,
  onWarning: DecodeOptions['onWarning'],
): StatedCircuits {
  const several = member(payload, 'type') === 'ionq.multi-circuit.v1';
  const stated = withEntryOf(member(payload, 'metadata'), circuits.map(circuitFrom), several, onWarning);
  return {
    circuits: stated.map(({ circuit }) => circuit as DecodedCircuit),
    stated: stated as StatedCircuits['stated'],
    names: circuits.map(({ name }) => name),
  };
}

/** In the order of the payload. @internal */
interface StatedCircuits {
  readonly circuits: readonly DecodedCircuit[];
  readonly stated: readonly StatedCircuit<Gateset, number, never>[];
  readonly names: readonly (string | undefined)[];
}

/** Builds a circuit that was checked; the circuit checks it once more, as it does with every circuit. */
function circuitFrom(circuit: PayloadCircuit): DecodedCircuit {
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
  const named = json.target === undefined ? (json.targets ?? []) : [json.target];
  const { control, controls = [] } = json;
  return {
    gate: phaseGate ? qisGates.p : entry.gate,
    parameters: phaseGate ? [json.rotation!] : parametersOf(json, entry),
    controls: (control === undefined ? controls : [control]).map(whole),
    // An idle gate may name no qubit; it then stands on qubit 0, where it does nothing.
    targets: isIdle(entry) && named.length === 0 ? [0] : named.map(whole),
    ...(json.terms && json.coefficients
      ? { data: { pauliSum: { terms: json.terms, coefficients: json.coefficients } } }
      : {}),
  };
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
