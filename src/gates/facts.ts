import { type Angle, controlledMatrix, type Matrix } from '../math/index.js';
import type { Decomposition, Gate, GateData, Gateset, Pauli } from './gate.js';
import { gateNamed } from './table.js';

/** A gate with its parameters on wires: controls, all acting on |1>, and targets in the gate's own order. */
export interface GateUse {
  readonly gate: Gate;
  readonly parameters: readonly Angle[];
  readonly controls: readonly number[];
  readonly targets: readonly number[];
  readonly data?: GateData;
}

/** Whether a gate commutes with Z on every wire, for all parameter values; controls never spoil it. */
export function isDiagonal(gate: Gate): boolean {
  return gate.kind === 'unitary' && gate.targets !== 'any' && gate.bases.every((basis) => basis === 'Z');
}

/** The Pauli that a gate with controls commutes with on each wire (controls, then targets). */
export function wireBases(use: GateUse): readonly (Pauli | undefined)[] {
  return [...use.controls.map(() => 'Z' as const), ...use.targets.map((_, k) => use.gate.bases[k])];
}

/**
 * The unitary of a gate with its controls, 2^wires square; controls come first and are the most significant bits.
 *
 * Parameters must be numbers.
 */
export function matrixOfUse(use: GateUse): Matrix {
  const matrix = use.gate.matrix(use.parameters as readonly number[], use.data, use.targets.length);
  return use.controls.length === 0 ? matrix : controlledMatrix(matrix, use.controls.length);
}

/** A decomposition's steps placed on the wires of the gate; controls go onto every step that is not a frame. */
export function placeSteps(use: GateUse, { steps }: Decomposition, gateset: Gateset = 'qis'): readonly GateUse[] {
  const wire = (k: number) => use.targets[k]!;
  return steps.map(({ gate, parameters, controls, targets, data, frame }) => ({
    gate: stepGate(gate, gateset),
    parameters,
    controls: [...(frame ? [] : use.controls), ...controls.map(wire)],
    targets: targets.map(wire),
    ...(data ? { data } : {}),
  }));
}

function stepGate(name: string, gateset: Gateset): Gate {
  const gate = gateNamed(name, gateset);
  if (!gate) throw new Error(`the gate table names an unknown ${gateset} gate ${name}`);
  return gate;
}

/** The gate as simpler abstract gates with its controls, and their global phase; undefined for primitives. */
export function decomposeUse(use: GateUse): { readonly uses: readonly GateUse[]; readonly phase: Angle } | undefined {
  const parts = use.gate.decomposition?.(use.parameters, use.data, use.targets.length);
  if (!parts) return undefined;
  const uses = placeSteps(use, parts);
  if (use.controls.length === 0 || parts.phase === 0) return { uses, phase: parts.phase };
  // A controlled global phase is a phase gate on the controls.
  const [target, ...controls] = [...use.controls].reverse();
  return {
    uses: [...uses, { gate: stepGate('p', 'qis'), parameters: [parts.phase], controls, targets: [target!] }],
    phase: 0,
  };
}

/** A native gate with its parameters inside their ranges, as native gates and a global phase; undefined if it is. */
export function foldUse(use: GateUse): { readonly uses: readonly GateUse[]; readonly phase: Angle } | undefined {
  if (!use.gate.fold || !use.parameters.every((parameter) => typeof parameter === 'number')) return undefined;
  const parts = use.gate.fold(use.parameters as readonly number[]);
  return parts && { uses: placeSteps(use, parts, use.gate.gateset), phase: parts.phase };
}

/** The inverse of a gate on the same wires. */
export function inverseOfUse<Use extends GateUse>(use: Use): Use {
  const { gate, parameters, data } = use.gate.inverse(use.parameters, use.data);
  return { ...use, gate: gateNamed(gate, use.gate.gateset) ?? use.gate, parameters, ...(data ? { data } : {}) };
}
