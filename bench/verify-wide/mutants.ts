import type { CircuitData, Operation } from 'ionloom';
import type { StatedCandidate } from 'ionloom/verify';

/** A whole number below a bound; the same ones in every run. */
export type Draw = (bound: number) => number;

/** Numbers that are well enough spread to choose places (mulberry32). */
export function drawsOf(seed: number): Draw {
  let state = seed;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

/** A claim with what it states, as a transpilation has it. */
export type Claim = StatedCandidate & Required<Pick<StatedCandidate, 'frames' | 'outputPermutation'>>;

type Mutation = (claim: Claim, draw: Draw) => Claim;

/** By how much an angle is moved, in turns or radians. */
const SMALL_ANGLE = 1e-6;

/** Native gates of an angle that is not zero: without one of them, or with another in its place, the circuit is another. */
function oneGate(claim: Claim, draw: Draw, change: (operation: Operation) => readonly Operation[]): Claim {
  const { operations } = claim.circuit;
  for (;;) {
    const chosen = draw(operations.length);
    const { gate, parameters } = operations[chosen]!;
    const angle = parameters.at(-1);
    if (gate.kind !== 'unitary' || (gate.targets === 2 && Math.abs(angle as number) < SMALL_ANGLE)) continue;
    return withOperations(
      claim,
      operations.flatMap((operation, k) => (k === chosen ? change(operation) : [operation])),
    );
  }
}

function withOperations(claim: Claim, operations: readonly Operation[]): Claim {
  return { ...claim, circuit: { ...plain(claim.circuit), operations } };
}

function plain({ gateset, qubits, operations, measurements, globalPhase, parameters, keys }: CircuitData): CircuitData {
  return { gateset, qubits, operations, measurements, globalPhase, parameters, keys };
}

const mutations: Readonly<Record<string, Mutation>> = {
  drop: (claim, draw) => oneGate(claim, draw, () => []),
  wire: (claim, draw) =>
    oneGate(claim, draw, (operation) => {
      const [first, ...rest] = operation.targets;
      const { qubits } = claim.circuit;
      let other = draw(qubits);
      while (operation.targets.includes(other)) other = (other + 1) % qubits;
      return [{ ...operation, targets: rest.length === 0 ? [other] : [first!, other] }];
    }),
  sign: (claim, draw) =>
    oneGate(claim, draw, (operation) => {
      const [first, ...rest] = operation.parameters as number[];
      // Half a turn more in its phase turns a pulse around; one by half a turn is the same both ways.
      const turned = operation.gate.name === 'zz' ? -first! : first! + (operation.gate.name === 'gpi' ? 0.1 : 0.5);
      return [{ ...operation, parameters: [turned, ...rest] }];
    }),
  order: (claim, draw) => {
    const { operations } = claim.circuit;
    const places = operations.flatMap((_, k) => (exchanged(operations[k]!, operations[k + 1]) ? [k] : []));
    if (places.length === 0) return mutations['drop']!(claim, draw);
    const k = places[draw(places.length)]!;
    const list = [...operations];
    [list[k], list[k + 1]] = [list[k + 1]!, list[k]!];
    return withOperations(claim, list);
  },
  angle: (claim, draw) =>
    oneGate(claim, draw, (operation) => {
      const parameters = operation.parameters as readonly number[];
      return [{ ...operation, parameters: [...parameters.slice(0, -1), parameters.at(-1)! + SMALL_ANGLE] }];
    }),
  frame: (claim, draw) => {
    const wire = draw(claim.frames.length);
    return { ...claim, frames: claim.frames.map((angle, k) => (k === wire ? (angle as number) + 1e-3 : angle)) };
  },
  permutation: (claim, draw) => {
    const wires = [...claim.outputPermutation];
    const first = draw(wires.length);
    const second = (first + 1 + draw(wires.length - 1)) % wires.length;
    [wires[first], wires[second]] = [wires[second]!, wires[first]!];
    return { ...claim, outputPermutation: wires };
  },
};

const kinds = Object.keys(mutations);

/** Whether a quarter turn and the interaction after it do not commute: the one about X or Y, the other about Z or another. */
function exchanged(pulse: Operation, next: Operation | undefined): boolean {
  if (pulse.gate.name !== 'gpi2' || !next?.targets.includes(pulse.targets[0]!)) return false;
  // Next to an interaction by nearly nothing, either order is the same circuit within any tolerance.
  if (Math.abs(next.parameters.at(-1) as number) < SMALL_ANGLE) return false;
  if (next.gate.name === 'zz') return true;
  const phase = next.parameters[next.targets.indexOf(pulse.targets[0]!)] as number;
  const apart = 2 * (phase - (pulse.parameters[0] as number));
  return next.gate.name === 'ms' && Math.abs(apart - Math.round(apart)) > 1e-3;
}

/** The kinds of mistakes; `two` are two of them at once. */
export const mutantKinds: readonly string[] = [...kinds, 'two'];

/** A claim with a mistake, which makes it another circuit. */
export function mutantOf(claim: Claim, kind: string, draw: Draw): Claim {
  if (kind !== 'two') return mutations[kind]!(claim, draw);
  // Two of the same kind may undo each other.
  const first = draw(kinds.length);
  const second = (first + 1 + draw(kinds.length - 1)) % kinds.length;
  return mutantOf(mutantOf(claim, kinds[first]!, draw), kinds[second]!, draw);
}
