import { type CircuitData, followedBy, partsOf, type StatedCircuit } from '../../circuit/index.js';
import { IonloomError, issue } from '../../errors/index.js';
import { addAngles } from '../../math/index.js';
import type { Target } from '../../targets/index.js';
import { readBlocks } from '../blocks/read-blocks.js';
import { wrongRewrite } from '../checks/checked-forms.js';
import { LeftOut } from '../left-out.js';
import type { Pass, PassRequest } from '../pipeline/pass.js';
import { type BlockTasks, tasksOf } from '../routing/block-tasks.js';
import { exchangesHome } from '../routing/bring-home.js';
import { Coupling } from '../routing/coupling.js';
import { type FoundRoute, findRoute } from '../routing/find-route.js';
import type { ReadOutWeights } from '../routing/improved-layout.js';
import { groupsThatMeet, type Island, islandsOf } from '../routing/islands.js';
import type { RouteEffort } from '../routing/route-search.js';
import { RoutedCircuit } from '../routing/routed-circuit.js';

/** By level: what every circuit is tried with, and what the best of several is. */
const EFFORTS: readonly RouteEffort[] = [
  { starts: 2, rounds: 1, changes: 0, embeddingSteps: 2_000, work: 20_000 },
  { starts: 6, rounds: 1, changes: 0, embeddingSteps: 5_000, work: 50_000 },
  { starts: 8, rounds: 2, changes: 12, embeddingSteps: 20_000, work: 50_000 },
  { starts: 12, rounds: 2, changes: 24, embeddingSteps: 50_000, work: 200_000 },
];
const FURTHER_EFFORTS: readonly RouteEffort[] = [
  ...EFFORTS.slice(0, 2),
  { starts: 40, rounds: 3, changes: 250, embeddingSteps: 20_000, work: 150_000 },
  { starts: 200, rounds: 3, changes: 1000, embeddingSteps: 200_000, work: 1_500_000 },
];

/**
 * Every qubit gets a wire of the machine, and wires are exchanged where qubits that are to meet are not connected.
 *
 * Where there is a layout without exchanges it is taken, the one with the least errors as far as these are known. From
 * level 1 on what commutes may change places; from level 2 on the blocks are written anew afterwards, so that an exchange
 * next to one costs little or nothing.
 */
export const route: Pass = {
  name: 'route',
  needs: { gates: 'elementary', layout: true },
  ensures: 'the same kinds of gates, all on pairs that the target connects; where qubits start and end is stated',
  routes: true,
  run: (stated, request) => run(stated, request, EFFORTS[request.level]!),
};

/** The same with more time for each: for the best of several circuits. */
export const routeFurther: Pass = {
  ...route,
  run: (stated, request) => run(stated, request, FURTHER_EFFORTS[request.level]!),
};

function run(stated: StatedCircuit, request: PassRequest, effort: RouteEffort): StatedCircuit {
  const { circuit } = stated;
  const { qubits } = circuit;
  const { target, cost, errors, level, initialLayout } = request;
  const coupling = new Coupling(target.connectivity, wiresOf(target, qubits, initialLayout), errors);
  const { blocks, phase } = readBlocks(circuit);
  const tasks = tasksOf(blocks, qubits, cost, { commute: level > 0, merge: level > 1 });
  const islands = requirePlaces(tasks, coupling, request);
  const wishes = { given: initialLayout, read: readOutOf(stated, request) };
  const found = foundBefore(request, effort, tasks.problem, () =>
    findRoute(tasks.problem, coupling, islands, effort, wishes),
  );
  return write(stated, { tasks, found, coupling, phase }, request);
}

/** Ways that were found, by what was asked and tried: candidates often come to circuits with the same tasks. */
const known = new WeakMap<PassRequest, Map<string, FoundRoute>>();

function foundBefore(
  request: PassRequest,
  effort: RouteEffort,
  { tasks }: BlockTasks['problem'],
  find: () => FoundRoute,
): FoundRoute {
  const ways = known.get(request) ?? new Map<string, FoundRoute>();
  known.set(request, ways);
  const key = JSON.stringify([effort.starts, tasks]);
  const found = ways.get(key) ?? find();
  ways.set(key, found);
  return found;
}

/** How many wires are looked at: those of the target, or as many as are named. */
function wiresOf({ qubits, connectivity }: Target, width: number, layout: readonly number[] = []): number {
  if (qubits !== null) return qubits;
  const named = connectivity === 'all-to-all' ? [] : connectivity.pairs.map(([, high]) => high);
  return [...named, ...layout].reduce((most, wire) => Math.max(most, wire + 1), width);
}

/**
 * The parts of the machine with the qubits that are to be there.
 *
 * @throws IonloomError `NoConnection` where there are none for all that have to meet.
 */
function requirePlaces(
  { problem }: BlockTasks,
  coupling: Coupling,
  { target, initialLayout }: PassRequest,
): readonly Island[] {
  const groups = groupsThatMeet(problem);
  if (initialLayout !== undefined) {
    for (const group of groups) {
      const [first, ...others] = group.map((qubit) => initialLayout[qubit]!);
      const away = others.find((wire) => coupling.isApart(first!, wire));
      if (away !== undefined) {
        throw noWay(
          `the layout puts qubits that have to meet on the wires ${first} and ${away}, between which ${target.name} has no way`,
          'choose wires that are connected, directly or over others',
        );
      }
    }
  }
  const islands = islandsOf(problem, coupling);
  if (islands !== undefined) return islands;
  const largest = coupling.components()[0]!.length;
  const group = groups.find(({ length }) => length > largest);
  throw noWay(
    group === undefined
      ? `the qubits that have to meet do not fit into the parts of ${target.name}, which are not connected with each other`
      : `${group.length} qubits have to meet, directly or over others, and ${target.name} connects at most ${largest} with each other`,
    'choose a target that connects more qubits',
  );
}

function noWay(message: string, hint: string): IonloomError {
  return new IonloomError(issue('NoConnection', message, { path: ['connectivity'], hint }));
}

/** What reading costs, where the target tells read-outs apart. */
function readOutOf({ circuit, outputPermutation }: StatedCircuit, { errors }: PassRequest): ReadOutWeights {
  const read = circuit.measurements.flatMap(({ wires }) => wires.filter((qubit) => qubit !== null));
  const wires = new Set(read.map((qubit) => outputPermutation[qubit]!));
  return {
    isRead: (wire) => circuit.measurements.length === 0 || wires.has(wire),
    weight: (wire) => errors.readout(wire),
  };
}

/** A way that was found, and what it was found for. */
interface Found {
  readonly tasks: BlockTasks;
  readonly found: FoundRoute;
  readonly coupling: Coupling;
  /** Radians of the one-qubit gates that were taken out. */
  readonly phase: number;
}

function write(stated: StatedCircuit, { tasks, found, coupling, phase }: Found, request: PassRequest): StatedCircuit {
  const { circuit } = stated;
  const { qubits } = circuit;
  const routed = new RoutedCircuit(found.start, coupling.wires);
  const numbers = numbersOf(tasks);
  const add = (task: number): void => {
    for (const block of tasks.blocks[task]!) routed.add(block, numbers[block.place]!);
  };
  // The last task is the end of the circuit, where one-qubit gates are written that nothing came after.
  const end = tasks.blocks.length - 1;
  for (const step of found.steps) {
    if (step < 0) routed.exchange(Math.floor((-1 - step) / coupling.wires), (-1 - step) % coupling.wires);
    else if (step !== end) add(step);
  }
  if (request.keepWires) {
    for (const [a, b] of exchangesHome(found.start, routed.layout, qubits, coupling)) routed.exchange(a, b);
  }
  add(end);
  const start = [...found.start.subarray(0, qubits)];
  const ends = [...routed.layout.subarray(0, qubits)];
  const width = Math.max(routed.width, ...start.map((wire) => wire + 1), ...ends.map((wire) => wire + 1));
  const made: CircuitData = {
    ...partsOf(circuit),
    qubits: width,
    operations: routed.operations,
    globalPhase: [circuit.globalPhase, phase, routed.phase].reduce(addAngles),
  };
  const { exchanges, order } = routed;
  if (!request.checks.routes(circuit, { circuit: made, start, end: ends, exchanges, order })) {
    throw wrongRewrite('routing');
  }
  const leftOut = new LeftOut();
  leftOut.join(tasks.leftOut);
  leftOut.join(routed.leftOut);
  return followedBy(stated, {
    circuit: made,
    inputPermutation: start,
    outputPermutation: ends,
    frames: new Array<number>(width).fill(0),
    globalPhase: 0,
    ...(leftOut.count === 0 ? {} : { leftOut: { norm: leftOut.norm, count: leftOut.count } }),
  });
}

/** By place, the number of a block among those that are no walls. */
function numbersOf({ blocks }: BlockTasks): Int32Array {
  const all = blocks.flat().sort((a, b) => a.place - b.place);
  const numbers = new Int32Array(all.length);
  let number = 0;
  for (const { place, wall } of all) numbers[place] = wall ? -1 : number++;
  return numbers;
}
