import {
  CONJUGATED_PAIRS,
  firstOf,
  INTERACTIONS,
  letterPair,
  type PauliTable,
  type QuarterTurn,
  secondOf,
} from '../../../pauli/index.js';

const WIRES = 3;
const ROWS = 2 * WIRES;
const PAIRS = [
  [0, 1],
  [0, 2],
  [1, 2],
] as const;

/** By wire, the letters of the images of X and Z on all wires, signs left out. */
type Columns = readonly Uint8Array[];

/** The fewest quarter turns that turn a Clifford gate on three wires, given by rows, into local ones and a permutation. */
export function reduceThreeWires(table: PauliTable, start: number): readonly QuarterTurn[] {
  distances ??= findDistances();
  let columns: Columns = table.columns.map((column) => column.slice(start, start + ROWS));
  const turns: QuarterTurn[] = [];
  for (let distance = distances.get(classOf(columns))!; distance > 0; distance--) {
    for (const next of neighbours(columns)) {
      if (distances.get(classOf(next.columns)) !== distance - 1) continue;
      columns = next.columns;
      turns.push(next.turn);
      break;
    }
  }
  return turns;
}

/** How many quarter turns each class of Clifford gates takes. */
let distances: ReadonlyMap<number, number> | undefined;

/** A breadth-first search from the identity over all 1120 classes. */
function findDistances(): ReadonlyMap<number, number> {
  const identity = Array.from({ length: WIRES }, (_, wire) =>
    Uint8Array.from({ length: ROWS }, (_, row) => (row >> 1 === wire ? 1 + (row & 1) : 0)),
  );
  const found = new Map([[classOf(identity), 0]]);
  let layer: Columns[] = [identity];
  for (let distance = 1; layer.length > 0; distance++) {
    const next: Columns[] = [];
    for (const columns of layer) {
      for (const neighbour of neighbours(columns)) {
        const name = classOf(neighbour.columns);
        if (found.has(name)) continue;
        found.set(name, distance);
        next.push(neighbour.columns);
      }
    }
    layer = next;
  }
  return found;
}

/** A number that is the same for gates that differ by local ones and a permutation, applied last. */
function classOf(columns: Columns): number {
  // Local gates rename the letters of a wire: they are numbered as they come.
  const codes = columns.map((column) => {
    const names = [0, 0, 0, 0];
    let named = 0;
    let code = 0;
    for (const letter of column) {
      if (letter !== 0 && names[letter] === 0) names[letter] = ++named;
      code = 4 * code + names[letter]!;
    }
    return code;
  });
  return codes.sort((a, b) => a - b).reduce((sum, code) => sum * 4 ** ROWS + code, 0);
}

function* neighbours(columns: Columns): Generator<{ readonly turn: QuarterTurn; readonly columns: Columns }> {
  for (const [first, second] of PAIRS) {
    for (let interaction = 0; interaction < INTERACTIONS; interaction++) {
      const made = columns.map((column) => column.slice());
      for (let row = 0; row < ROWS; row++) {
        const pair = CONJUGATED_PAIRS[16 * interaction + letterPair(made[first]![row]!, made[second]![row]!)]!;
        made[first]![row] = firstOf(pair);
        made[second]![row] = secondOf(pair);
      }
      yield { turn: { interaction, first, second }, columns: made };
    }
  }
}
