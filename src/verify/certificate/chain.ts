import { carriedOut, circuitOf, identityPermutation, type Operation, type StatedCircuit } from '../../circuit/index.js';
import { type Steps, within } from '../../steps/index.js';
import type { Equality } from '../equality.js';
import { equalPathSums } from '../path-sums/index.js';
import { equalRotations } from '../pauli-rotations/index.js';
import { sharedRegister, spareBits } from '../register.js';
import type { LinkMethod } from './certificate.js';
import type { Station } from './read-certificate.js';
import { equalByWindows, type Group } from './window-link.js';

/**
 * Whether the first circuit is the last one, by way of all that stand between, each link in the way that it is said to be
 * shown in, if one is. The bounds of all links add up.
 */
export function* equalByChain(original: StatedCircuit, stations: readonly Station[]): Steps<Equality> {
  let before = original;
  let bound = 0;
  if (stations.length === 0) return unknown('there is no step from the one circuit to the other');
  for (const [index, { pass, after, groups, by }] of stations.entries()) {
    const found = yield* within(index, stations.length, shown({ before, after, groups }, by));
    if (!found.same) {
      const reason = `step ${index + 1} of the certificate (${pass}) does not hold: ${found.stuck.reason}`;
      return { same: false, stuck: { ...found.stuck, reason } };
    }
    bound += found.bound;
    before = after;
  }
  return { same: true, bound };
}

/** In the way that is said, or in the first that does it. */
function* shown(link: Link, by: LinkMethod | undefined): Steps<Equality> {
  const [first, ...others] = by === undefined ? waysOf(link) : [by];
  const found = yield* equalLink(link, first!);
  if (found.same) return found;
  for (const other of others) {
    const again = yield* equalLink(link, other);
    if (again.same) return again;
  }
  return found;
}

/** Two circuits next to each other, and which operations are said to stand for which, by place. */
export interface Link {
  readonly before: StatedCircuit;
  readonly after: StatedCircuit;
  readonly groups: readonly Group[];
}

/** Whether two circuits next to each other are the same, shown in one way. */
export function* equalLink({ before, after, groups }: Link, by: LinkMethod): Steps<Equality> {
  if (by === 'windows') return yield* equalByWindows(before, after, groups);
  const wires = before.circuit.qubits;
  const [first, last] = [before, after].map((stated) => withSpares(stated, wires)) as [StatedCircuit, StatedCircuit];
  const register = sharedRegister(carriedOut(startingInPlace(first)), last);
  const { original, candidate, bits, start } = register;
  const zeros = spareBits(register);
  return yield* wholly[by](original.operations, candidate.operations, bits, { start, zeros });
}

function unknown(reason: string): Equality {
  return { same: false, stuck: { original: undefined, candidate: undefined, reason } };
}

/**
 * The wires that hold no qubit as qubits, too, in their order, until there are so many: all of them are |0> before, and
 * what is the same for all states of them is so for that.
 */
function withSpares(stated: StatedCircuit, qubits: number): StatedCircuit {
  const filled = (wires: readonly number[]): readonly number[] => {
    const own = new Set(wires);
    const spare = identityPermutation(Math.max(qubits, stated.circuit.qubits)).filter((wire) => !own.has(wire));
    return [...wires, ...spare.slice(0, qubits - wires.length)];
  };
  const { inputPermutation = identityPermutation(stated.outputPermutation.length), outputPermutation } = stated;
  return { ...stated, inputPermutation: filled(inputPermutation), outputPermutation: filled(outputPermutation) };
}

/** The same with its wires renamed, so that every qubit starts on the wire of its own number; for all wires. */
function startingInPlace({ inputPermutation, ...stated }: StatedCircuit): StatedCircuit {
  const { circuit, outputPermutation, frames } = stated;
  const qubits = new Array<number>(circuit.qubits);
  for (const [qubit, wire] of inputPermutation!.entries()) qubits[wire] = qubit;
  if (qubits.every((qubit, wire) => qubit === wire)) return stated;
  const moved = (wires: readonly number[]) => wires.map((wire) => qubits[wire]!);
  const operations = circuit.operations.map((each) => ({
    ...each,
    controls: moved(each.controls),
    targets: moved(each.targets),
  }));
  return {
    ...stated,
    circuit: circuitOf(circuit.gateset, circuit.qubits, operations),
    outputPermutation: moved(outputPermutation),
    frames: inputPermutation!.map((wire) => frames[wire]!),
  };
}

const wholly = { 'pauli-rotations': equalRotations, 'path-sum': equalPathSums } as const;

/** The ways to show a link that are worth a try, the best first. */
export function waysOf({ before, after }: Link): readonly LinkMethod[] {
  const hasFunctions = [before, after].some(({ circuit }) => circuit.operations.some(hasSeveralControls));
  return hasFunctions ? ['windows', 'path-sum', 'pauli-rotations'] : ['windows', 'pauli-rotations', 'path-sum'];
}

/** What makes it likely that wires carry Boolean functions. */
function hasSeveralControls({ controls }: Operation): boolean {
  return controls.length > 1;
}
