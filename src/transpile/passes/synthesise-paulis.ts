import type { Operation } from '../../circuit/index.js';
import { pauliLetter } from '../../gates/index.js';
import { type Angle, addPhases, isNumeric, scaleAngle } from '../../math/index.js';
import { letterNamed } from '../../pauli/index.js';
import type { Pass, PassRequest } from '../pipeline/pass.js';
import { rewritten } from '../pipeline/rewritten.js';
import { costOfLadders } from '../synthesis/paulis/ladder-cost.js';
import { searchesFor } from '../synthesis/paulis/network-searches.js';
import type { PauliNetwork } from '../synthesis/paulis/network-writer.js';
import { type PauliRotation, synthesizeNetwork } from '../synthesis/paulis/pauli-network.js';
import { RelabelledCircuit } from './pauli-regions/relabelled-circuit.js';
import { joinSteps } from './synthesise-paulis/join-steps.js';

/**
 * Runs of Pauli exponentials become networks of interactions that they share, ending in a permutation of wires.
 *
 * A run holds at least one sum of Pauli strings; rotations about Paulis beside it join in. Runs that would not be
 * cheaper than a ladder for each string stay as they are. Where the order is free, consecutive steps also share the
 * rotations with which one may end and the next begin.
 */
export const synthesisePaulis: Pass = {
  name: 'synthesise-paulis',
  needs: { allPairs: true },
  ensures: 'no sum of Pauli strings dearer than its ladders; wires relabelled as is stated',
  isLoose: ({ pauliOrder }) => pauliOrder === 'free',
  run: (stated, request) => {
    const { circuit } = stated;
    if (!circuit.operations.some(isSum)) return stated;
    const made = new RelabelledCircuit(circuit.qubits, request.checks);
    let changed = false;
    let run: Operation[] = [];
    const close = (): void => {
      if (run.some(isSum) && addRun(made, run, request)) changed = true;
      else for (const operation of run) made.add(operation);
      run = [];
    };
    for (const operation of circuit.operations) {
      if (isRotations(operation)) {
        run.push(operation);
      } else {
        close();
        made.add(operation);
      }
    }
    close();
    if (!changed) return stated;
    const { operations, positions } = made;
    return rewritten(stated, { operations, positions, globalPhase: addPhases(circuit.globalPhase, made.globalPhase) });
  },
};

function isSum({ gate }: Operation): boolean {
  return gate.data === 'pauliSum';
}

/** A sum of Pauli strings, or a gate that is a rotation about one, without controls. */
function isRotations({ gate, controls }: Operation): boolean {
  return controls.length === 0 && (gate.data === 'pauliSum' || gate.rotation?.generator.length === 1);
}

/** Adds the network of a run, if one is cheaper than its ladders. */
function addRun(made: RelabelledCircuit, run: readonly Operation[], request: PassRequest): boolean {
  const wires = [...new Set(run.flatMap(({ targets }) => targets))].sort((a, b) => a - b);
  const { rotations, phase } = rotationsOf(run, wires, false);
  // What keeps the order is one of the orders that are free.
  const orders = [{ list: rotations, free: false }];
  const freeOrder = request.pauliOrder === 'free' && !rotations.some(isQuarterTurn);
  if (freeOrder) orders.push({ list: joinSteps(rotationsOf(run, wires, true).rotations), free: true });
  let best: PauliNetwork | undefined;
  let least = request.cost.of(costOfLadders(rotations, request.cost)) - WORTHWHILE;
  for (const { list, free } of orders) {
    for (const search of searchesFor(wires.length, list.length, free)) {
      const network = synthesizeNetwork(wires.length, list, search);
      const cost = costOf(network, request);
      if (cost >= least) continue;
      least = cost;
      best = network;
    }
  }
  if (!best) return false;
  if (!made.addNetwork(run, best, wires, addPhases(phase, best.globalPhase), freeOrder)) return false;
  if (request.keepWires) made.bringHome();
  return true;
}

/** What a network writes for it cannot be told from its own interactions, so that nobody could say which order it took. */
function isQuarterTurn({ angle }: PauliRotation): boolean {
  return isNumeric(angle) && Math.abs(Math.sin(2 * angle)) < QUARTER_TURN;
}

function costOf({ entanglingGates, entanglingAngle, permutation }: PauliNetwork, request: PassRequest): number {
  const swapped = request.keepWires ? 3 * swapsOf(permutation) : 0;
  return request.cost.of({
    entanglingGates: entanglingGates + swapped,
    entanglingAngle: entanglingAngle + swapped,
  });
}

/** Costs must shrink by more than rounding: either circuit is the evolution. */
const WORTHWHILE = 1e-9;
/** Angles (radians) about this close to a multiple of pi/2 are that multiple. */
const QUARTER_TURN = 1e-8;

/** How many exchanges of two wires a permutation takes. */
function swapsOf(permutation: readonly number[]): number {
  const seen = new Set<number>();
  let cycles = 0;
  for (let wire = 0; wire < permutation.length; wire++) {
    if (seen.has(wire)) continue;
    cycles++;
    for (let next = wire; !seen.has(next); next = permutation[next]!) seen.add(next);
  }
  return permutation.length - cycles;
}

/** The Pauli rotations of a run, over its wires in their order, and the phase beside them. */
function rotationsOf(
  run: readonly Operation[],
  wires: readonly number[],
  free: boolean,
): { readonly rotations: readonly PauliRotation[]; readonly phase: Angle } {
  const position = new Map(wires.map((wire, k) => [wire, k]));
  const rotations: PauliRotation[] = [];
  let phase: Angle = 0;
  let group = 0;
  const add = (letterOf: (target: number) => string, targets: readonly number[], angle: Angle): void => {
    const letters = new Uint8Array(wires.length);
    targets.forEach((wire, target) => {
      letters[position.get(wire)!] = letterNamed(letterOf(target));
    });
    rotations.push({ letters, angle, group });
    if (!free) group++;
  };
  for (const { gate, parameters, targets, data } of run) {
    group++;
    if (gate.rotation) {
      const [letters, weight] = gate.rotation.generator[0]!;
      add((target) => letters[target]!, targets, scaleAngle(gate.rotation.angle(parameters), weight));
      phase = addPhases(phase, gate.rotation.phase(parameters));
    } else {
      const { terms, coefficients } = data!.pauliSum!;
      terms.forEach((term, k) => {
        add((target) => pauliLetter(term, target), targets, scaleAngle(parameters[0]!, 2 * coefficients[k]!));
      });
    }
  }
  return { rotations, phase };
}
