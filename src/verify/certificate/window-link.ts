import type { Operation, StatedCircuit } from '../../circuit/index.js';
import { frobeniusDistance, isNumeric, type Matrix, multiply, rotationMatrix } from '../../math/index.js';
import type { Steps } from '../../steps/index.js';
import type { Equality, Stuck } from '../equality.js';
import { type Event, type Events, eventsOf } from './events.js';
import { MOST_DISTANCE, Replay, type Row } from './replay.js';
import { rowOrder } from './row-order.js';
import { runsOf } from './runs.js';
import { isWide } from './wide-gates.js';

/** Places of operations in one circuit, and in another of those that are to do the same. */
export type Group = readonly [before: readonly number[], after: readonly number[]];

/** What rounding adds for each operation, in operator norm: a few operations on numbers near 1. */
const ROUNDING = 32 * 2 ** -53;

/** How many rows are read between two steps. */
const ROWS_A_STEP = 1000;

/**
 * Compares two circuits window by window, with hints which operations of the one stand for which of the other.
 *
 * Both are read as what they do beside one-wire gates, seen from before all of these. Then every row of hints is multiplied
 * out: what it does in the one circuit must be what it does in the other, up to one-wire unitaries and an exchange of
 * wires, which are taken along to the next row; in the end they must be what is stated beside the circuits. The rows have
 * to be in an order that both circuits can be brought into by exchanging what commutes; rows that hold each other up are
 * one. Nothing that the hints say is trusted: at worst they lead nowhere.
 */
export function* equalByWindows(
  before: StatedCircuit,
  after: StatedCircuit,
  groups: readonly Group[],
): Steps<Equality> {
  const rows = rowsOf(before, after, groups);
  if (rows === undefined) return stuckAt([undefined, undefined], 'the hints name operations twice, or none');
  const found = yield* comparedByRows(before, after, rows);
  if (found.same) return found;
  // What stands next to each other on the same wires may be the same only together.
  const fewer = withNeighbours(before, after, rows);
  if (fewer === undefined) return found;
  const again = yield* comparedByRows(before, after, fewer);
  return again.same ? again : found;
}

function* comparedByRows(before: StatedCircuit, after: StatedCircuit, rows: Rows): Steps<Equality> {
  const wires = Math.max(before.circuit.qubits, after.circuit.qubits);
  const first = eventsOf(before.circuit.operations, wires, (place) => rows.before[place]!);
  if ('place' in first) return stuckAt([first.place, undefined], UNREADABLE);
  const second = eventsOf(after.circuit.operations, wires, (place) => rows.after[place]!);
  if ('place' in second) return stuckAt([undefined, second.place], UNREADABLE);
  const runs = [runsOf(first.events, wires), runsOf(second.events, wires)] as const;
  const list = listOf(rows.count, first.events, second.events);
  const order = rowOrder(rows.count, runs);
  const replay = new Replay(startsOf(before, after, wires));
  for (const [index, component] of order.entries()) {
    const row = component.length === 1 ? list[component[0]!]! : joined(component.map((each) => list[each]!));
    const stuck = replay.read(row);
    if (stuck !== undefined) return stuckAt(placesIn(stuck), 'what stands there is not what is to stand for it');
    if (index % ROWS_A_STEP === 0) yield { done: index, total: order.length };
  }
  const stuck = replay.finish();
  if (stuck !== undefined) return stuckAt(placesIn(stuck), 'what stands there is not what is to stand for it');
  const ends = endsApart(before, after, first, second, replay);
  if (typeof ends === 'string') return stuckAt([undefined, undefined], ends);
  const operations = before.circuit.operations.length + after.circuit.operations.length;
  const given = first.bound + second.bound;
  const bound = given + runs[0].bound + runs[1].bound + replay.bound + ends + ROUNDING * operations;
  return { same: true, bound };
}

const UNREADABLE = 'a gate there has too many wires to be multiplied out, or an angle without a value';

function stuckAt([original, candidate]: readonly [number | undefined, number | undefined], reason: string): Equality {
  const stuck: Stuck = { original, candidate, reason };
  return { same: false, stuck };
}

function placesIn({ before, after }: Row): readonly [number | undefined, number | undefined] {
  return [before[0]?.place, after[0]?.place];
}

/** By place of an operation its row. */
interface Rows {
  readonly count: number;
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** Rows of the groups, and one for every operation that is in none; undefined for groups that make no sense. */
function rowsOf(before: StatedCircuit, after: StatedCircuit, groups: readonly Group[]): Rows | undefined {
  let count = groups.length;
  const sides = [before, after].map(({ circuit }) => new Array<number>(circuit.operations.length).fill(-1));
  for (const [row, group] of groups.entries()) {
    for (const [side, places] of group.entries()) {
      for (const place of places) {
        if (sides[side]![place] !== -1) return undefined;
        sides[side]![place] = row;
      }
    }
  }
  for (const rows of sides) for (const [place, row] of rows.entries()) if (row === -1) rows[place] = count++;
  return { count, before: sides[0]!, after: sides[1]! };
}

/** With those rows as one that have gates next to each other on the same wires, in either circuit; undefined where none have. */
function withNeighbours(before: StatedCircuit, after: StatedCircuit, rows: Rows): Rows | undefined {
  let isJoined = false;
  const leaders = Int32Array.from({ length: rows.count }, (_, row) => row);
  const leader = (row: number): number => {
    let found = row;
    while (leaders[found] !== found) found = leaders[found] = leaders[leaders[found]!]!;
    return found;
  };
  for (const [{ circuit }, rowOf] of [
    [before, rows.before],
    [after, rows.after],
  ] as const) {
    const last = new Map<number, number>();
    for (const [place, operation] of circuit.operations.entries()) {
      if (!isWide(operation)) continue;
      const own = [...operation.controls, ...operation.targets];
      const [first] = own.map((wire) => last.get(wire));
      const isNext = first !== undefined && own.every((wire) => last.get(wire) === first);
      if (isNext && widthOf(circuit.operations[first]!) === own.length) {
        const [later, earlier] = [leader(rowOf[place]!), leader(rowOf[first]!)];
        leaders[later] = earlier;
        isJoined ||= later !== earlier;
      }
      for (const wire of own) last.set(wire, place);
    }
  }
  return isJoined ? { ...rows, before: rows.before.map(leader), after: rows.after.map(leader) } : undefined;
}

function widthOf({ controls, targets }: Operation): number {
  return controls.length + targets.length;
}

/** By row its events. */
function listOf(count: number, before: readonly Event[], after: readonly Event[]): readonly Row[] {
  const list = Array.from({ length: count }, () => ({ before: [] as Event[], after: [] as Event[] }));
  for (const event of before) list[event.row]!.before.push(event);
  for (const event of after) list[event.row]!.after.push(event);
  return list;
}

/** Rows that can only be taken together: the events of each circuit in its own order. */
function joined(rows: readonly Row[]): Row {
  const inOrder = (side: 'before' | 'after') => rows.flatMap((row) => row[side]).sort((a, b) => a.at - b.at);
  return { before: inOrder('before'), after: inOrder('after') };
}

/** By wire of the circuit before, the wire of the one after on which its content starts; spare wires are put as they come. */
function startsOf(before: StatedCircuit, after: StatedCircuit, wires: number): readonly number[] {
  const starts = (stated: StatedCircuit) =>
    stated.inputPermutation ?? stated.outputPermutation.map((_, qubit) => qubit);
  const positions = new Array<number>(wires).fill(-1);
  const [from, to] = [starts(before), starts(after)];
  for (const [qubit, wire] of from.entries()) positions[wire] = to[qubit]!;
  const taken = new Set(positions);
  let spare = 0;
  for (const [wire, position] of positions.entries()) {
    if (position >= 0) continue;
    while (taken.has(spare)) spare++;
    positions[wire] = spare++;
  }
  return positions;
}

/** How far apart what is left to do on the wires is; a clause where that is not what is stated. */
function endsApart(
  before: StatedCircuit,
  after: StatedCircuit,
  { ends: first }: Events,
  { ends: second }: Events,
  { carried, positions }: Replay,
): number | string {
  const apart = (wire: number, other: number): number => {
    const left = framed(multiply(first[wire]!, carried[wire]!), before, wire);
    return frobeniusDistance(left, framed(second[other]!, after, other));
  };
  let sum = 0;
  const spare = new Set(positions.keys());
  for (const [qubit, wire] of before.outputPermutation.entries()) {
    const other = after.outputPermutation[qubit]!;
    if (positions[wire] !== other) return `qubit ${qubit} does not end on the wire that is stated`;
    spare.delete(wire);
    const distance = apart(wire, other);
    if (distance > MOST_DISTANCE) return `qubit ${qubit} is turned otherwise in the end, or its frame is not as stated`;
    sum += distance;
  }
  // Wires that hold no qubit may have been on the way of others, and have frames as all have.
  for (const wire of spare) {
    const distance = apart(wire, positions[wire]!);
    if (distance > MOST_DISTANCE) return `wire ${wire}, which holds no qubit, is turned otherwise in the end`;
    sum += distance;
  }
  return sum;
}

/** What is done to a wire with the frame that is stated. */
function framed(matrix: Matrix, { frames }: StatedCircuit, wire: number): Matrix {
  const frame = frames[wire] ?? 0;
  if (!isNumeric(frame)) return new Float64Array(8).fill(Number.NaN);
  return frame === 0 ? matrix : multiply(rotationMatrix([0, 0, 1], frame), matrix);
}
