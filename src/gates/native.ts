import { type Angle, addAngles, identity, RADIANS_PER_TURN, scaleAngle, wrapTurns } from '../math/index.js';
import type { Decomposition } from './gate.js';
import {
  at,
  complexEntries,
  decomposition,
  diagonalOfPhases,
  frame,
  inverseNegates,
  ROTATION,
  row,
  selfInverse,
  step,
  turns,
} from './row.js';

// Native decompositions are written in qis gates; folds stay native. Matrices: docs/conventions.md, native gates.

/** A full entangling gate, in turns. */
export const FULL_ENTANGLING_TURNS = 0.25;

/** The angles that the service takes for `ms`, in turns (IonQ's native gates page). */
export const MS_ANGLE_RANGE = Object.freeze([0, FULL_ENTANGLING_TURNS] as const);

/** The phases that the service takes, in turns (IonQ's native gates page). */
export const PHASE_RANGE = Object.freeze([-1, 1] as const);

export const gpi = row({
  name: 'gpi',
  gateset: 'native',
  doc: 'A pi pulse about the equatorial axis at the given phase: cos(2 pi phase) X + sin(2 pi phase) Y.',
  targets: 1,
  parameters: [turns('phase', { range: PHASE_RANGE, harmonics: [-1, 1], frameOf: 0 })],
  matrix: (p) => {
    const [c, s] = circle(at(p, 0));
    return complexEntries(0, 0, c, -s, c, s, 0, 0);
  },
  inverse: selfInverse('gpi'),
  bases: [undefined],
  decomposition: ([phase = 0]) => decomposition([step('x', [0]), step('rz', [0], [toRadians(phase, 2)])]),
  fold: ([phase = 0]) => foldPhases('gpi', [phase], [0]),
  service: { name: 'gpi', controls: 'none', fields: ['phase'] },
  aliases: { ionq: ['gpi'], qasm2: ['gpi'], qasm3: ['gpi'] },
  symbol: 'GPI',
});

export const gpi2 = row({
  name: 'gpi2',
  gateset: 'native',
  doc: 'A pi/2 pulse about the equatorial axis at the given phase: exp(-i pi/4 GPI(phase)).',
  targets: 1,
  parameters: [turns('phase', { range: PHASE_RANGE, harmonics: [-1, 0, 1], frameOf: 0 })],
  matrix: (p) => {
    const [c, s] = circle(at(p, 0)).map((part) => part * Math.SQRT1_2) as [number, number];
    return complexEntries(Math.SQRT1_2, 0, -s, -c, s, -c, Math.SQRT1_2, 0);
  },
  inverse: ([phase = 0]) => ({ gate: 'gpi2', parameters: [halfTurnAway(phase)] }),
  bases: [undefined],
  decomposition: ([phase = 0]) =>
    decomposition([
      frame('rz', [0], [toRadians(phase, -1)]),
      step('rx', [0], [Math.PI / 2]),
      frame('rz', [0], [toRadians(phase, 1)]),
    ]),
  fold: ([phase = 0]) => foldPhases('gpi2', [phase], [0]),
  service: { name: 'gpi2', controls: 'none', fields: ['phase'] },
  aliases: { ionq: ['gpi2'], qasm2: ['gpi2'], qasm3: ['gpi2'] },
  symbol: 'GPI2',
});

export const ms = row({
  name: 'ms',
  gateset: 'native',
  doc: 'Moelmer-Soerensen gate: exp(-i pi angle GPI(phase0)(x)GPI(phase1)); angle 1/4 turn is fully entangling.',
  targets: 2,
  parameters: [
    turns('phase0', { range: PHASE_RANGE, harmonics: [-1, 0, 1], frameOf: 0 }),
    turns('phase1', { range: PHASE_RANGE, harmonics: [-1, 0, 1], frameOf: 1 }),
    turns('angle', { default: FULL_ENTANGLING_TURNS, range: MS_ANGLE_RANGE, harmonics: ROTATION }),
  ],
  matrix: (p) => {
    const [sum, difference] = [circle(at(p, 0) + at(p, 1)), circle(at(p, 0) - at(p, 1))];
    const [c, s] = circle(at(p, 2) / 2);
    return complexEntries(
      ...[c, 0, 0, 0, 0, 0, -s * sum[1], -s * sum[0]],
      ...[0, 0, c, 0, -s * difference[1], -s * difference[0], 0, 0],
      ...[0, 0, s * difference[1], -s * difference[0], c, 0, 0, 0],
      ...[s * sum[1], -s * sum[0], 0, 0, 0, 0, c, 0],
    );
  },
  inverse: ([phase0 = 0, phase1 = 0, angle = FULL_ENTANGLING_TURNS]) => ({
    gate: 'ms',
    parameters: [halfTurnAway(phase0), phase1, angle],
  }),
  bases: [undefined, undefined],
  decomposition: ([phase0 = 0, phase1 = 0, angle = FULL_ENTANGLING_TURNS]) =>
    decomposition([
      frame('rz', [0], [toRadians(phase0, -1)]),
      frame('rz', [1], [toRadians(phase1, -1)]),
      step('xx', [0, 1], [toRadians(angle, 1)]),
      frame('rz', [0], [toRadians(phase0, 1)]),
      frame('rz', [1], [toRadians(phase1, 1)]),
    ]),
  fold: foldMs,
  service: { name: 'ms', controls: 'none', fields: ['phases', 'phases', 'angle'] },
  aliases: { ionq: ['ms'], qasm2: ['ms'], qasm3: ['ms'] },
  symbol: 'MS',
});

export const nativeZz = row({
  name: 'zz',
  gateset: 'native',
  doc: 'Native Ising interaction: exp(-i pi angle Z(x)Z), angle in turns; 1/4 turn is fully entangling.',
  targets: 2,
  parameters: [turns('angle', { harmonics: ROTATION })],
  matrix: (p) => diagonalOfPhases(...[-1, 1, 1, -1].map((sign) => sign * Math.PI * at(p, 0))),
  inverse: inverseNegates('zz'),
  bases: ['Z', 'Z'],
  decomposition: ([angle = 0]) => decomposition([step('zz', [0, 1], [toRadians(angle, 1)])]),
  fold: ([angle = 0]) => {
    const wrapped = wrapTurns(angle);
    if (wrapped === angle) return undefined;
    return decomposition([step('zz', [0, 1], [wrapped])], Math.PI * Math.round(angle - wrapped));
  },
  service: { name: 'zz', controls: 'none', fields: ['angle'] },
  aliases: { ionq: ['zz'], qasm2: ['zz'], qasm3: ['zz'] },
  symbol: 'ZZ',
});

export const nop = row({
  name: 'nop',
  gateset: 'native',
  doc: 'Does nothing; in the service list, its fields are not documented.',
  targets: 1,
  matrix: () => identity(2),
  inverse: selfInverse('nop'),
  bases: ['Z'],
  decomposition: () => decomposition([]),
  service: { name: 'nop', controls: 'none', fields: [] },
  aliases: { ionq: ['nop'] },
  symbol: 'nop',
});

/** cos and sin of an angle in turns. */
function circle(angleTurns: number): [number, number] {
  return [Math.cos(RADIANS_PER_TURN * angleTurns), Math.sin(RADIANS_PER_TURN * angleTurns)];
}

function toRadians(angleTurns: Angle, factor: number): Angle {
  return scaleAngle(angleTurns, RADIANS_PER_TURN * factor);
}

function halfTurnAway(phaseTurns: Angle): Angle {
  const moved = addAngles(phaseTurns, 0.5);
  return typeof moved === 'number' ? wrapTurns(moved) : moved;
}

/** Phases count modulo one turn. */
function foldPhases(gate: string, phases: readonly number[], targets: readonly number[]): Decomposition | undefined {
  const wrapped = phases.map(wrapTurns);
  if (wrapped.every((phase, k) => phase === phases[k])) return undefined;
  return decomposition([step(gate, targets, wrapped)]);
}

/**
 * Brings the angle of an MS gate into 0 .. 1/4 turn, exactly.
 *
 * MS(a, b, -t) = MS(a + 1/2, b, t); MS(a, b, t + 1/2) = -i GPI(a)(x)GPI(b) MS(a, b, t); MS(t + 1) = -MS(t).
 */
function foldMs([phase0 = 0, phase1 = 0, angle = FULL_ENTANGLING_TURNS]: readonly number[]): Decomposition | undefined {
  const wrapped = wrapTurns(angle);
  let phase = Math.PI * Math.round(angle - wrapped);
  const pulses = Math.abs(wrapped) > FULL_ENTANGLING_TURNS;
  const near = pulses ? wrapped - Math.sign(wrapped) / 2 : wrapped;
  if (pulses) phase -= (Math.sign(wrapped) * Math.PI) / 2;
  const a = wrapTurns(near < 0 ? phase0 + 0.5 : phase0);
  const b = wrapTurns(phase1);
  const size = Math.abs(near);
  if (!pulses && a === phase0 && b === phase1 && size === angle) return undefined;
  return decomposition(
    [
      ...(pulses ? [step('gpi', [0], [wrapTurns(phase0)]), step('gpi', [1], [b])] : []),
      step('ms', [0, 1], [a, b, size]),
    ],
    phase,
  );
}
