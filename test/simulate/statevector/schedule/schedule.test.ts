import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../../src/simulate/index.js';
import type { BitStep } from '../../../../src/simulate/statevector/normal-form/frames.js';
import { scheduleSection, TABLES_PER_STAGE } from '../../../../src/simulate/statevector/schedule/schedule.js';
import type { Stage, TileRotation, TileTask } from '../../../../src/simulate/statevector/schedule/stage.js';
import { SEED } from '../../circuit-arbitrary.js';
import { type Complex, plus, times } from '../../reference.js';

const BITS = 5;
const ALL = 2 ** BITS - 1;
const tiling = { bits: BITS, tileBits: 3, lowBits: 1 };

const onesIn = (mask: number): number => [...mask.toString(2)].filter((digit) => digit === '1').length;
const turn = (angle: number): Complex => [Math.cos(angle), Math.sin(angle)];

type State = readonly Complex[];

/** RY without its cosine; the tangent is negated where an odd number of bits of `signs` is one. */
function rotated(state: State, { bit, tangent, signs }: TileRotation): State {
  return state.map((amplitude, i) => {
    const t = onesIn(i & signs) % 2 === 0 ? tangent : -tangent;
    return plus(amplitude, times([((i >> bit) & 1) === 1 ? t : -t, 0], state[i ^ (1 << bit)]!));
  });
}

function multiplied(state: State, mask: number, pattern: number, angle: number): State {
  return state.map((amplitude, i) => ((i & mask) === pattern ? times(amplitude, turn(angle)) : amplitude));
}

function withParity(state: State, mask: number, angle: number): State {
  return state.map((amplitude, i) => times(amplitude, turn(onesIn(i & mask) % 2 === 0 ? -angle : angle)));
}

/** A step by its definition, normalised. */
function stepped(state: State, step: BitStep): State {
  if (step.kind === 'phase') return multiplied(state, step.mask, step.pattern, step.angle);
  if (step.kind === 'parity') return withParity(state, step.mask, step.angle);
  const cos = 1 / Math.sqrt(1 + step.tangent ** 2);
  return rotated(state, { ...step, signs: 0 }).map((amplitude) => times([cos, 0], amplitude));
}

/** A task by its definition, over the whole register at once. */
function done(state: State, task: TileTask): State {
  switch (task.kind) {
    case 'rotate':
      return task.rotations.reduce(rotated, state);
    case 'chain': {
      const both = (1 << task.first.bit) | (1 << task.second.bit);
      return rotated(multiplied(rotated(state, task.first), both, both, task.angle), task.second);
    }
    case 'wide':
      return task.phase.kind === 'parity'
        ? withParity(state, task.phase.mask, task.phase.angle)
        : multiplied(state, task.phase.mask, task.phase.pattern, task.phase.angle);
    default: {
      const scale = task.kind === 'table' ? task.scale : 1;
      const scaled = state.map((amplitude) => times([scale, 0], amplitude));
      return task.phases.reduce<State>((sum, { mask, angle }) => multiplied(sum, mask, mask, angle), scaled);
    }
  }
}

/** What a stage says of itself that tiles are cut by. */
function expectWithinTile({ tile, zero, still, fixed, tasks }: Stage, state: State): void {
  expect(onesIn(tile)).toBe(tiling.tileBits);
  expect(tile & 1).toBe(1);
  expect(tasks.filter(({ kind }) => kind === 'table').length).toBeLessThanOrEqual(TABLES_PER_STAGE);
  state.forEach((amplitude, i) => {
    if (amplitude[0] === 0 && amplitude[1] === 0) return;
    expect(i & still).toBe(fixed);
    expect(i & zero).toBe(0);
  });
  for (const task of tasks) {
    const rotations = task.kind === 'rotate' ? task.rotations : task.kind === 'chain' ? [task.first, task.second] : [];
    for (const { bit, signs } of rotations) {
      expect((tile >> bit) & 1).toBe(1);
      expect(signs & tile).toBe(0);
    }
    if (task.kind === 'table') for (const { mask } of task.phases) expect(mask & ~tile).toBe(0);
    if (task.kind === 'ramp') for (const { mask } of task.phases) expect(mask & ~tile).not.toBe(0);
  }
}

const bit = fc.nat(BITS - 1);
const angle = fc.constantFrom(Math.PI, Math.PI / 2, 0.7, -1.9);
const masked = (least: number, most: number) =>
  fc
    .subarray([0, 1, 2, 3, 4], { minLength: least, maxLength: most })
    .map((bits) => bits.reduce((mask, own) => mask | (1 << own), 0));

const step: fc.Arbitrary<BitStep> = fc.oneof(
  fc.record({ kind: fc.constant('rotation' as const), bit, tangent: fc.constantFrom(1, -1, 0.3, -2.5) }),
  fc
    .record({ mask: masked(1, 2), angle })
    .map(({ mask, angle: by }) => ({ kind: 'phase' as const, mask, pattern: mask, angle: by })),
  fc
    .record({ mask: masked(3, 4), bits: fc.nat(ALL), angle })
    .map(({ mask, bits, angle: by }) => ({ kind: 'phase' as const, mask, pattern: mask & bits, angle: by })),
  fc.record({ kind: fc.constant('parity' as const), mask: masked(3, 5), angle }),
);

function expectSchedule(steps: readonly BitStep[], moving: number, start: number, initial: State): void {
  const { stages, scale } = scheduleSection({ flips: 0, steps, actions: [] }, tiling, moving, start);
  let state = initial;
  for (const stage of stages) {
    expectWithinTile(stage, state);
    state = stage.tasks.reduce(done, state);
  }
  steps.reduce(stepped, initial).forEach(([re, im], i) => {
    expect(scale * state[i]![0]).toBeCloseTo(re, 11);
    expect(scale * state[i]![1]).toBeCloseTo(im, 11);
  });
}

describe('scheduleSection', () => {
  const random = randomStream(2);
  const anyState = Array.from({ length: 2 ** BITS }, (): Complex => [random.normal(), random.normal()]);

  // What could be a chain of bits 0 and 2, but for a phase with a bit outside of the tile.
  const outsideChain: BitStep[] = [
    { kind: 'rotation', bit: 0, tangent: 0.3 },
    { kind: 'phase', mask: 0b00101, pattern: 0b00101, angle: 0.7 },
    { kind: 'phase', mask: 0b10100, pattern: 0b10100, angle: 0.7 },
    { kind: 'rotation', bit: 2, tangent: 0.3 },
  ];

  it('does to any state what the steps do, up to its scale', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30, size: 'max' }), (steps) => expectSchedule(steps, ALL, 0, anyState)),
      { seed: SEED, numRuns: 80, examples: [[outsideChain]] },
    );
  });

  it('does so to a basis state, and is right about the bits that stay as they are', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30, size: 'max' }), fc.nat(ALL), (steps, start) => {
        const basis = anyState.map((_, i): Complex => (i === start ? [1, 0] : [0, 0]));
        expectSchedule(steps, 0, start, basis);
      }),
      { seed: SEED, numRuns: 80 },
    );
  });

  it('says which bits were rotated', () => {
    const steps: readonly BitStep[] = [
      { kind: 'rotation', bit: 3, tangent: 1 },
      { kind: 'phase', mask: 0b10, pattern: 0b10, angle: 1 },
    ];
    expect(scheduleSection({ flips: 0, steps, actions: [] }, tiling, 0b1, 0).rotated).toBe(0b1001);
  });

  it('keeps whole cache lines together and takes the bits that are rotated first', () => {
    const steps = [4, 2].map((own): BitStep => ({ kind: 'rotation', bit: own, tangent: 1 }));
    const { stages } = scheduleSection({ flips: 0, steps, actions: [] }, tiling, ALL, 0);
    expect(stages.map(({ tile }) => tile)).toEqual([0b10101]);
  });
});
