import { type CircuitData, type Operation, partsOf } from '../../circuit/index.js';
import { addPhases, identity, type Matrix } from '../../math/index.js';
import { connects, type EntanglingCost, type EntanglingCounts, type Target } from '../../targets/index.js';
import type { CheckedRewrites } from '../checks/checked-rewrites.js';
import { LeftOut } from '../left-out.js';
import type { Pass } from '../pipeline/pass.js';
import { rewritten } from '../pipeline/rewritten.js';
import { KnownForms } from '../synthesis/three-wires/known-forms.js';
import {
  type ComparedForm,
  type ThreeWireForm,
  threeWireForms,
  writeExactly,
} from '../synthesis/three-wires/three-wire-form.js';
import { applyUse, matrixOfOperations, type Triple } from '../synthesis/three-wires/three-wire-matrix.js';
import { WireLists, wiresOf } from '../views/windows.js';
import { costOfOperation, costOfOperations } from './recognise-gates/window-cost.js';
import { isLocal, WrittenOperations } from './recognise-gates/written-operations.js';

/** A Toffoli takes six CNOTs, with those of its neighbours between them a few more. */
const LIMITS = { interactions: 12, steps: 48 };
/** Third wires that are tried for each wire of a pair: the one that it meets first. */
const NEIGHBOURS = 1;
/** Three runs on one pair each are the merged blocks of other passes: only with a fourth is there something to find. */
const FEWEST_RUNS = 4;
/** With fewer interactions no form is cheaper. */
const FEWEST_GATES = 3;
/** An angle counts a little even where a target charges by the gate. */
const ANGLE_WEIGHT = 1e-3;
/** Costs must shrink by so much: either form is the window, to what is booked. */
const WORTHWHILE = 1e-6;

/**
 * Gates on three wires that arrive taken apart (Toffolis and doubly controlled phases in any roles and dressing, Peres
 * and Margolus gates) are found by their unitaries and become whole again, where that is cheaper.
 *
 * Windows of three wires grow from every operation, through everything that commutes with them. Toffolis are looked for
 * first: their own parts, too, are shorter in another form.
 */
export const recogniseGates: Pass = {
  name: 'recognise-gates',
  needs: {},
  ensures: 'the same kinds of gates and controlled ones, with gates on three wires in their cheapest known forms',
  run: (stated, { target, cost, checks }) => {
    const { circuit } = stated;
    const known = new KnownForms();
    const leftOut = new LeftOut();
    const reading = readingOf(circuit);
    const toffolis = replaceWindows(circuit, { ...reading, known, target, cost, checks, leftOut, search: TOFFOLIS });
    if (toffolis === circuit) reading.lists.rewind();
    const rest = toffolis === circuit ? reading : readingOf(toffolis);
    const made = replaceWindows(toffolis, { ...rest, known, target, cost, checks, leftOut, search: ANY_FORM });
    return made === circuit ? stated : rewritten(stated, { ...made, leftOut: [leftOut] });
  },
};

/** Which forms are looked for in which windows. */
interface Search {
  readonly wanted: (form: ThreeWireForm) => boolean;
  /** Fewer interactions than these have no such form that is cheaper. */
  readonly fewest: number;
  /** Operations on more wires are left to passes that know them. */
  readonly widest: number;
}

const TOFFOLIS: Search = { wanted: ({ toffoli }) => toffoli, fewest: 5, widest: 3 };
const ANY_FORM: Search = { wanted: () => true, fewest: FEWEST_GATES, widest: 2 };

/** A circuit, and what searches have found out about it; the next one may go on with that where nothing was replaced. */
interface Reading {
  readonly operations: readonly Operation[];
  readonly lists: WireLists;
  /** What operations cost, once somebody asked. */
  readonly costs: (EntanglingCounts | undefined)[];
  /** For places whose windows are too small for any form: how many windows had been replaced by then, and one more. */
  readonly vain: Int32Array;
}

/** A circuit while it is searched. */
interface Scan extends Reading {
  readonly checks: CheckedRewrites;
  readonly known: KnownForms;
  readonly target: Target;
  readonly cost: EntanglingCost;
  readonly search: Search;
  /** How far what was written is from what it replaced. */
  readonly leftOut: LeftOut;
}

function readingOf({ operations, qubits }: CircuitData): Reading {
  return {
    operations,
    lists: new WireLists(operations, qubits),
    costs: new Array<EntanglingCounts | undefined>(operations.length),
    vain: new Int32Array(operations.length),
  };
}

interface Candidate {
  readonly wires: Triple;
  /** Operations from the window's start on that can be brought together. */
  readonly places: readonly number[];
  /** How many of these are replaced. */
  readonly length: number;
  readonly written: ComparedForm;
  readonly gain: number;
}

function replaceWindows(circuit: CircuitData, scan: Scan): CircuitData {
  const { operations, lists, vain } = scan;
  /** Nothing is written before the first replacement. */
  let result: WrittenOperations | undefined;
  let { globalPhase } = circuit;
  let replaced = 0;
  for (let place = 0; place < operations.length; place++) {
    if (!lists.isTaken(place)) {
      const found = vain[place] === replaced + 1 ? undefined : bestWindow(scan, place, replaced + 1);
      if (found) {
        result ??= writtenSoFar(circuit, place);
        const before = found.wires.flatMap((wire) => result!.takeLocals(wire));
        const replacement = replacementOf(scan, found, before);
        if (!replacement) {
          for (const operation of [...before, operations[place]!]) result.push(operation);
        } else {
          replaced++;
          scan.leftOut.addNorm(8 * replacement.distance);
          lists.take(replacement.places);
          for (const operation of replacement.operations) result.push(operation);
          globalPhase = addPhases(globalPhase, replacement.globalPhase);
        }
      } else {
        result?.push(operations[place]!);
      }
    }
    lists.pass(place);
  }
  return result ? { ...partsOf(circuit), operations: result.operations(), globalPhase } : circuit;
}

interface Replacement {
  readonly places: readonly number[];
  /** What comes instead of what is there, and of the one-qubit gates before it. */
  readonly operations: readonly Operation[];
  readonly globalPhase: number;
  /** How far the form is from what it replaces, as an operator norm of its entries. */
  readonly distance: number;
}

/** What comes instead of a window, one-qubit gates around it included where that helps; undefined if it is not the same. */
function replacementOf(scan: Scan, found: Candidate, before: readonly Operation[]): Replacement | undefined {
  const { operations, lists, checks } = scan;
  const at = (places: readonly number[]) => places.map((place) => operations[place]!);
  const inside = found.places.slice(0, found.length);
  const beyond = localsAfter(operations, found);
  const places = [...inside, ...beyond];
  if (
    !checks.gathers(
      operations,
      [...places].sort((a, b) => a - b),
      (place) => lists.isTaken(place),
    )
  )
    return undefined;
  const parts = [...before, ...at(places)];
  const whole = wholeForm(parts, found, scan);
  if (whole) {
    const made = whole.operations.map((operation) => placed(operation, found.wires));
    if (checks.replaces(parts, made, { phase: whole.globalPhase })) {
      return { places, operations: made, globalPhase: whole.globalPhase, distance: whole.distance };
    }
  }
  const { globalPhase, distance } = found.written;
  const made = found.written.operations.map((operation) => placed(operation, found.wires));
  if (!checks.replaces(at(inside), made, { phase: globalPhase })) return undefined;
  return { places, operations: [...before, ...made, ...at(beyond)], globalPhase, distance };
}

function writtenSoFar({ operations, qubits }: CircuitData, end: number): WrittenOperations {
  const result = new WrittenOperations(qubits);
  for (let place = 0; place < end; place++) result.push(operations[place]!);
  return result;
}

/** The one-qubit gates that directly follow what is replaced. */
function localsAfter(operations: readonly Operation[], { places, length, wires }: Candidate): readonly number[] {
  const open = new Set<number>(wires);
  const found: number[] = [];
  for (const place of places.slice(length)) {
    const operation = operations[place]!;
    if (isLocal(operation) && open.has(wiresOf(operation)[0]!)) found.push(place);
    else for (const wire of wiresOf(operation)) open.delete(wire);
  }
  return found;
}

/** The form of a window with the one-qubit gates around it: their Hadamards tell a Toffoli's target from its controls. */
function wholeForm(
  parts: readonly Operation[],
  { wires, written }: Candidate,
  { cost, search }: Scan,
): ComparedForm | undefined {
  const matrix = matrixOfOperations(parts, wires);
  const most = weigh(costOfOperations(written.operations, cost), cost) + WORTHWHILE;
  for (const form of threeWireForms(matrix)) {
    if (!search.wanted(form)) continue;
    const whole = writeExactly(form, matrix);
    if (whole && weigh(costOfOperations(whole.operations, cost), cost) < most) return whole;
  }
  return undefined;
}

function placed(operation: Operation, wires: Triple): Operation {
  const { controls, targets } = operation;
  return { ...operation, controls: controls.map((k) => wires[k]!), targets: targets.map((k) => wires[k]!) };
}

/** @param mark says in the scan's list that a place is vain */
function bestWindow(scan: Scan, place: number, mark: number): Candidate | undefined {
  const { lists, target, search } = scan;
  const width = lists.widthAt(place);
  if (width < 2 || width > search.widest || !lists.fitsAt(place)) return undefined;
  const [a, b] = [lists.wireAt(place, 0), lists.wireAt(place, 1)];
  const thirds = width === 3 ? [lists.wireAt(place, 2)] : lists.neighbours(place, [a, b], NEIGHBOURS);
  let best: Candidate | undefined;
  let tooSmall = width === 2;
  let complete = true;
  for (const third of thirds) {
    const wires: Triple = [a, b, third];
    if (!isConnected(target, wires)) continue;
    const window = lists.window(wires, LIMITS);
    const { length, gates, runs } = extentOf(scan, window.places);
    if (runs < FEWEST_RUNS || gates < FEWEST_GATES) {
      complete &&= window.complete;
      continue;
    }
    tooSmall = false;
    const found = gates < search.fewest ? undefined : bestPrefix(scan, wires, window.places, length);
    if (found && (!best || found.gain > best.gain + WORTHWHILE)) best = found;
  }
  if (tooSmall) markVain(scan, place, complete ? thirds : undefined, mark);
  return best;
}

/** Marks a place, and the next ones on the same pair if their windows are parts of those from here. */
function markVain({ lists, vain }: Scan, place: number, thirds: readonly number[] | undefined, mark: number): void {
  vain[place] = mark;
  if (!thirds) return;
  let last = place;
  for (;;) {
    const next = lists.nextInteraction(last, 0);
    if (next === undefined || next !== lists.nextInteraction(last, 1) || lists.widthAt(next) !== 2) return;
    // What is passed over from here must not be behind the scan there.
    if (!thirds.every((third) => lists.isPassedUntil(third, next))) return;
    vain[next] = mark;
    last = next;
  }
}

function isConnected({ connectivity }: Target, [a, b, c]: Triple): boolean {
  return connects(connectivity, a, b) && connects(connectivity, b, c) && connects(connectivity, a, c);
}

/** The part of a window from its start on that is worth most in another form. */
function bestPrefix(scan: Scan, wires: Triple, places: readonly number[], end: number): Candidate | undefined {
  const { operations, lists, known, cost, search } = scan;
  const matrix = identity(8);
  let multiplied = 0;
  const productUntil = (end: number): Matrix => {
    for (; multiplied < end; multiplied++) {
      const at = places[multiplied]!;
      applyUse(matrix, operations[at]!, wires, lists.matrixAt(at));
    }
    return matrix;
  };
  known.tidy();
  let sequence = known.start;
  let best: Candidate | undefined;
  let gates = 0;
  let most = 0;
  for (let k = 0; k < end; k++) {
    const at = places[k]!;
    sequence = known.followedBy(sequence, operations[at]!, wires);
    if (lists.widthAt(at) === 1) continue;
    const counts = costAt(scan, at);
    gates += counts.entanglingGates;
    most += weigh(counts, cost);
    if (gates < search.fewest) continue;
    let before: number | undefined;
    const forms = known.of(sequence) ?? threeWireForms(productUntil(k + 1));
    known.set(sequence, forms);
    for (const form of forms) {
      if (!search.wanted(form)) continue;
      const least = (best?.gain ?? 0) + WORTHWHILE;
      const expected = weigh(form, cost);
      // Merging neighbours makes what is there cheaper, never dearer.
      if (most - expected < least) continue;
      const part = places.slice(0, k + 1).map((place) => operations[place]!);
      before ??= weigh(costOfOperations(part, cost), cost);
      if (before - expected < least) continue;
      const written = writeExactly(form, productUntil(k + 1));
      if (!written) continue;
      const gain = before - weigh(costOfOperations(written.operations, cost), cost);
      if (gain > least) best = { wires, places, length: k + 1, written, gain };
    }
  }
  return best;
}

/** How far into a window a search goes: to the first operation on too many wires. And what there is until then. */
function extentOf(
  scan: Scan,
  places: readonly number[],
): { readonly length: number; readonly gates: number; readonly runs: number } {
  const { lists, search } = scan;
  let gates = 0;
  let runs = 0;
  let previous = -1;
  let length = 0;
  for (; length < places.length; length++) {
    const at = places[length]!;
    const width = lists.widthAt(at);
    if (width > search.widest) break;
    if (width === 1) continue;
    gates += costAt(scan, at).entanglingGates;
    // Two different pairs of three wires have different sums.
    const pair = lists.wireAt(at, 0) + lists.wireAt(at, 1);
    if (pair !== previous || width === 3) runs++;
    previous = pair;
  }
  return { length, gates, runs };
}

function costAt({ operations, costs, cost }: Scan, place: number): EntanglingCounts {
  const known = costs[place];
  if (known) return known;
  const found = costOfOperation(operations[place]!, cost);
  costs[place] = found;
  return found;
}

function weigh(counts: EntanglingCounts, cost: EntanglingCost, wires?: readonly number[]): number {
  return cost.of(counts, wires) + ANGLE_WEIGHT * counts.entanglingAngle;
}
