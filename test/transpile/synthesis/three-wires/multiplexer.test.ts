import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuit } from '../../../../src/circuit/index.js';
import { type GateUse, qisGates } from '../../../../src/gates/index.js';
import { type Matrix, maxDistance, rotationMatrix, withPhase } from '../../../../src/math/index.js';
import { LocalRuns } from '../../../../src/transpile/synthesis/three-wires/local-runs.js';
import {
  type Choices,
  choicesOf,
  conjugations,
  type Multiplexer,
  peelings,
  withChoices,
  writeControlled,
} from '../../../../src/transpile/synthesis/three-wires/multiplexer.js';
import { denseUnitary } from '../../../gates/dense.js';
import { uniform } from '../../../math/uniform.js';
import { FIXED } from '../../exactness.js';

const roles: readonly Multiplexer[] = [
  { one: 0, other: 1, target: 2 },
  { one: 2, other: 0, target: 1 },
  { one: 1, other: 2, target: 0 },
];
const role = fc.constantFrom(...roles);
const angle = uniform(-3, 3);
const axis = fc
  .tuple(angle, angle, angle)
  .filter((v) => Math.hypot(...v) > 0.1)
  .map(([x, y, z]) => {
    const size = Math.hypot(x, y, z);
    return [x / size, y / size, z / size] as const;
  });
const gate = fc.tuple(axis, angle, angle).map(([about, by, phase]) => withPhase(rotationMatrix(about, by), phase));
const unitary = (matrix: Matrix, targets: readonly number[], controls: readonly number[] = []): readonly GateUse[] => [
  { gate: qisGates.unitary, parameters: [], controls, targets, data: { matrix } },
];
const ONE: Matrix = Float64Array.of(1, 0, 0, 0, 0, 0, 1, 0);

/** What some writes make of three wires. */
function written(write: (runs: LocalRuns) => void): Matrix {
  const runs = new LocalRuns();
  write(runs);
  runs.finish();
  return denseUnitary(runs.operations, 3, runs.globalPhase);
}

/** A gate for the values of the controls, by definition. */
function selected(choices: Choices, { one, other, target }: Multiplexer): Matrix {
  const uses = choices.flatMap((matrix, k) => {
    const zeros = [...(k & 2 ? [] : [one]), ...(k & 1 ? [] : [other])];
    const flips = zeros.flatMap((wire) => circuit(3).x(wire).operations);
    const under = unitary(matrix, [target], [one, other]);
    return [...flips, ...under, ...flips];
  });
  return denseUnitary(uses, 3);
}

describe('choicesOf and withChoices', () => {
  it('are each other’s inverses, and what a gate for each value of the controls is', () => {
    fc.assert(
      fc.property(role, gate, gate, gate, gate, (multiplexer, a, b, c, d) => {
        const matrix = withChoices([a, b, c, d], multiplexer);
        expect(maxDistance(matrix, selected([a, b, c, d], multiplexer))).toBeLessThan(1e-13);
        choicesOf(matrix, multiplexer, 1e-12)!.forEach((choice, k) => {
          expect(maxDistance(choice, [a, b, c, d][k]!)).toBe(0);
        });
      }),
      { ...FIXED, numRuns: 60 },
    );
  });

  it('are nothing where a control is changed', () => {
    const { operations } = circuit(3).cnot(2, 0).ccx(0, 1, 2);
    expect(choicesOf(denseUnitary(operations, 3), roles[0]!, 1e-9)).toBeUndefined();
  });
});

describe('peelings', () => {
  it('with what was taken off on its side are the whole', () => {
    fc.assert(
      fc.property(
        role,
        axis,
        gate,
        gate,
        fc.tuple(angle, angle),
        fc.boolean(),
        (multiplexer, about, first, start, [b, d], after) => {
          // What is left once the first control's own gate is off shares an axis.
          const rest: Choices = [ONE, rotationMatrix(about, b), ONE, rotationMatrix(about, d)];
          const { one, target } = multiplexer;
          const peel = unitary(first, [target], [one]);
          const end = unitary(start, [target]);
          const inner = unitary(withChoices(rest, { one: 0, other: 1, target: 2 }), [one, multiplexer.other, target]);
          const whole = denseUnitary([...(after ? [] : peel), ...inner, ...(after ? peel : []), ...end], 3);
          const choices = choicesOf(whole, multiplexer, 1e-9)!;
          const found = peelings(choices);
          expect(found.some(({ side }) => side === (after ? 'after' : 'before'))).toBe(true);
          for (const { peeled, rest: left, side } of found) {
            const made = denseUnitary(
              [
                ...unitary(
                  side === 'before'
                    ? written((runs) => writeControlled(runs, peeled, one, target))
                    : withChoices(left, multiplexer),
                  [0, 1, 2],
                ),
                ...unitary(
                  side === 'after'
                    ? written((runs) => writeControlled(runs, peeled, one, target))
                    : withChoices(left, multiplexer),
                  [0, 1, 2],
                ),
                ...unitary(choices[0], [target]),
              ],
              3,
            );
            expect(maxDistance(made, whole)).toBeLessThan(1e-9);
          }
        },
      ),
      { ...FIXED, numRuns: 80 },
    );
  });
});

describe('conjugations', () => {
  it('turn the axis of what the first control does by the second one', () => {
    fc.assert(
      fc.property(
        role,
        axis,
        axis,
        fc.tuple(uniform(0.1, 3), uniform(0.1, 3), angle, angle),
        (multiplexer, about, around, [by, turn, alone, phase]) => {
          const forth = rotationMatrix(around, turn);
          const { one, other, target } = multiplexer;
          const whole = denseUnitary(
            [
              ...unitary(forth, [target], [other]),
              ...unitary(rotationMatrix(about, by), [target], [one]),
              ...unitary(rotationMatrix(around, -turn), [target], [other]),
              ...circuit(3).p(alone, other).cp(phase, one, other).operations,
            ],
            3,
          );
          const choices = choicesOf(whole, multiplexer, 1e-9)!;
          const found = conjugations(choices);
          const parallel = Math.hypot(around[0] - about[0], around[1] - about[1], around[2] - about[2]) < 0.1;
          if (!parallel) expect(found.length).toBeGreaterThan(0);
          for (const each of found) {
            const made = written((runs) => {
              if (each.flipped) runs.flip(one);
              writeControlled(runs, each.turn, other, target);
              writeControlled(runs, each.turned, one, target);
              writeControlled(runs, { ...each.turn, angle: -each.turn.angle }, other, target);
              runs.controlledPhase(each.phase, one, other);
              runs.phaseGate(each.alone, other);
              if (each.flipped) runs.flip(one);
              runs.local(each.flipped ? choices[2] : choices[0], target);
            });
            expect(maxDistance(made, whole)).toBeLessThan(1e-9);
          }
        },
      ),
      { ...FIXED, numRuns: 80 },
    );
  });
});

describe('writeControlled', () => {
  it.each([
    [[0, 0, 1], 0.7],
    [[0, 0, -1], 0.7],
    [[1, 0, 0], Math.PI],
    [[-1, 0, 0], Math.PI],
    [[0, 0, 1], -Math.PI],
    [[0, 1, 0], Math.PI],
    [[0.6, 0, 0.8], -0.4],
    [[0, 1, 0], 0],
  ] as const)('is a rotation about %o by %f and a phase, under a control', (about, by) => {
    const made = written((runs) => writeControlled(runs, { axis: about, angle: by, phase: 0.3 }, 2, 0));
    const matrix = withPhase(rotationMatrix(about, by), 0.3);
    const wanted = denseUnitary(unitary(matrix, [0], [2]), 3);
    expect(maxDistance(made, wanted)).toBeLessThan(1e-12);
  });
});
