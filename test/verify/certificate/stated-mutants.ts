import { circuitOf, identityPermutation, type Operation, type StatedCircuit } from '../../../src/circuit/index.js';
import { inverseOfUse } from '../../../src/gates/index.js';
import type { RandomStream } from '../../../src/simulate/index.js';
import type { Group } from '../../../src/verify/certificate/window-link.js';
import { randomOperation } from '../pauli-rotations/random-pairs.js';

/** The later circuit of a link with a mistake, and hints that still name the gates that they named. */
export interface Claimed {
  readonly stated: StatedCircuit;
  readonly groups: readonly Group[];
}

/** An operation, and where it stood; new ones stood nowhere. */
interface Marked {
  readonly operation: Operation;
  readonly place: number | undefined;
}

export const statedMutations = [
  'drop',
  'wire',
  'sign',
  'order',
  'far order',
  'angle',
  'small angle',
  'insertion',
  'frame',
  'output',
  'input',
  'two',
] as const;

export type StatedMutation = (typeof statedMutations)[number];

/** A mistake of this kind, which may happen to make no difference. */
export function mutatedClaim(
  { stated, groups }: Claimed,
  kind: StatedMutation,
  random: RandomStream,
  angles: readonly number[] = [1e-6, 1e-4],
): Claimed {
  const { circuit, outputPermutation } = stated;
  const { qubits } = circuit;
  const list: Marked[] = circuit.operations.map((operation, place) => ({ operation, place }));
  const [wire, other] = twoOf(qubits, random);
  const moved = (k: number): number => (k === wire ? other : k === other ? wire : k);
  const at = random.integer(Math.max(1, list.length));
  const chosen = list[at];
  const withOperation = (operation: Operation): void => {
    list[at] = { operation, place: at };
  };
  switch (kind) {
    case 'drop':
      list.splice(at, 1);
      break;
    case 'wire':
      if (chosen) {
        const { controls, targets } = chosen.operation;
        withOperation({ ...chosen.operation, controls: controls.map(moved), targets: targets.map(moved) });
      }
      break;
    case 'sign':
      if (chosen) withOperation(inverseOfUse(chosen.operation));
      break;
    case 'order':
      if (list[at + 1]) list.splice(at, 2, list[at + 1]!, chosen!);
      break;
    case 'far order':
      if (chosen) {
        list.splice(at, 1);
        list.splice(random.integer(list.length + 1), 0, chosen);
      }
      break;
    case 'angle':
      if (chosen) withOperation(withAngle(chosen.operation, angles[random.integer(angles.length)]!, random));
      break;
    case 'small angle':
      if (chosen) withOperation(withAngle(chosen.operation, 10 ** (-7 - 4 * random.uniform()), random));
      break;
    case 'insertion': {
      let operation = randomOperation(qubits, random, Math.min(qubits, 3));
      while (operation.gate.gateset !== circuit.gateset)
        operation = randomOperation(qubits, random, Math.min(qubits, 3));
      list.splice(at, 0, { operation, place: undefined });
      break;
    }
    case 'frame': {
      const frames = [...stated.frames];
      frames[wire] = (frames[wire] as number) + angles[random.integer(angles.length)]!;
      return { stated: { ...stated, frames }, groups };
    }
    case 'output':
      return { stated: { ...stated, outputPermutation: outputPermutation.map(moved) }, groups };
    case 'input': {
      const { inputPermutation = identityPermutation(outputPermutation.length) } = stated;
      return { stated: { ...stated, inputPermutation: inputPermutation.map(moved) }, groups };
    }
    case 'two': {
      const kinds = statedMutations.length - 1;
      const once = mutatedClaim({ stated, groups }, statedMutations[random.integer(kinds)]!, random, angles);
      return mutatedClaim(once, statedMutations[random.integer(kinds)]!, random, angles);
    }
  }
  return remade(stated, groups, list);
}

function remade(stated: StatedCircuit, groups: readonly Group[], list: readonly Marked[]): Claimed {
  const { gateset, qubits } = stated.circuit;
  const circuit = circuitOf(
    gateset,
    qubits,
    list.map(({ operation }) => operation),
  );
  const places = new Map(list.map(({ place }, index) => [place, index]));
  const found = groups.map(([was, is]): Group => [was, is.flatMap((place) => places.get(place) ?? [])]);
  return { stated: { ...stated, circuit }, groups: found };
}

function withAngle(operation: Operation, by: number, random: RandomStream): Operation {
  if (operation.parameters.length === 0) return operation;
  const index = random.integer(operation.parameters.length);
  const unit = operation.gate.parameters[index]!.unit;
  const change = unit === 'turns' ? by / (2 * Math.PI) : by;
  const parameters = operation.parameters.map((angle, k) => (k === index ? (angle as number) + change : angle));
  return { ...operation, parameters };
}

export const groupMutations = ['merge', 'drop', 'move', 'exchange', 'all in one'] as const;

/** Other hints: they may lead nowhere, but never to a wrong verdict. */
export function mutatedGroups(
  groups: readonly Group[],
  kind: (typeof groupMutations)[number],
  random: RandomStream,
): readonly Group[] {
  if (groups.length < 2) return groups;
  const [a, b] = twoOf(groups.length, random);
  const [first, second] = [groups[a]!, groups[b]!];
  const rest = groups.filter((_, k) => k !== a && k !== b);
  switch (kind) {
    case 'merge':
      return [
        ...rest,
        [
          [...first[0], ...second[0]],
          [...first[1], ...second[1]],
        ],
      ];
    case 'drop':
      return [...rest, first];
    case 'move':
      return [...rest, [first[0], first[1].slice(1)], [second[0], [...second[1], ...first[1].slice(0, 1)]]];
    case 'exchange':
      return [...rest, [first[0], second[1]], [second[0], first[1]]];
    case 'all in one':
      return [[groups.flatMap(([was]) => was), groups.flatMap(([, is]) => is)]];
  }
}

/** Two different numbers below a limit; the same where there is only one. */
function twoOf(limit: number, random: RandomStream): readonly [number, number] {
  const first = random.integer(limit);
  return [first, limit === 1 ? first : (first + 1 + random.integer(limit - 1)) % limit];
}
