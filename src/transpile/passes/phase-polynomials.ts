import type { Operation, StatedCircuit } from '../../circuit/index.js';
import { type Angle, addPhases, negateAngle } from '../../math/index.js';
import { readingIsExact } from '../checks/reading.js';
import { LeftOut } from '../left-out.js';
import type { Pass, PassRequest } from '../pipeline/pass.js';
import { rewritten } from '../pipeline/rewritten.js';
import { costOfNetwork, type NetworkCost, type ParityStep } from '../synthesis/parities/network.js';
import { polynomialOf } from '../synthesis/parities/phase-polynomial.js';
import { synthesize } from '../synthesis/parities/synthesis.js';
import { type Element, elementsOf, inverseElements } from '../views/elements.js';
import { collectRegions } from '../views/parity-regions/collect-regions.js';
import type { Region } from '../views/parity-regions/region.js';
import { inverted } from './phase-polynomials/inverted.js';
import { CNOT_PHASE, operationsOfRegion } from './phase-polynomials/region-operations.js';

/** By how much of a full entangling gate's cost a region must get cheaper to be worth making anew. */
const WORTHWHILE = 0.01;

/**
 * Regions of CNOTs and rotations about Z, in whatever bases the wires are in there, are made anew from the rotations
 * that they are: one interaction for each parity of two wires, CNOTs only for longer ones, each rotation where it is
 * cheapest. Regions that would not be cheaper stay as they are.
 */
export const phasePolynomials: Pass = {
  name: 'phase-polynomials',
  needs: { gates: 'elementary', allPairs: true },
  ensures: 'the same kinds of gates, no region of CNOTs and Z rotations dearer than as a sum of parities',
  run: (stated, request) => {
    const cost = { gates: request.cost, relabels: !request.keepWires };
    return sweep(sweep(stated, request, cost, true), request, cost, false);
  },
};

/** Collects regions from one end and makes them anew; from the other end, regions have other borders. */
function sweep(stated: StatedCircuit, { checks }: PassRequest, cost: NetworkCost, backwards: boolean): StatedCircuit {
  const { circuit } = stated;
  const read = elementsOf(circuit.operations);
  const elements = backwards ? inverseElements(read.elements) : read.elements;
  const items = collectRegions(elements, circuit.qubits);
  const made = items.map((item) => ('members' in item ? cheaperNetwork(item, cost) : undefined));
  if (made.every((network) => network === undefined) || !readingIsExact(circuit.operations, read, checks))
    return stated;
  let replaced = 0;
  const operations: Operation[] = [];
  const leftOut = new LeftOut();
  leftOut.join(read.leftOut);
  let globalPhase = addPhases(circuit.globalPhase, read.phase);
  for (let k = 0; k < items.length; k++) {
    const at = backwards ? items.length - 1 - k : k;
    const item = items[at]!;
    const network = made[at];
    if (!('members' in item)) {
      operations.push(elements[item.element]!.operation);
      continue;
    }
    item.elements.sort(backwards ? (a, b) => b - a : (a, b) => a - b);
    const before = item.elements.map((index) => elements[index]!.operation);
    if (network) {
      const forth = operationsOfRegion(item, network.steps);
      const written = backwards ? inverted(forth) : forth;
      const sum = addPhases(item.phase, network.phase);
      const phase = backwards ? negateAngle(sum) : sum;
      if (checks.replaces(before, written, { phase })) {
        replaced++;
        leftOut.join(network.leftOut);
        for (const index of item.elements) leftOut.add(offOf(elements[index]!));
        for (const operation of written) operations.push(operation);
        globalPhase = addPhases(globalPhase, phase);
        continue;
      }
    }
    for (const operation of before) operations.push(operation);
  }
  return replaced === 0 ? stated : rewritten(stated, { operations, globalPhase, leftOut: [leftOut] });
}

/** What a region takes a Clifford gate for is not quite it. */
function offOf(element: Element): number {
  return element.kind === 'opaque' ? 0 : element.off;
}

/** The steps of a region made anew, and the phase (radians) that these and the region's bases leave out. */
interface CheaperNetwork {
  readonly steps: readonly ParityStep[];
  readonly phase: Angle;
  readonly leftOut: LeftOut;
}

/** A cheaper network for a region; undefined if none is found. */
function cheaperNetwork(region: Region, cost: NetworkCost): CheaperNetwork | undefined {
  if (!mayGain(region.steps)) return undefined;
  const wires = region.members.map(({ wire }) => wire);
  const positions = new Map(wires.map((wire, position) => [wire, position]));
  const polynomial = polynomialOf(region.steps, wires.length, (wire) => positions.get(wire)!);
  const made = synthesize(polynomial, cost);
  if (!made || costOfNetwork(made, cost) > costOfNetwork(region.steps, cost) - WORTHWHILE) return undefined;
  const cnots = made.filter(({ kind }) => kind === 'cnot').length;
  const steps = made.map((step) => onWires(step, (position) => wires[position]!));
  return { steps, phase: polynomial.phase + cnots * CNOT_PHASE, leftOut: polynomial.leftOut };
}

/** Whether there is more than interactions of different pairs of wires, which could not be made of fewer gates. */
function mayGain(steps: readonly ParityStep[]): boolean {
  let entangling = 0;
  let cnots = 0;
  const pairs = new Set<number>();
  for (const step of steps) {
    if (step.kind === 'cnot') {
      cnots++;
      entangling++;
    } else if (step.wires.length === 2) {
      const [a, b] = step.wires;
      pairs.add(a < b ? a * MOST_WIRES + b : b * MOST_WIRES + a);
      entangling++;
    }
  }
  return entangling > 1 && (cnots > 0 || pairs.size < entangling);
}

/** More than any circuit has. */
const MOST_WIRES = 2 ** 20;

function onWires(step: ParityStep, wireOf: (wire: number) => number): ParityStep {
  if (step.kind === 'cnot') return { ...step, control: wireOf(step.control), target: wireOf(step.target) };
  const [a, b] = step.wires;
  return { ...step, wires: b === undefined ? [wireOf(a)] : [wireOf(a), wireOf(b)] };
}
