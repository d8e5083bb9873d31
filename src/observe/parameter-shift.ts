import {
  type Circuit,
  type CircuitData,
  circuitOf,
  isStated,
  type Operation,
  requireCircuit,
} from '../circuit/index.js';
import { IonloomError, issue, requireObject } from '../errors/index.js';
import { decomposeUse, type Gateset } from '../gates/index.js';
import { type AffineAngle, type Angle, addAngles, isNumeric, RADIANS_PER_TURN } from '../math/index.js';
import type { Observable } from '../pauli/index.js';
import { counted, printsAs } from '../printing/index.js';
import {
  equalized,
  type MeasurementOptions,
  type Measurements,
  measurementsOf,
  requireMeasurementOptions,
} from './measurements.js';
import { Readable } from './read-out-circuit.js';
import { plannedReadOuts } from './read-outs.js';
import { type Shift, shiftRule } from './shift-rule.js';
import { sharedShots } from './shots.js';

/** A place where a template has parameters in an angle. */
export interface ParameterOccurrence {
  /** The number of the operation in the circuits. */
  readonly operation: number;
  /** The name of the angle in its gate. */
  readonly angle: string;
  /** By how much the angle, in radians, grows with each parameter. */
  readonly coefficients: ReadonlyMap<string, number>;
}

/** A circuit with one angle shifted. */
export interface ShiftedCircuit<P extends string = string> {
  /** `shift 0`, `shift 1` and so on, to name it in a job. */
  readonly name: string;
  /** The template with a constant added to one angle: its parameters are still free. */
  readonly circuit: Circuit<Gateset, number, P, string>;
  /** The number of the occurrence that is shifted. */
  readonly occurrence: number;
  /** Radians. */
  readonly shift: number;
  /** What its mean counts in the derivative by the angle. */
  readonly factor: number;
  /** How the observable is measured at its end, where one was given. */
  readonly measurements?: Measurements<P>;
}

/** The circuits whose means are the gradient of a template's mean, by its parameters `P`, of which `Free` have no value yet. */
export interface ParameterShift<P extends string = string, Free extends string = P> {
  readonly parameters: readonly P[];
  readonly occurrences: readonly ParameterOccurrence[];
  readonly shifts: readonly ShiftedCircuit<Free>[];
  /** Whatever is to be run, each with a name: the shifted circuits, or where an observable was given, all that measure it. */
  readonly circuits: readonly RunnableShift<Free>[];
  /**
   * The same with values for the parameters.
   *
   * @throws IonloomError `UnknownParameter`, `AngleNotFinite`.
   */
  bind(values: Readonly<Record<Free, number>>): ParameterShift<P, never>;
}

/** A circuit of a gradient under its name, and its shots where their number was given. */
export interface RunnableShift<P extends string = string> {
  readonly name: string;
  readonly circuit: Circuit<Gateset, number, P, string>;
  readonly shots?: number;
}

/**
 * The circuits that give the gradient of a mean by the parameters of a template, exactly and without small differences: two for
 * each place where a parameter occurs in the angle of a rotation, four for those of gates with more frequencies, such as
 * rotations under a control. What the gate table knows of its parameters decides; a `pauliexp` is taken apart into its rotations.
 *
 * @param observable what is to be measured of each; left out where the means come from elsewhere
 * @param options as of {@link measurementsFor}; the shots are those of all circuits together
 * @example
 * parameterShift(circuit(1).rx('2*theta + 0.1', 0)).shifts.map(({ shift, factor }) => [shift, factor]); // [[pi/2, 1/2], [-pi/2, -1/2]]
 * @throws IonloomError `WrongArgument` for what is no circuit, a transpilation among it: shift first, then transpile;
 * `NotSupported` for an angle whose gate has no rule; and what {@link measurementsFor} throws.
 */
export function parameterShift<P extends string>(
  template: CircuitData<Gateset, number, P, string>,
  observable?: Observable,
  options: MeasurementOptions = {},
): ParameterShift<P> {
  requireTemplate(template);
  requireMeasurementOptions(options, 'parameterShift');
  const { operations, globalPhase } = withRules(template);
  const occurrences: ParameterOccurrence[] = [];
  const shifts: Omit<ShiftedCircuit<P>, 'measurements'>[] = [];
  for (const { operation, parameter, angle, rule } of occurrencesIn(operations)) {
    const { gate } = operations[operation]!;
    const { name, unit } = gate.parameters[parameter]!;
    const perUnit = unit === 'turns' ? RADIANS_PER_TURN : 1;
    const coefficients = new Map(angle.terms.map(([term, coefficient]) => [term, coefficient * perUnit]));
    for (const { shift, factor } of rule) {
      const moved = withAngle(operations, operation, parameter, addAngles(angle, shift / perUnit));
      shifts.push({
        name: `shift ${shifts.length}`,
        circuit: rebuilt<P>(template, moved, globalPhase),
        occurrence: occurrences.length,
        shift,
        factor,
      });
    }
    occurrences.push(Object.freeze({ operation, angle: name, coefficients }));
  }
  const measured = observable === undefined ? shifts : withMeasurements<P>(shifts, observable, template, options);
  return finished<P>({ parameters: [...template.parameters], occurrences, shifts: measured });
}

function requireTemplate(template: unknown): asserts template is CircuitData {
  const isStatement = typeof template === 'object' && template !== null && 'circuit' in template;
  if (isStatement && isStated(template as never)) {
    const message =
      'parameterShift takes the circuit before it is transpiled: in a native one a parameter is in many phases';
    throw new IonloomError(issue('WrongArgument', message, { hint: 'shift first, then transpile each circuit' }));
  }
  requireCircuit(template, 'parameterShift');
}

/** The operations with those taken apart whose angles have no rule of their own. */
function withRules({ operations, globalPhase }: CircuitData): { operations: readonly Operation[]; globalPhase: Angle } {
  let phase = globalPhase;
  const found: Operation[] = [];
  const take = (use: Operation): void => {
    if (freeAngles(use).every((parameter) => ruleOf(use, parameter) !== undefined)) {
      found.push(use);
      return;
    }
    const parts = decomposeUse(use);
    if (parts === undefined) throw withoutRule(use);
    phase = addAngles(phase, parts.phase);
    for (const part of parts.uses) take(part);
  };
  for (const operation of operations) take(operation);
  return { operations: found, globalPhase: phase };
}

/** The numbers of the parameters of a gate that are not fixed. */
function freeAngles({ parameters }: Operation): readonly number[] {
  return parameters.flatMap((angle, k) => (isNumeric(angle) ? [] : [k]));
}

/** Under controls the gate is the identity on some states, which adds the harmonic 0. */
function ruleOf({ gate, controls }: Operation, parameter: number): readonly Shift[] | undefined {
  const { harmonics } = gate.parameters[parameter]!;
  if (harmonics === undefined) return undefined;
  return shiftRule(controls.length === 0 ? harmonics : [...harmonics, 0]);
}

/** Every angle with parameters that a mean depends on. */
function* occurrencesIn(operations: readonly Operation[]) {
  for (const [operation, use] of operations.entries()) {
    for (const parameter of freeAngles(use)) {
      const rule = ruleOf(use, parameter)!;
      if (rule.length > 0) yield { operation, parameter, angle: use.parameters[parameter] as AffineAngle, rule };
    }
  }
}

function withAngle(
  operations: readonly Operation[],
  at: number,
  parameter: number,
  angle: Angle,
): readonly Operation[] {
  const use = operations[at]!;
  const parameters = use.parameters.with(parameter, angle);
  return operations.with(at, { ...use, parameters });
}

function rebuilt<P extends string>(
  { gateset, qubits, measurements, parameters }: CircuitData,
  operations: readonly Operation[],
  globalPhase: Angle,
): Circuit<Gateset, number, P, string> {
  const made = circuitOf(gateset, qubits, operations, { measurements, globalPhase, parameters });
  return made as unknown as Circuit<Gateset, number, P, string>;
}

/** The terms are grouped once; each shifted circuit is read in the same way. */
function withMeasurements<P extends string>(
  shifts: readonly Omit<ShiftedCircuit<P>, 'measurements'>[],
  observable: Observable,
  template: CircuitData,
  options: MeasurementOptions,
): readonly ShiftedCircuit<P>[] {
  const plan = plannedReadOuts(
    observable,
    new Readable(template, options.target, 'parameterShift'),
    options.grouping ?? 'qubit-wise',
  );
  const { readOuts } = plan;
  // A shift that counts more, or a group of more weight, is more of the error.
  const weights = shifts.flatMap(({ factor }) => readOuts.map(({ weight }) => Math.abs(factor) * weight));
  const shots = sharedShots(equalized(weights, options), options);
  return shifts.map((shifted, k) => {
    const own = shots?.slice(k * readOuts.length, (k + 1) * readOuts.length);
    const readable = new Readable(shifted.circuit as CircuitData, options.target, 'parameterShift');
    return { ...shifted, measurements: measurementsOf<P>(plan, readable, own) };
  });
}

function finished<P extends string, Free extends string = P>(
  parts: Pick<ParameterShift<P, Free>, 'parameters' | 'occurrences' | 'shifts'>,
): ParameterShift<P, Free> {
  const { shifts } = parts;
  const circuits = shifts.flatMap(({ name, circuit, measurements }): readonly RunnableShift<Free>[] =>
    measurements === undefined
      ? [{ name, circuit }]
      : measurements.groups.map((group) => ({
          name: `${name}, ${group.name}`,
          circuit: group.circuit as unknown as RunnableShift<Free>['circuit'],
          ...(group.shots === undefined ? {} : { shots: group.shots }),
        })),
  );
  const bind = (values: Readonly<Record<Free, number>>): ParameterShift<P, never> => {
    requireObject(values, 'what bind takes');
    const bound = shifts.map(({ circuit, measurements, ...rest }) => ({
      ...rest,
      circuit: circuit.bind(values as never) as unknown as ShiftedCircuit<never>['circuit'],
      ...(measurements === undefined ? {} : { measurements: measurements.bind(values) }),
    }));
    return finished<P, never>({ ...parts, shifts: bound });
  };
  const made = { ...parts, shifts: Object.freeze(shifts), circuits: Object.freeze(circuits), bind };
  return Object.freeze(printsAs(made, shiftText));
}

function shiftText({
  parameters,
  occurrences,
  circuits,
}: {
  readonly parameters: readonly string[];
  readonly occurrences: readonly unknown[];
  readonly circuits: readonly unknown[];
}): string {
  const names = parameters.length === 0 ? 'no parameters' : parameters.join(', ');
  return `gradient by ${names}: ${counted(occurrences.length, 'occurrence')}, ${counted(circuits.length, 'circuit')}`;
}

function withoutRule({ gate }: Operation): IonloomError {
  const hint = 'write it as rotations with a parameter each';
  return new IonloomError(issue('NotSupported', `there is no shift rule for the parameter of ${gate.name}`, { hint }));
}
