import type { Operation } from '../../../src/circuit/index.js';
import { qisGates } from '../../../src/gates/index.js';
import type { RandomStream } from '../../../src/simulate/index.js';

/** Operations, and where the wire of each bit starts. */
export interface Placed {
  readonly operations: readonly Operation[];
  readonly start: readonly number[];
}

type Mutation = (placed: Placed, bits: number, random: RandomStream) => Placed;

function pick<T>(list: readonly T[], random: RandomStream): T {
  return list[random.integer(list.length)]!;
}

/** Changes one operation of those that qualify. */
function changed(
  { operations, start }: Placed,
  random: RandomStream,
  change: (operation: Operation) => readonly Operation[],
  qualifies: (operation: Operation) => boolean = () => true,
): Placed {
  const places = operations.flatMap((operation, k) => (qualifies(operation) ? [k] : []));
  const chosen = places.length === 0 ? -1 : pick(places, random);
  return { operations: operations.flatMap((each, k) => (k === chosen ? change(each) : [each])), start };
}

function withParameter(placed: Placed, random: RandomStream, change: (value: number) => number): Placed {
  return changed(
    placed,
    random,
    (operation) => {
      const chosen = random.integer(operation.parameters.length);
      const parameters = operation.parameters.map((value, k) => (k === chosen ? change(value as number) : value));
      return [{ ...operation, parameters }];
    },
    ({ parameters }) => parameters.length > 0,
  );
}

/** Two different numbers below a limit; the same where there is only one. */
function two(limit: number, random: RandomStream): readonly [number, number] {
  const first = random.integer(limit);
  return [first, limit === 1 ? first : (first + 1 + random.integer(limit - 1)) % limit];
}

const { rz, s, t, x, z } = qisGates;

/** Mistakes that a transpiler may make, in any list of operations. */
export const mutations: Readonly<Record<string, Mutation>> = {
  drop: (placed, _bits, random) => changed(placed, random, () => []),
  wire: (placed, bits, random) => {
    const [a, b] = two(bits, random);
    const move = (wire: number): number => (wire === a ? b : wire === b ? a : wire);
    return changed(placed, random, (each) => [
      { ...each, controls: each.controls.map(move), targets: each.targets.map(move) },
    ]);
  },
  sign: (placed, _bits, random) => withParameter(placed, random, (value) => -value),
  order: ({ operations, start }, _bits, random) => {
    const at = random.integer(Math.max(1, operations.length - 1));
    const [before, two, after] = [operations.slice(0, at), operations.slice(at, at + 2), operations.slice(at + 2)];
    return { operations: [...before, ...two.reverse(), ...after], start };
  },
  angle: (placed, _bits, random) => withParameter(placed, random, (value) => value + pick([1e-6, 1e-9, 0.25], random)),
  frame: ({ operations, start }, bits, random) => {
    const frame = {
      gate: rz,
      parameters: [pick([1e-6, 0.3, Math.PI], random)],
      controls: [],
      targets: [random.integer(bits)],
    };
    return { operations: [...operations, frame], start };
  },
  permutation: ({ operations, start }, _bits, random) => {
    const [a, b] = two(start.length, random);
    const swapped = start.map((place, k) => start[k === a ? b : k === b ? a : k] ?? place);
    return { operations, start: swapped };
  },
  insertion: ({ operations, start }, bits, random) => {
    const at = random.integer(operations.length + 1);
    const [control, target] = two(bits, random);
    const controls = control === target || random.integer(2) === 0 ? [] : [control];
    const gate = { gate: pick([x, z, s, t], random), parameters: [], controls, targets: [target] };
    return { operations: [...operations.slice(0, at), gate, ...operations.slice(at)], start };
  },
};

/** A candidate with one mistake, or with two. */
export function mutant(placed: Placed, bits: number, random: RandomStream): Placed {
  const kinds = Object.keys(mutations);
  const once = mutations[pick(kinds, random)]!(placed, bits, random);
  return random.integer(4) === 0 ? mutations[pick(kinds, random)]!(once, bits, random) : once;
}
