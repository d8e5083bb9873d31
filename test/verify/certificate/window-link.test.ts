import { describe, expect, it } from 'vitest';
import {
  asStated,
  type CircuitData,
  circuit,
  circuitOf,
  type Operation,
  type StatedCircuit,
} from '../../../src/circuit/index.js';
import { qisGates } from '../../../src/gates/index.js';
import { param } from '../../../src/math/index.js';
import { type RandomStream, randomStream } from '../../../src/simulate/index.js';
import { finish } from '../../../src/steps/index.js';
import { equalByWindows, type Group } from '../../../src/verify/certificate/window-link.js';
import type { Equality } from '../../../src/verify/equality.js';
import { PATIENCE, SEED } from '../../simulate/circuit-arbitrary.js';
import { linksOf, randomTranspilation } from './random-links.js';
import { groupMutations, mutatedClaim, mutatedGroups, statedMutations } from './stated-mutants.js';
import { statedDistance } from './stated-oracle.js';

/** More by hand: `WINDOW_PAIRS=100 WINDOW_ROUNDS=10 npx vitest run test/verify/certificate/window-link.test.ts`. */
const PAIRS = Number(process.env['WINDOW_PAIRS'] ?? 8);
/** Mutants of every kind for each link. */
const ROUNDS = Number(process.env['WINDOW_ROUNDS'] ?? 1);

const REORDERINGS = 300 * ROUNDS;

/** What the dense comparison itself is off by. */
const DENSE_ROUNDING = 1e-12;

/** A mutant is really different from here on; below, the bound says how different it may be. */
const DIFFERENT = 1e-6;

describe('equalByWindows', () => {
  it('never calls circuits the same that are further apart than it says', { timeout: 1000 * PATIENCE }, () => {
    const random = randomStream(SEED, PAIRS);
    const score = { right: 0, decided: 0, mutants: 0, wrong: 0, passed: 0, harmless: 0, shuffledHints: 0 };
    for (let pair = 0; pair < PAIRS; pair++) {
      const { transpilation } = randomTranspilation(random);
      for (const { before, after, groups } of linksOf(transpilation)) {
        const right = finish(equalByWindows(before, after, groups));
        score.right++;
        if (right.same) {
          score.decided++;
          expect(statedDistance(before, after)).toBeLessThanOrEqual(right.bound + DENSE_ROUNDING);
          expect(right.bound).toBeLessThan(1e-9);
        }
        for (const kind of groupMutations) {
          const found = finish(equalByWindows(before, after, mutatedGroups(groups, kind, random)));
          if (!found.same) continue;
          score.shuffledHints++;
          expect(statedDistance(before, after), kind).toBeLessThanOrEqual(found.bound + DENSE_ROUNDING);
        }
        const mutations = Array.from({ length: ROUNDS }, () => statedMutations).flat();
        for (const kind of mutations) {
          const claim = { stated: after, groups };
          const mutant = mutatedClaim(claim, kind, random);
          const hints = random.integer(3) === 0 ? groupMutations[random.integer(groupMutations.length)]! : undefined;
          const own = hints ? mutatedGroups(mutant.groups, hints, random) : mutant.groups;
          const found = finish(equalByWindows(before, mutant.stated, own));
          const distance = statedDistance(before, mutant.stated);
          score.mutants++;
          if (distance > DIFFERENT) score.wrong++;
          else score.harmless++;
          if (!found.same) continue;
          score.passed++;
          expect(distance, `${kind} in pair ${pair}`).toBeLessThanOrEqual(found.bound + DENSE_ROUNDING);
          expect(found.bound, `${kind} in pair ${pair}`).toBeLessThan(1e-4);
        }
      }
    }
    if (process.env['WINDOW_PAIRS']) console.log(score);
    expect(score.decided).toBeGreaterThan(0.9 * score.right);
    expect(score.wrong).toBeGreaterThan(0.5 * score.mutants);
    expect(score.passed).toBeGreaterThan(0);
  });

  it('books what gates that change places fail to commute by', () => {
    const random = randomStream(SEED);
    const score = { same: 0, apart: 0 };
    for (let pair = 0; pair < REORDERINGS; pair++) {
      const bits = 2 + random.integer(2);
      const tilt = pick([0, 1e-11, 1e-10, 3e-10, 1e-9, 1e-8], random);
      const before = nearlyAlong(bits, 2 + random.integer(5), tilt, random);
      const order = shuffled(before.length, random);
      const after = order.flatMap((place) => before[place]!);
      const places = before.map((gates, k) => before.slice(0, k).flat().length + gates.length - 2);
      const later = order.map((_, k) => order.slice(0, k + 1).flatMap((place) => before[place]!).length - 2);
      const groups = order.map((place, k): Group => [[places[place]!], [later[k]!]]);
      const [first, last] = [before.flat(), after].map((operations) => asStated(circuitOf('qis', bits, operations)));
      const found = finish(equalByWindows(first!, last!, groups));
      const distance = statedDistance(first!, last!);
      if (!found.same) continue;
      score.same++;
      if (distance > 1e-11) score.apart++;
      expect(distance, `pair ${pair}`).toBeLessThanOrEqual(found.bound + 1e-14);
    }
    expect(score.same).toBeGreaterThan(0.5 * REORDERINGS);
    expect(score.apart).toBeGreaterThan(0.05 * REORDERINGS);
  });
});

const stated = (made: CircuitData): StatedCircuit => asStated(made);

describe('equalByWindows decides', () => {
  it.each<readonly [what: string, before: CircuitData, after: CircuitData, groups: readonly Group[]]>([
    [
      'gates that commute and change places',
      circuit(3).cz(0, 1).zz(0.3, 1, 2).cz(0, 2),
      circuit(3).cz(0, 2).cz(0, 1).zz(0.3, 1, 2),
      [
        [[0], [1]],
        [[1], [2]],
        [[2], [0]],
      ],
    ],
    [
      'a control that is passed by another one, and a target by a target',
      circuit(3).cnot(0, 1).cnot(0, 2).cnot(1, 2),
      circuit(3).cnot(0, 2).cnot(0, 1).cnot(1, 2),
      [
        [[0], [1]],
        [[1], [0]],
        [[2], [2]],
      ],
    ],
    [
      'a block with a swap in it, whose later gates stand on other wires',
      circuit(3).cnot(0, 1).swap(0, 1).cnot(1, 2),
      circuit(3).cnot(0, 1).cnot(0, 2).swap(0, 1),
      [
        [[0], [0]],
        [[1], []],
        [[2], [1]],
        [[], [2]],
      ],
    ],
    [
      'gates merged into one',
      circuit(2).zz(0.1, 0, 1).rx(0, 0).zz(0.2, 0, 1),
      circuit(2).zz(0.3, 0, 1),
      [[[0, 2], [0]]],
    ],
    ['gates that cancel', circuit(2).cnot(0, 1).rz(0.4, 0).x(1).cnot(0, 1), circuit(2).x(1).rz(0.4, 0), [[[0, 3], []]]],
    [
      'gates that cancel around others',
      circuit(4).cz(0, 1).zz(0.2, 1, 2).cz(2, 3).cz(0, 1),
      circuit(4).zz(0.2, 1, 2).cz(2, 3),
      [
        [[0, 3], []],
        [[1], [0]],
        [[2], [1]],
      ],
    ],
    [
      'a gate turned by one-wire gates that go through it',
      circuit(2).h(0).h(1).cz(0, 1).h(0).h(1),
      circuit(2).h(1).cnot(1, 0).h(1),
      [[[2], [1]]],
    ],
    [
      'three controlled nots as a swap',
      circuit(3).cnot(0, 1).cnot(1, 0).cnot(0, 1).ccx(0, 1, 2),
      circuit(3).swap(0, 1).ccx(0, 1, 2),
      [
        [[0, 1, 2], [0]],
        [[3], [1]],
      ],
    ],
    [
      'wires that go round in a circle',
      circuit(3).swap(0, 1).swap(1, 2).cnot(0, 2),
      circuit(3).swap(1, 2).swap(0, 2).cnot(0, 2),
      [
        [
          [0, 1],
          [0, 1],
        ],
        [[2], [2]],
      ],
    ],
    [
      'a gate of three wires taken apart',
      circuit(3).ccx(0, 1, 2),
      circuit(3)
        .h(2)
        .cnot(1, 2)
        .ti(2)
        .cnot(0, 2)
        .t(2)
        .cnot(1, 2)
        .ti(2)
        .cnot(0, 2)
        .t(1)
        .t(2)
        .cnot(0, 1)
        .h(2)
        .t(0)
        .ti(1)
        .cnot(0, 1),
      [[[0], [1, 3, 5, 7, 10, 14]]],
    ],
  ])('%s', (_, before, after, groups) => {
    const found = finish(equalByWindows(stated(before), stated(after), groups));
    expect(found).toMatchObject({ same: true });
    expect(found.same && found.bound).toBeLessThan(1e-12);
    expect(statedDistance(stated(before), stated(after))).toBeLessThan(1e-13);
    // The same hints with the circuits exchanged.
    const back = groups.map(([was, is]): Group => [is, was]);
    expect(finish(equalByWindows(stated(after), stated(before), back)).same).toBe(true);
  });

  it('nothing of gates on too many wires, without values, or that hints name twice', () => {
    const six = stated(circuit(6).pauliexp({ XXXXXX: 1 }, 0.3, [0, 1, 2, 3, 4, 5]));
    expect(finish(equalByWindows(six, six, [[[0], [0]]]))).toMatchObject({ same: false, stuck: { original: 0 } });
    const two = stated(circuit(2).cnot(0, 1).cnot(1, 0));
    for (const groups of [
      [
        [[0], [0]],
        [[0], [1]],
      ],
      [[[2], [0]]],
      [[[-1], [0]]],
      [[[Number.NaN], [0]]],
      [[['__proto__' as never], [0]]],
    ] as readonly (readonly Group[])[]) {
      const { stuck } = finish(equalByWindows(two, two, groups)) as Extract<Equality, { same: false }>;
      expect(stuck.reason).toBe('the hints name operations twice, or none');
    }
  });

  it('that qubits end on other wires, or otherwise turned, than is stated', () => {
    const before = stated(circuit(2).cnot(0, 1));
    const reason = (claim: Partial<StatedCircuit>, made: CircuitData = before.circuit) => {
      const found = finish(equalByWindows(before, { ...stated(made), ...claim }, [[[0], [0]]]));
      return found.same ? undefined : found.stuck.reason;
    };
    expect(reason({})).toBeUndefined();
    expect(reason({ outputPermutation: [1, 0] })).toBe('qubit 0 does not end on the wire that is stated');
    expect(reason({ frames: [0, 1e-6] })).toBe('qubit 1 is turned otherwise in the end, or its frame is not as stated');
    expect(reason({ frames: [0, Number.NaN] })).toContain('qubit 1 is turned otherwise');
    expect(reason({ frames: [param('a'), 0] })).toContain('qubit 0 is turned otherwise');
    expect(reason({ outputPermutation: [0, 1] }, circuit(3).cnot(0, 1).x(2))).toBe(
      'wire 2, which holds no qubit, is turned otherwise in the end',
    );
  });

  it('books matrices that are not quite unitary', () => {
    const by = 4e-13;
    const made = circuit(2)
      .cnot(0, 1)
      .unitary(
        [
          [1 + by, 0],
          [0, 1 + by],
        ],
        [0],
      );
    const found = finish(equalByWindows(stated(made), stated(circuit(2).cnot(0, 1)), [[[0], [0]]]));
    expect(found.same && found.bound).toBeGreaterThan(by);
    expect(found.same && found.bound).toBeLessThan(1e-11);
  });
});

/** Interactions nearly along Z, each between turns that tilt it by so much; some are so weak that their axis is blurred. */
function nearlyAlong(
  bits: number,
  count: number,
  tilt: number,
  random: RandomStream,
): readonly (readonly Operation[])[] {
  return Array.from({ length: count }, () => {
    const targets = shuffled(bits, random).slice(0, 2);
    const angle = (random.uniform() - 0.5) * tilt;
    const [wire] = targets;
    const turn = (by: number): Operation => ({ gate: qisGates.rx, parameters: [by], controls: [], targets: [wire!] });
    const strength = pick([1, 1, 1e-3, 1e-6, 1e-9], random) * (random.uniform() - 0.5);
    return [turn(angle), { gate: qisGates.zz, parameters: [strength], controls: [], targets }, turn(-angle)];
  });
}

function pick<T>(items: readonly T[], random: RandomStream): T {
  return items[random.integer(items.length)]!;
}

function shuffled(count: number, random: RandomStream): readonly number[] {
  const list = Array.from({ length: count }, (_, k) => k);
  for (let k = count - 1; k > 0; k--) {
    const other = random.integer(k + 1);
    [list[k], list[other]] = [list[other]!, list[k]!];
  }
  return list;
}
