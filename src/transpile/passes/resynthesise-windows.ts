import { identityPermutation, type Operation, type StatedCircuit } from '../../circuit/index.js';
import { addPhases, innerProduct, type Matrix, maxDistance, withPhase } from '../../math/index.js';
import { connects, weighCost } from '../../targets/index.js';
import { LeftOut } from '../left-out.js';
import type { Pass, PassRequest } from '../pipeline/pass.js';
import { rewritten } from '../pipeline/rewritten.js';
import { relabelled, shrink } from '../synthesis/numeric/shrink.js';
import { costOfAnsatz, skeletonOf, writeAnsatz } from '../synthesis/numeric/skeleton.js';
import { matrixOfOperations, type Triple } from '../synthesis/three-wires/three-wire-matrix.js';
import { WireLists } from '../views/windows.js';

/** What a round looks at: windows of so many interactions, with so many fits from random starts. */
interface Round {
  readonly seed: number;
  readonly interactions: number;
  readonly randomTries: number;
}

/** From small windows, which are fitted in a millisecond, to those where any unitary could be written shorter. */
const ROUNDS: readonly Round[] = [
  { seed: 0, interactions: 5, randomTries: 0 },
  { seed: 1, interactions: 7, randomTries: 2 },
  { seed: 2, interactions: 10, randomTries: 6 },
  { seed: 3, interactions: 14, randomTries: 10 },
  { seed: 4, interactions: 7, randomTries: 40 },
  { seed: 5, interactions: 10, randomTries: 60 },
  { seed: 6, interactions: 6, randomTries: 100 },
  { seed: 7, interactions: 14, randomTries: 40 },
  { seed: 8, interactions: 9, randomTries: 100 },
];
/** The most fits of a run, so that without a clock the result only depends on the circuit. */
const MOST_TRIES = 50_000;
/** Fewer interactions on three wires are not written shorter. */
const FEWEST = 3;
const STEPS = 80;
const NEIGHBOURS = 2;
/** A window may change by no more than this an entry; by how much it did is booked. */
const EXACT = 1e-11;
/** Costs must shrink by so much to be worth a change. */
const WORTHWHILE = 1e-6;

/**
 * Windows of three wires are written with fewer or smaller interactions, found numerically: leave one out, fit the rest.
 *
 * The windows are worked on in a fixed order, round by round, until the time is over or a fixed number of fits was
 * tried; a run that is not out of time gives the same circuit on every machine. Wires may change places.
 */
export const resynthesiseWindows: Pass = {
  name: 'resynthesise-windows',
  needs: { gates: 'elementary', partialAngles: true, level: 3 },
  ensures: 'the same kinds of gates, no window dearer than before; the output permutation tells which wires moved',
  run: (stated, request) => {
    let current = stated;
    let left = MOST_TRIES;
    for (const round of ROUNDS) {
      if (request.outOfTime() || left <= 0) break;
      const made = runRound(current, request, round, left);
      current = made.stated;
      left -= made.tries;
    }
    return current;
  },
};

interface Replacement {
  readonly wires: Triple;
  readonly places: readonly number[];
  readonly operations: readonly Operation[];
  readonly globalPhase: number;
  /** For each wire of the window, the one that holds its content afterwards. */
  readonly moved: Triple;
  readonly gain: number;
  /** The largest modulus of an entry by which the window changes. */
  readonly distance: number;
}

interface RoundResult {
  readonly stated: StatedCircuit;
  readonly tries: number;
}

function runRound(stated: StatedCircuit, request: PassRequest, round: Round, most: number): RoundResult {
  const { circuit } = stated;
  const { operations, qubits } = circuit;
  const lists = new WireLists(operations, qubits);
  const result: Operation[] = [];
  let positions = identityPermutation(qubits);
  let { globalPhase } = circuit;
  let tries = 0;
  let replaced = false;
  const leftOut = new LeftOut();
  /** Windows that were tried in vain. */
  const seen = new Set<string>();
  for (let place = 0; place < operations.length; place++) {
    if (!lists.isTaken(place)) {
      const wanted = tries < most && !request.outOfTime();
      const search = wanted ? replacementAt(operations, lists, place, request, round, seen) : undefined;
      tries += search?.tries ?? 0;
      const found = search?.found;
      const isGathered = (place: number) => lists.isTaken(place);
      if (found && request.checks.gathers(operations, found.places, isGathered) && isSame(operations, found, request)) {
        replaced = true;
        leftOut.addNorm(8 * found.distance);
        lists.take(found.places);
        for (const operation of found.operations) result.push(onWires(operation, positions, request));
        globalPhase = addPhases(globalPhase, found.globalPhase);
        const next = [...positions];
        found.wires.forEach((wire, k) => {
          next[wire] = positions[found.moved[k]!]!;
        });
        positions = next;
      } else {
        result.push(onWires(operations[place]!, positions, request));
      }
    }
    lists.pass(place);
  }
  const made = { operations: result, globalPhase, positions, leftOut: [leftOut] };
  return { stated: replaced ? rewritten(stated, made) : stated, tries };
}

function isSame(operations: readonly Operation[], found: Replacement, { checks }: PassRequest): boolean {
  const { places, wires, moved, globalPhase } = found;
  const before = places.map((place) => operations[place]!);
  const homes = new Map(wires.map((wire, k) => [wire, moved[k]!]));
  return checks.replaces(before, found.operations, { phase: globalPhase, moved: homes });
}

function onWires(operation: Operation, positions: readonly number[], { checks }: PassRequest): Operation {
  const { targets } = operation;
  if (targets.every((wire) => positions[wire] === wire)) return operation;
  const made = { ...operation, targets: targets.map((wire) => positions[wire]!) };
  checks.relabels(operation, made, (wire) => positions[wire]!);
  return made;
}

function replacementAt(
  operations: readonly Operation[],
  lists: WireLists,
  place: number,
  request: PassRequest,
  round: Round,
  seen: Set<string>,
): { readonly found: Replacement | undefined; readonly tries: number } {
  let found: Replacement | undefined;
  let tries = 0;
  if (lists.widthAt(place) !== 2 || !lists.fitsAt(place)) return { found, tries };
  const [a, b] = [lists.wireAt(place, 0), lists.wireAt(place, 1)];
  for (const third of lists.neighbours(place, [a, b], NEIGHBOURS)) {
    const wires: Triple = [a, b, third];
    const { places } = lists.window(wires, { interactions: round.interactions, steps: STEPS });
    const inside = places.map((at) => operations[at]!);
    const interactions = inside.filter(({ targets }) => targets.length === 2);
    if (interactions.length < FEWEST) continue;
    if (!interactions.some(({ targets }) => targets.includes(third))) continue;
    const key = fingerprint(inside, wires);
    if (seen.has(key)) continue;
    const made = reshaped(inside, wires, request, round);
    tries += made.tries;
    if (!made.replacement) seen.add(key);
    else if (!found || made.replacement.gain > found.gain) found = { ...made.replacement, wires, places };
  }
  return { found, tries };
}

/** The same text for windows that only differ in their place. */
function fingerprint(operations: readonly Operation[], wires: Triple): string {
  return operations
    .map(({ gate, parameters, targets, data }) =>
      [gate.name, ...parameters, ...targets.map((wire) => wires.indexOf(wire)), ...(data?.matrix ?? [])].join(' '),
    )
    .join('\n');
}

function reshaped(
  operations: readonly Operation[],
  wires: Triple,
  request: PassRequest,
  round: Round,
): { readonly replacement: Omit<Replacement, 'wires' | 'places'> | undefined; readonly tries: number } {
  const { target, keepWires, outOfTime } = request;
  const skeleton = skeletonOf(operations, wires);
  const before = weighCost(target, costOfAnsatz(skeleton));
  const { ansatz, relabelling, tries } = shrink(skeleton, {
    target,
    outOfTime,
    randomTries: round.randomTries,
    seed: round.seed,
    relabel: !keepWires && target.connectivity === 'all-to-all',
    allowed: ([p, q]) => connects(target.connectivity, wires[p]!, wires[q]!),
  });
  const gain = before - weighCost(target, costOfAnsatz(ansatz));
  if (gain < WORTHWHILE) return { replacement: undefined, tries };
  const written = writeAnsatz(ansatz).operations;
  const found = exactPhase(
    relabelled(matrixOfOperations(operations, wires), relabelling),
    matrixOfOperations(written, [0, 1, 2]),
  );
  if (!found) return { replacement: undefined, tries };
  const moved: Triple = [wires[relabelling[0]]!, wires[relabelling[1]]!, wires[relabelling[2]]!];
  const placed = written.map((operation) => ({ ...operation, targets: operation.targets.map((k) => wires[k]!) }));
  const { phase, distance } = found;
  return { replacement: { operations: placed, globalPhase: phase, distance, moved, gain }, tries };
}

/** The phase that is missing from a product, and what else is of the unitary; undefined if that is too much. */
function exactPhase(
  unitary: Matrix,
  product: Matrix,
): { readonly phase: number; readonly distance: number } | undefined {
  const [re, im] = innerProduct(product, unitary);
  const phase = Math.atan2(im, re);
  const distance = maxDistance(withPhase(product, phase), unitary);
  return distance < EXACT ? { phase, distance } : undefined;
}
