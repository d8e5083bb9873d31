import { matrixOfUse, resolveGate } from '../../../gates/index.js';
import {
  type Angle,
  addAngles,
  distanceUpToPhase,
  innerProduct,
  type Matrix,
  scaleAngle,
  wrapRadians,
} from '../../../math/index.js';
import type { Version } from '../syntax/lexer.js';
import { asTableGate, type Callee, libraryGate, type TableGate } from './callee.js';

/** Beyond this many qubits a comparison of matrices costs more than it is worth. */
const MOST_QUBITS = 5;

/** Rounding in a product of a definition's matrices stays well below this; another gate is far above. */
const SAME_UNITARY = 1e-9;

/** Angles at which nothing is special. */
const POINT = [0.8312, -1.2743, 0.3947, 2.1129];
const OTHER_POINT = [-2.3011, 0.5172, 1.7093, -0.6648];
const STEP = 0.25;

/**
 * The gate of the table that a definition of the same name spells out, or undefined where it means something else.
 *
 * Programs define in every file what their reader's library might lack (`gate ryy(theta) a, b { ... }`). The gate
 * itself says more than its parts: a partial-angle interaction instead of two CNOTs, a native gate instead of three
 * rotations. The proof is the unitary at several points, and the phase by which it differs must be linear in the angles.
 *
 * @param matrixAt the unitary of the definition for given parameters
 */
export function recognizedGate(
  version: Version,
  definition: Pick<Callee, 'name' | 'mostParameters' | 'qubits'>,
  matrixAt: (parameters: readonly number[]) => Matrix | undefined,
): TableGate | undefined {
  if (definition.qubits > MOST_QUBITS || definition.mostParameters > POINT.length) return undefined;
  for (const candidate of candidates(version, definition.name)) {
    if (candidate.qubits !== definition.qubits || candidate.mostParameters !== definition.mostParameters) continue;
    const phase = phaseBetween(candidate, matrixAt);
    if (phase !== undefined) return { ...candidate, leastParameters: candidate.mostParameters, phase };
  }
  return undefined;
}

function candidates(version: Version, name: string): readonly TableGate[] {
  const named = (['qis', 'native'] as const).map((gateset) => asTableGate(name, resolveGate(name, gateset)));
  return [libraryGate(version, name, true), ...named].filter((candidate) => candidate !== undefined);
}

/** The phase of the definition beyond the table's gate, as a form in the parameters; undefined where they differ. */
function phaseBetween(
  candidate: TableGate,
  matrixAt: (parameters: readonly number[]) => Matrix | undefined,
): TableGate['phase'] | undefined {
  const difference = (parameters: readonly number[]): number =>
    differenceAt(candidate, parameters, matrixAt(parameters));
  const point = POINT.slice(0, candidate.mostParameters);
  const start = difference(point);
  if (Number.isNaN(start)) return undefined;
  const slopes = point.map((value, k) => {
    const moved = difference(point.with(k, value + STEP));
    return withoutRounding(wrapRadians(moved - start) / STEP);
  });
  const sum = (parameters: readonly number[]) => slopes.reduce((total, slope, k) => total + slope * parameters[k]!, 0);
  const constant = withoutRounding(wrapRadians(start - sum(point)));
  const other = OTHER_POINT.slice(0, candidate.mostParameters);
  const isLinear = Math.abs(wrapRadians(difference(other) - constant - sum(other))) < SAME_UNITARY;
  if (!isLinear) return undefined;
  return (parameters: readonly Angle[]) =>
    slopes.reduce<Angle>((total, slope, k) => addAngles(total, scaleAngle(parameters[k] ?? 0, slope)), constant);
}

/** Definitions have phases like theta/2 or pi/4: the nearest eighth, of 1 or of pi, is the number that was meant. */
function withoutRounding(value: number): number {
  const ofPi = (Math.round((8 * value) / Math.PI) * Math.PI) / 8;
  const ofOne = Math.round(8 * value) / 8;
  return [ofOne, ofPi].find((near) => Math.abs(near - value) < SAME_UNITARY) ?? value;
}

/** The angle of the phase between two equal unitaries, or NaN. */
function differenceAt(candidate: TableGate, parameters: readonly number[], matrix: Matrix | undefined): number {
  if (matrix === undefined) return Number.NaN;
  const wires = Array.from({ length: candidate.qubits }, (_, k) => k);
  const reference = matrixOfUse({
    gate: candidate.gate,
    parameters: parameters.slice(0, candidate.gate.parameters.length),
    controls: wires.slice(0, candidate.controls),
    targets: wires.slice(candidate.controls),
  });
  if (!(distanceUpToPhase(matrix, reference) < SAME_UNITARY)) return Number.NaN;
  const [re, im] = innerProduct(reference, matrix);
  return Math.atan2(im, re);
}
