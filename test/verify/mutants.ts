import { type CircuitData, circuitOf, type Operation } from '../../src/circuit/index.js';
import { nativeGates } from '../../src/gates/index.js';
import type { RandomStream } from '../../src/simulate/index.js';
import type { StatedCandidate } from '../../src/verify/index.js';

/** A candidate with one mistake in it, of a kind that transpilers really make. */
export interface Mutant {
  readonly kind: MutantKind;
  readonly claim: StatedCandidate;
}

type Mutation = (claim: StatedCandidate, random: RandomStream) => StatedCandidate | undefined;

function pick<T>(items: readonly T[], random: RandomStream): T | undefined {
  return items.length === 0 ? undefined : items[random.integer(items.length)];
}

function withOperations(claim: StatedCandidate, operations: readonly Operation[]): StatedCandidate {
  const { gateset, qubits, measurements, globalPhase } = claim.circuit;
  return {
    ...claim,
    circuit: circuitOf(gateset, qubits, operations, { measurements, globalPhase }) as unknown as CircuitData,
  };
}

/** Changes one operation that qualifies. */
function changeOne(
  claim: StatedCandidate,
  random: RandomStream,
  qualifies: (operation: Operation) => boolean,
  change: (operation: Operation) => readonly Operation[],
): StatedCandidate | undefined {
  const { operations } = claim.circuit;
  const index = pick(
    operations.map((_, k) => k).filter((k) => qualifies(operations[k]!)),
    random,
  );
  if (index === undefined) return undefined;
  return withOperations(
    claim,
    operations.flatMap((operation, k) => (k === index ? change(operation) : [operation])),
  );
}

/** Changes one parameter of one operation. */
function changeParameter(
  claim: StatedCandidate,
  random: RandomStream,
  change: (value: number, unit: string) => number,
): StatedCandidate | undefined {
  return changeOne(
    claim,
    random,
    ({ parameters }) => parameters.length > 0,
    (operation) => {
      const chosen = random.integer(operation.parameters.length);
      const unit = operation.gate.parameters[chosen]!.unit;
      const parameters = operation.parameters.map((value, k) => (k === chosen ? change(value as number, unit) : value));
      return [{ ...operation, parameters }];
    },
  );
}

const mutations = {
  'dropped gate': (claim, random) =>
    changeOne(
      claim,
      random,
      () => true,
      () => [],
    ),

  'swapped wires': (claim, random) => {
    const { qubits } = claim.circuit;
    if (qubits === 1) return undefined;
    const a = random.integer(qubits);
    const b = (a + 1 + random.integer(qubits - 1)) % qubits;
    const moved = (wire: number): number => (wire === a ? b : wire === b ? a : wire);
    return changeOne(
      claim,
      random,
      ({ targets }) => targets.includes(a) || targets.includes(b),
      (operation) => [{ ...operation, targets: operation.targets.map(moved), controls: operation.controls.map(moved) }],
    );
  },

  'negated angle': (claim, random) => changeParameter(claim, random, (value) => -value),

  'quarter turn': (claim, random) =>
    changeParameter(claim, random, (value, unit) => value + (unit === 'turns' ? 0.25 : Math.PI / 2)),

  'forgotten frame': (claim, random) => {
    const frames = claim.frames ?? [];
    const wire = pick(
      frames.map((_, k) => k).filter((k) => frames[k] !== 0),
      random,
    );
    return wire === undefined ? undefined : { ...claim, frames: frames.map((angle, k) => (k === wire ? 0 : angle)) };
  },

  'wrong permutation': (claim, random) => {
    const { qubits } = claim.circuit;
    if (qubits === 1) return undefined;
    const wires = [...(claim.outputPermutation ?? Array.from({ length: qubits }, (_, wire) => wire))];
    const a = random.integer(wires.length);
    const b = (a + 1 + random.integer(wires.length - 1)) % wires.length;
    [wires[a], wires[b]] = [wires[b]!, wires[a]!];
    return { ...claim, outputPermutation: wires };
  },

  'swapped MS phases': (claim, random) =>
    changeOne(
      claim,
      random,
      ({ gate }) => gate === nativeGates.ms,
      (operation) => {
        const [first, second, ...rest] = operation.parameters;
        return [{ ...operation, parameters: [second!, first!, ...rest] }];
      },
    ),

  'reversed read-out': ({ circuit, ...rest }) => {
    const { gateset, qubits, operations, measurements, globalPhase } = circuit;
    if (measurements.length === 0) return undefined;
    const reversed = measurements.map(({ key, wires }) => ({ key, wires: [...wires].reverse() }));
    return {
      ...rest,
      circuit: circuitOf(gateset, qubits, operations, {
        measurements: reversed,
        globalPhase,
      }) as unknown as CircuitData,
    };
  },
} satisfies Readonly<Record<string, Mutation>>;

export type MutantKind = keyof typeof mutations;

export const mutantKinds = Object.keys(mutations) as readonly MutantKind[];

/** One mutant of every kind that the candidate has room for. */
export function mutantsOf(claim: StatedCandidate, random: RandomStream): readonly Mutant[] {
  return mutantKinds.flatMap((kind) => {
    const mutant = (mutations[kind] as Mutation)(claim, random);
    return mutant === undefined ? [] : [{ kind, claim: mutant }];
  });
}
