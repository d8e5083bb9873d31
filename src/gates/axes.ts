import { UNIT_VECTORS, type Vector } from '../math/index.js';
import type { Gate } from './gate.js';

const [X, Y, Z] = UNIT_VECTORS;
const LETTERS: Readonly<Record<string, Vector>> = { X, Y, Z };

/** The axis of a one-qubit gate that is a rotation for all its parameters, or undefined. */
export function axisOf(gate: Gate): Vector | undefined {
  if (!gate.rotation || gate.targets !== 1) return undefined;
  return known(axes, gate, () => {
    const sum: [number, number, number] = [0, 0, 0];
    for (const [letter, weight] of gate.rotation!.generator) {
      LETTERS[letter]!.forEach((part, k) => {
        sum[k] = sum[k]! + weight * part;
      });
    }
    return sum;
  });
}

/** The two axes of a two-qubit gate that is a rotation about one Pauli pair, and the sign of its angle. */
export interface PairAxes {
  readonly first: Vector;
  readonly second: Vector;
  readonly weight: number;
}

/** The axes of an interaction of one Pauli pair, or undefined for every other gate. */
export function pairAxesOf(gate: Gate): PairAxes | undefined {
  if (gate.targets !== 2 || gate.rotation?.generator.length !== 1) return undefined;
  const [letters, weight] = gate.rotation.generator[0]!;
  const first = LETTERS[letters[0] ?? ''];
  const second = LETTERS[letters[1] ?? ''];
  return first && second && known(pairs, gate, () => ({ first, second, weight }));
}

const axes = new WeakMap<Gate, Vector>();
const pairs = new WeakMap<Gate, PairAxes>();

/** Rows of the table are constants, so what follows from one is worked out once. */
function known<T>(cache: WeakMap<Gate, T>, gate: Gate, find: () => T): T {
  const found = cache.get(gate);
  if (found !== undefined) return found;
  const made = find();
  cache.set(gate, made);
  return made;
}
