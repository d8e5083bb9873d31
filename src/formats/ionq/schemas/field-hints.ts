import { nearestName } from '../../../errors/index.js';
import type { JsonPath } from '../json/value.js';

/** A field that people write where it does not belong, and what to write instead. */
interface FieldHint {
  /** Where the field stands, with `*` for any array index. */
  readonly place: string;
  readonly name: string;
  readonly hint: string;
}

/**
 * Fields of API v0.3, of SDKs and of other services, with their v0.4 form.
 *
 * Sources: the v0.3 pages "Writing quantum programs" and "Native gates", and public reports of users.
 */
const fieldHints: readonly FieldHint[] = [
  ...at('', {
    target: 'v0.3 named the backend "target"; in v0.4 it is "backend"',
    device: 'the backend is named in "backend"',
    body: 'v0.3 named the program "body"; in v0.4 it is "input"',
    program: 'the program stands in "input"',
    lang: 'v0.3 had "lang"; in v0.4 "type" says what "input" holds',
    language: '"type" says what "input" holds',
    qubits: 'in v0.4 "qubits" stands inside "input"',
    gateset: 'in v0.4 "gateset" stands inside "input"',
    circuit: 'in v0.4 "circuit" stands inside "input"',
    circuits: 'in v0.4 "circuits" stands inside "input"',
    registers: 'in v0.4 "registers" stands inside each of "input.circuits"',
    error_mitigation: 'v0.3 had "error_mitigation" at the top; in v0.4 it is "settings.error_mitigation"',
    debiasing: 'in v0.4 it is "settings.error_mitigation.debiasing"',
    debias: 'in v0.4 it is "settings.error_mitigation.debiasing"',
    compilation: 'in v0.4 it is "settings.compilation"',
    sharpen: 'sharpening is chosen when the results are fetched, not when the job is posted',
    aggregation: 'the aggregation is chosen when the results are fetched, not when the job is posted',
    noise_model: 'the model is named in "noise.model"',
    seed: 'the seed of the simulated noise is "noise.seed"',
    repetitions: 'the number of repetitions is "shots"',
    results: "A posted job has no results; this looks like the service's answer.",
  }),
  ...at('input', {
    backend: '"backend" stands at the top of the payload',
    target: '"backend" stands at the top of the payload',
    shots: '"shots" stands at the top of the payload',
    noise: '"noise" stands at the top of the payload',
    name: '"name" stands at the top of the payload',
    metadata: '"metadata" stands at the top of the payload',
    settings: '"settings" stands at the top of the payload',
    body: 'the gates are listed in "circuit"',
    gates: 'the gates are listed in "circuit"',
    format: 'v0.3 had "input.format"; in v0.4 "type" says what "input" holds',
    registers: 'only the circuits of an ionq.multi-circuit.v1 job carry "registers"',
    circuits: 'several circuits need the type "ionq.multi-circuit.v1"',
    circuit: 'a multi-circuit job lists "circuits", each with its own "circuit"',
    data: 'only "quantum-function" and "ionq.qasm3.v1" jobs have "data"',
  }),
  ...at('settings', {
    debiasing: 'in v0.4 it is "settings.error_mitigation.debiasing"',
    debias: 'in v0.4 it is "settings.error_mitigation.debiasing"',
    'error-mitigation': 'the field is "error_mitigation"',
    opt: 'it is "settings.compilation.opt"',
    precision: 'it is "settings.compilation.precision"',
    verbatim: 'only drafts of the API have it; native circuits are run as they are',
    include_leakage: 'only drafts of the API have it',
  }),
  ...at('settings.error_mitigation', {
    debias: 'v0.3 and Azure call it "debias"; in v0.4 it is "debiasing", and a wrong name has no effect',
    sharpen: 'sharpening is chosen when the results are fetched, not when the job is posted',
  }),
  ...at('noise', { noise_model: 'the field is "model"', name: 'the field is "model"' }),
];

/** What people call a gate's fields, and the service's name. */
const gateFieldHints: Readonly<Record<string, readonly string[]>> = {
  rotation: ['theta', 'angle', 'phi', 'lambda', 'phase', 'param', 'params', 'parameter', 'angles'],
  angle: ['theta', 'rotation', 'phase', 'strength'],
  phase: ['phi', 'phases', 'angle', 'rotation', 'theta'],
  phases: ['phase', 'phi', 'angles'],
  target: ['qubit', 'wire', 'on', 'q', 'targets', 'qubits'],
  targets: ['qubits', 'wires', 'target'],
  control: ['ctrl', 'controls'],
  controls: ['ctrls', 'control'],
  gate: ['name', 'type', 'op', 'operation'],
};

/**
 * What to write instead of an unknown field: its v0.4 name and place where the mistake is a known one, the name in
 * snake case, or the allowed name that resembles it most.
 */
export function fieldHint(path: JsonPath, name: string, allowed: readonly string[]): string | undefined {
  const place = path.map((step) => (typeof step === 'number' ? '*' : step)).join('.');
  const known = fieldHints.find((hint) => hint.place === place && hint.name === name);
  if (known && belongs(known, allowed)) return known.hint;
  const snakeCase = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  if (snakeCase !== name && allowed.includes(snakeCase)) return `the field is "${snakeCase}"`;
  if (allowed.includes('gate')) {
    const meant = allowed.find((field) => gateFieldHints[field]?.includes(name));
    if (meant !== undefined) return `the field is "${meant}"`;
  }
  const nearest = nearestName(name, allowed);
  if (nearest !== undefined) return `did you mean "${nearest}"?`;
  return allowed.length > 0 && allowed.length <= 12 ? `the fields here are ${allowed.join(', ')}` : undefined;
}

/** The hints for the top of a payload are for jobs; of another request those hold that name one of its fields. */
function belongs({ place, hint }: FieldHint, allowed: readonly string[]): boolean {
  const isAnother = place === '' && allowed.length > 0 && !allowed.includes('input');
  return !isAnother || allowed.some((field) => hint.includes(`"${field}"`));
}

function at(place: string, hints: Readonly<Record<string, string>>): readonly FieldHint[] {
  return Object.entries(hints).map(([name, hint]) => ({ place, name, hint }));
}
