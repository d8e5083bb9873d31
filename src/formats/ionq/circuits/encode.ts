import { type CircuitData, parameterFree, requireCircuit } from '../../../circuit/index.js';
import { IonloomError, issue, nearestName, type OptionNames, requireOptions } from '../../../errors/index.js';
import {
  decomposeUse,
  foldUse,
  type Gate,
  type Gateset,
  type GateUse,
  nameInDialect,
  qisGates,
} from '../../../gates/index.js';
import { type Angle, isNumeric, negateAngle, scaleAngle } from '../../../math/index.js';
import type { GateJson } from '../schemas/gates.js';
import { serviceGates } from './service-gates.js';

/** A circuit as the service takes it in `input`. */
export interface CircuitJson<G extends Gateset = Gateset> {
  readonly qubits: number;
  readonly gateset: G;
  readonly circuit: readonly GateJson[];
}

/** How a circuit is written. */
export interface EncodeOptions<G extends Gateset = Gateset> {
  /** The gateset to write in; the circuit's own by default. Native circuits can be written as `qis`, not the reverse. */
  readonly gateset?: G;
  /** Gates of the service's list that are to be written out in others all the same, for example `['pauliexp']`. */
  readonly without?: readonly string[];
}

/** The options of {@link encodeCircuit}, to tell others apart. @internal */
export const ENCODE_OPTIONS: OptionNames<EncodeOptions> = { gateset: true, without: true };

/**
 * Writes a circuit as IonQ JSON.
 *
 * Gates that the service does not take are written out in ones that it does, exactly; only the global phase of the
 * whole circuit is lost, for which the JSON has no place. Barriers are left out, measurements are not part of it.
 *
 * @throws IonloomError `UnboundParameter` for every parameter without a value, `GatesetMismatch` for a qis circuit
 *   that is to be written as native, `UnknownName` for a gate to leave out that is written under no such name.
 * @example
 * encodeCircuit(circuit(2).h(0).cnot(0, 1));
 */
export function encodeCircuit<C extends Gateset, G extends Gateset = C>(
  circuit: CircuitData<C>,
  options: EncodeOptions<G> = {},
): CircuitJson<G> {
  requireCircuit(circuit, 'encodeCircuit');
  requireOptions(options, ENCODE_OPTIONS, 'encodeCircuit');
  requireWritten(options.without ?? []);
  const gateset: Gateset = options.gateset ?? circuit.gateset;
  if (gateset === 'native' && circuit.gateset !== 'native') {
    const hint = 'transpile the circuit first';
    throw new IonloomError(issue('GatesetMismatch', 'a qis circuit cannot be written in native gates', { hint }));
  }
  if (circuit.parameters.length > 0) {
    const hint = `bind ${circuit.parameters.join(', ')} to numbers`;
    throw new IonloomError(circuit.parameters.map((name) => issue('UnboundParameter', parameterFree(name), { hint })));
  }
  const writer = new GateWriter(gateset, new Set(options.without));
  for (const operation of circuit.operations) writer.write(operation);
  return { qubits: circuit.qubits, gateset: gateset as G, circuit: writer.gates };
}

/** The names that gates are written by; others that the service takes, such as `cnot`, are read only or stand for these. */
const WRITTEN: readonly string[] = [
  ...new Set([serviceGates.qis, serviceGates.native].flatMap((names) => [...names.values()].map(baseName))),
];

function baseName({ gate, name }: { readonly gate: Gate; readonly name: string }): string {
  return gate.service?.name ?? name;
}

function requireWritten(without: readonly string[]): void {
  const unknown = without.filter((name) => !WRITTEN.includes(name));
  if (unknown.length === 0) return;
  throw new IonloomError(
    unknown.map((name) => {
      const nearest = nearestName(name, WRITTEN);
      const hint = nearest === undefined ? `the gates are ${WRITTEN.join(', ')}` : `did you mean ${nearest}?`;
      return issue('UnknownName', `there is no gate '${name}' to be left out`, {
        path: ['without'],
        received: name,
        hint,
      });
    }),
  );
}

/** Writes gates one after the other, each as itself or as what it is made of. */
class GateWriter {
  readonly gates: GateJson[] = [];
  private readonly gateset: Gateset;
  private readonly without: ReadonlySet<string>;

  constructor(gateset: Gateset, without: ReadonlySet<string>) {
    this.gateset = gateset;
    this.without = without;
  }

  write(use: GateUse): void {
    if (use.gate.kind === 'barrier' || isIdentity(use)) return;
    const json = this.takes(use) ? gateJson(use) : undefined;
    if (json) this.gates.push(json);
    else this.writeOut(use);
  }

  /** Whether the service takes the gate with its controls by name. */
  private takes({ gate, controls }: GateUse): boolean {
    const { service } = gate;
    if (!service || gate.gateset !== this.gateset || this.without.has(service.name)) return false;
    return controls.length === 0 || service.controls === 'any';
  }

  private writeOut(use: GateUse): void {
    for (const part of this.parts(use)) this.write(part);
  }

  /** What a gate is made of; a phase that acts on controls is among the parts. */
  private parts(use: GateUse): readonly GateUse[] {
    if (use.gate === qisGates.p && use.controls.length === 1) return controlledPhase(use);
    const made = (this.gateset === 'native' ? foldUse(use) : undefined) ?? decomposeUse(use);
    if (made) return made.uses;
    const message = `${use.gate.name} cannot be written in the gates that the service takes`;
    throw new IonloomError(issue('UnsupportedGate', message));
  }
}

/** A phase gate with one control is one interaction between two frame changes, up to a global phase. */
function controlledPhase({ parameters: [lambda = 0], controls, targets }: GateUse): readonly GateUse[] {
  const half = scaleAngle(lambda, 0.5);
  const alone = (gate: Gate, angle: Angle, wires: readonly number[]) => ({
    gate,
    parameters: [angle],
    controls: [],
    targets: wires,
  });
  return [
    alone(qisGates.rz, half, controls),
    alone(qisGates.rz, half, targets),
    alone(qisGates.zz, negateAngle(half), [...controls, ...targets]),
  ];
}

/** Whether a gate does nothing beyond a global phase, and has no name of the service that would be worth sending. */
function isIdentity({ gate, parameters, data, controls }: GateUse): boolean {
  if (gate.data === 'pauliSum') {
    const exponent = data?.pauliSum?.terms.some((term) => !isIdentityTerm(term));
    return parameters[0] === 0 || (controls.length === 0 && !exponent);
  }
  const { rotation } = gate;
  return (
    !gate.service && rotation !== undefined && rotation.angle(parameters) === 0 && rotation.phase(parameters) === 0
  );
}

function isIdentityTerm(term: string): boolean {
  return /^I*$/.test(term);
}

/**
 * A gate in the service's words, or undefined when its parameters are outside what the service takes and it has to
 * be written otherwise.
 */
function gateJson(use: GateUse): GateJson | undefined {
  const { gate, controls, targets } = use;
  const { service } = gate;
  if (!service) return undefined;
  const parameters = use.parameters.map(numeric);
  if (gate.data === 'pauliSum') return pauliJson(use, parameters[0] ?? 0);
  const inRange = gate.gateset === 'native' ? withinRange(gate, parameters) : parameters;
  if (!inRange) return undefined;
  const named = controls.length === 1 ? (nameInDialect('ionq', gate, 1) ?? service.name) : service.name;
  return {
    gate: named,
    ...(controls.length === 1 ? { control: controls[0]! } : controls.length > 1 ? { controls: [...controls] } : {}),
    ...(targets.length === 1 ? { target: targets[0]! } : { targets: [...targets] }),
    ...parameterJson(service.fields, inRange),
  };
}

/** Parameters by field; a field that is named for several of them holds an array. */
function parameterJson(fields: readonly string[], parameters: readonly number[]): Partial<GateJson> {
  const json: Record<string, number | number[]> = {};
  fields.forEach((field, index) => {
    const value = parameters[index]!;
    const held = json[field];
    if (Array.isArray(held)) held.push(value);
    else json[field] = fields.indexOf(field, index + 1) > index || fields.indexOf(field) < index ? [value] : value;
  });
  return json;
}

/**
 * The service wants a positive time, so the sign goes into the coefficients. Identity terms are a global phase here,
 * and other clients take care not to send them.
 */
function pauliJson({ data, targets }: GateUse, time: number): GateJson {
  const { terms = [], coefficients = [] } = data?.pauliSum ?? {};
  const kept = terms.map((_, k) => k).filter((k) => !isIdentityTerm(terms[k]!));
  const sign = time < 0 ? -1 : 1;
  return {
    gate: 'pauliexp',
    targets: [...targets],
    terms: kept.map((k) => terms[k]!),
    coefficients: kept.map((k) => sign * coefficients[k]! + 0),
    time: Math.abs(time),
  };
}

/**
 * Parameters if the service takes them, by the ranges of the gate table.
 *
 * Values that miss a bound by rounding alone are put onto it, since folding the gate would add pulses.
 */
function withinRange(gate: Gate, parameters: readonly number[]): readonly number[] | undefined {
  const clamped = parameters.map((value, index) => {
    const [low, high] = gate.parameters[index]?.range ?? [value, value];
    const near = Math.min(Math.max(value, low), high);
    return Math.abs(near - value) <= ROUNDING ? near : Number.NaN;
  });
  return clamped.some(Number.isNaN) ? undefined : clamped;
}

/** Far below any angle that hardware resolves, far above the rounding of sums of angles. */
const ROUNDING = 1e-12;

/** A bound angle, with -0 written as 0. */
function numeric(angle: Angle): number {
  if (!isNumeric(angle)) throw new IonloomError(issue('UnboundParameter', 'an angle has no value yet'));
  return angle + 0;
}
