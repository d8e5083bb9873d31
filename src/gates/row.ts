import { type Angle, type Matrix, negateAngle } from '../math/index.js';
import type { Decomposition, Gate, GateParameter, Rotation, Step } from './gate.js';

/** The facts of a row that have a usual value, left out where it applies. */
type Defaulted = 'gateset' | 'kind' | 'aliases' | 'parameters';

/** Writes one row of the gate table; literal counts are kept in the type so that builder methods derive from it. */
export function row<const T extends number | 'any', const P extends readonly GateParameter[] = readonly []>(
  facts: Omit<Gate, Defaulted | 'targets'> &
    Partial<Pick<Gate, Exclude<Defaulted, 'parameters'>>> & { readonly targets: T; readonly parameters?: P },
): Gate<T, P['length']> {
  const parameters = Object.freeze((facts.parameters ?? []).map((parameter) => Object.freeze({ ...parameter })));
  return Object.freeze({
    gateset: 'qis' as const,
    kind: 'unitary' as const,
    aliases: {},
    ...facts,
    parameters: parameters as unknown as P,
  }) as Gate<T, P['length']>;
}

/** The harmonics of the angle of a rotation exp(-i angle/2 G), G squared being 1. */
export const ROTATION: readonly number[] = Object.freeze([-0.5, 0.5]);

/** The same of one that acts only where a control is 1. */
export const CONTROLLED_ROTATION: readonly number[] = Object.freeze([-0.5, 0, 0.5]);

/** The harmonics of a phase that some basis states get. */
export const PHASE: readonly number[] = Object.freeze([0, 1]);

/** A parameter in radians. */
export function radians<const Name extends string>(name: Name, harmonics: readonly number[]): GateParameter {
  return { name, unit: 'radians', harmonics };
}

/** A parameter in turns. */
export function turns<const Name extends string>(
  name: Name,
  more: Omit<GateParameter, 'name' | 'unit'> = {},
): GateParameter {
  return { name, unit: 'turns', ...more };
}

/** The gate is its own inverse. */
export function selfInverse(name: string): Gate['inverse'] {
  return (parameters) => ({ gate: name, parameters });
}

/** The inverse is another gate without parameters. */
export function inverseIs(name: string): Gate['inverse'] {
  return () => ({ gate: name, parameters: [] });
}

/** The inverse is the same gate with every parameter negated. */
export function inverseNegates(name: string): Gate['inverse'] {
  return (parameters) => ({ gate: name, parameters: parameters.map(negateAngle) });
}

const none = (): Angle => 0;

/** A rotation by the gate's first parameter, with unit determinant. */
export function rotationAbout(paulis: string): Rotation {
  return { generator: [[paulis, 1]], angle: (parameters) => parameters[0] ?? 0, phase: none };
}

/** A fixed rotation: `exp(i phase) exp(-i angle/2 G)`. */
export function fixedRotation(generator: Rotation['generator'], angle: number, phase: number): Rotation {
  return { generator, angle: () => angle, phase: () => phase };
}

/** A step of a decomposition. */
export function step(
  gate: string,
  targets: readonly number[],
  parameters: readonly Angle[] = [],
  controls: readonly number[] = [],
): Step {
  return { gate, targets, parameters, controls, frame: false };
}

/** A conjugating step: its partner undoes it, so it needs no control when the whole gate is controlled. */
export function frame(
  gate: string,
  targets: readonly number[],
  parameters: readonly Angle[] = [],
  controls: readonly number[] = [],
): Step {
  return { gate, targets, parameters, controls, frame: true };
}

/** A decomposition from its steps in time order. */
export function decomposition(steps: readonly Step[], phase: Angle = 0): Decomposition {
  return { steps, phase };
}

/** A matrix from its entries as (re, im) pairs, row by row. */
export function complexEntries(...entries: readonly number[]): Matrix {
  return Float64Array.from(entries);
}

/** A diagonal matrix from the phases of its entries, in radians. */
export function diagonalOfPhases(...phases: readonly number[]): Matrix {
  const size = phases.length;
  const matrix = new Float64Array(2 * size * size);
  phases.forEach((phase, index) => {
    matrix[2 * index * (size + 1)] = Math.cos(phase);
    matrix[2 * index * (size + 1) + 1] = Math.sin(phase);
  });
  return matrix;
}

/** A matrix that maps basis state `column` to basis state `images[column]`. */
export function permutationMatrix(...images: readonly number[]): Matrix {
  const size = images.length;
  const matrix = new Float64Array(2 * size * size);
  images.forEach((image, column) => {
    matrix[2 * (image * size + column)] = 1;
  });
  return matrix;
}

/** The parameter, which the table's callers have counted. */
export function at(parameters: readonly number[], index: number): number {
  return parameters[index] ?? Number.NaN;
}
