import type { Operation } from '../../../circuit/index.js';
import { type Gate, wireBases } from '../../../gates/index.js';
import { type Value, ValueTable } from './value-table.js';

/**
 * What every wire holds in the computational basis, as Boolean functions, while a circuit is read in time order.
 *
 * As in a sum over paths: permutations with phases are followed exactly, every other gate starts new unknown bits. Two
 * phases of equal functions therefore add up wherever they stand.
 */
export class WireValues {
  readonly table = new ValueTable();
  readonly #values: Value[];
  /** For every wire a number that changes with everything that does not commute with its X, to one never seen before. */
  readonly #segments: number[];
  #latestSegment: number;

  constructor(wires: number) {
    this.#values = Array.from({ length: wires }, () => this.table.unknown());
    this.#segments = Array.from({ length: wires }, (_, wire) => wire);
    this.#latestSegment = wires;
  }

  /** What a wire holds now. */
  of(wire: number): Value {
    return this.#values[wire]!;
  }

  /** Between equal segments, which no two wires share, everything on the wire commutes with its X. */
  segment(wire: number): number {
    return this.#segments[wire]!;
  }

  /** Whether all wires are 1. */
  all(wires: readonly number[]): Value {
    if (wires.length === 1) return this.of(wires[0]!);
    if (wires.length === 2) return this.table.product(this.of(wires[0]!), this.of(wires[1]!));
    let product = this.table.one;
    // In ascending order of values, so that the order of wires does not matter.
    for (const value of wires.map((wire) => this.of(wire)).sort((a, b) => a - b)) {
      product = this.table.product(product, value);
    }
    return product;
  }

  /** Reads the next operation. */
  apply(operation: Operation): void {
    const { gate, controls, targets } = operation;
    if (gate.kind === 'barrier') {
      for (const wire of targets) this.#forget(wire);
      return;
    }
    const bases = wireBases(operation);
    const flip = flipOf(gate);
    if (flip) {
      this.#flip(flip, controls, targets);
    } else if (controls.length === 0 && exchanges(gate)) {
      const [a, b] = targets as [number, number];
      [this.#values[a], this.#values[b]] = [this.of(b), this.of(a)];
    } else {
      for (let k = 0; k < targets.length; k++) {
        if (bases[controls.length + k] !== 'Z') this.#values[targets[k]!] = this.table.unknown();
      }
    }
    for (let k = 0; k < bases.length; k++) {
      if (bases[k] === 'X') continue;
      const wire = k < controls.length ? controls[k]! : targets[k - controls.length]!;
      this.#segments[wire] = this.#latestSegment++;
    }
    // Gates of any width do not say their bases.
    for (let k = bases.length - controls.length; k < targets.length; k++) this.#forget(targets[k]!);
  }

  #forget(wire: number): void {
    this.#values[wire] = this.table.unknown();
    this.#segments[wire] = this.#latestSegment++;
  }

  #flip({ target, monomials }: Flip, controls: readonly number[], targets: readonly number[]): void {
    const wire = targets[target]!;
    for (const monomial of monomials) {
      const when = this.all([...controls, ...monomial.map((k) => targets[k]!)]);
      this.#values[wire] = this.table.sum(this.of(wire), when);
    }
  }
}

/** A gate that flips one target where a polynomial of the others is 1, whatever the phases. */
interface Flip {
  readonly target: number;
  readonly monomials: readonly (readonly number[])[];
}

const flips = new WeakMap<Gate, Flip | null>();

function flipOf(gate: Gate): Flip | null {
  const known = flips.get(gate);
  if (known !== undefined) return known;
  const found = findFlip(gate);
  flips.set(gate, found);
  return found;
}

const LARGEST_FLIP = 4;

function findFlip(gate: Gate): Flip | null {
  const { targets, bases } = gate;
  if (targets === 'any' || targets > LARGEST_FLIP || gate.parameters.length > 0 || gate.data) return null;
  const moved = bases.flatMap((basis, k) => (basis === 'Z' ? [] : [k]));
  if (moved.length !== 1) return null;
  const target = moved[0]!;
  const images = permutationOf(gate, targets);
  if (!images) return null;
  const bit = (k: number) => 1 << (targets - 1 - k);
  // Moebius transform of the truth table: coefficient of each monomial.
  const monomials: number[][] = [];
  for (let mask = 0; mask < 2 ** targets; mask++) {
    if (mask & bit(target)) continue;
    let coefficient = 0;
    for (let input = 0; input < 2 ** targets; input++) {
      if ((input & mask) === input && images[input] !== input) coefficient ^= 1;
    }
    if (coefficient) monomials.push(Array.from({ length: targets }, (_, k) => k).filter((k) => mask & bit(k)));
  }
  return { target, monomials };
}

/** Where each basis state goes, for a permutation with phases. */
function permutationOf(gate: Gate, targets: number): readonly number[] | undefined {
  const size = 2 ** targets;
  const matrix = gate.matrix([], undefined, targets);
  const images: number[] = [];
  for (let column = 0; column < size; column++) {
    for (let row = 0; row < size; row++) {
      const at = 2 * (row * size + column);
      // Of gates without parameters: an entry has the modulus 1, or one that is far from it.
      if (Math.abs(Math.hypot(matrix[at]!, matrix[at + 1]!) - 1) < 1e-12) images.push(row);
    }
  }
  return images.length === size ? images : undefined;
}

const exchangers = new WeakMap<Gate, boolean>();

/** Whether a gate swaps two wires, whatever the phases. */
function exchanges(gate: Gate): boolean {
  if (gate.targets !== 2 || gate.parameters.length > 0 || gate.data) return false;
  const known = exchangers.get(gate);
  if (known !== undefined) return known;
  const found = permutationOf(gate, 2)?.join() === '0,2,1,3';
  exchangers.set(gate, found);
  return found;
}
