import type { Operation } from '../../circuit/index.js';
import { type Angle, addPhases } from '../../math/index.js';
import {
  CLIFFORD_IDENTITY,
  cliffordProduct,
  PAULI_AXES,
  type PauliAxis,
  quarterTurn,
  type SparsePauli,
} from '../../pauli/index.js';
import type { CliffordElement, Element, RotationElement } from './elements.js';

/** exp(-i angle/2 P) after some of a region's quarter turns. */
export interface PlacedRotation {
  readonly pauli: SparsePauli;
  readonly angle: Angle;
  /** How many of the region's quarter turns come before it. */
  readonly after: number;
}

/** With one-qubit gates, a region holds at most so many times as many operations as entangling gates. */
const MOST_OPERATIONS_PER_GATE = 6;

/** What regions are made of: Clifford gates only, or also other rotations about Paulis. */
export interface RegionKind {
  readonly rotations: boolean;
  readonly mostWires: number;
  readonly mostGates: number;
}

/** Gates between which nothing else happens on their wires. */
export interface PauliRegion {
  readonly kind: 'region';
  /** Its place in the order of regions and other gates. */
  level: number;
  /** In time order. */
  readonly elements: (CliffordElement | RotationElement)[];
  readonly wires: number[];
  entanglingGates: number;
  /** How many of the elements are no Clifford gates. */
  rotations: number;
  /** How many wires went on to something else: from then on the region has its place. */
  wiresGone: number;
}

/** A region's Clifford gates as quarter turns exp(-i pi/4 P), and what else is in it. */
export interface RegionContent {
  /** In time order; `gates = e^{i phase} turns and rotations`. */
  readonly turns: readonly SparsePauli[];
  /** In time order. */
  readonly rotations: readonly PlacedRotation[];
  /** Radians. */
  readonly phase: Angle;
}

/** A gate that no region holds. */
export interface LoneGate {
  readonly kind: 'gate';
  readonly level: number;
  readonly operation: Operation;
}

/**
 * Elements in regions of Clifford gates and gates between them; done in the order of their levels, those of equal level
 * in the order of the list, the circuit is the same.
 *
 * Everything on a wire has a higher level than what is before it on that wire.
 */
export function collectPauliRegions(
  elements: readonly Element[],
  qubits: number,
  kind: RegionKind,
): readonly (PauliRegion | LoneGate)[] {
  const collector = new Collector(qubits, kind);
  for (const element of elements) collector.add(element);
  return collector.items;
}

class Collector {
  readonly items: (PauliRegion | LoneGate)[] = [];
  readonly #regions: (PauliRegion | undefined)[];
  /** The lowest level that what comes next on a wire may have. */
  readonly #levels: number[];
  readonly #kind: RegionKind;

  constructor(qubits: number, kind: RegionKind) {
    this.#kind = kind;
    this.#regions = new Array<PauliRegion | undefined>(qubits).fill(undefined);
    this.#levels = new Array<number>(qubits).fill(0);
  }

  add(element: Element): void {
    const { targets } = element.operation;
    if (element.kind === 'clifford') {
      const region = this.#openRegion(targets[0]!);
      if (region) region.elements.push(element);
      else this.#addGate(element.operation);
    } else if (element.kind === 'rotation' && targets.length === 2 && element.quarters !== undefined) {
      const region = this.#regionFor(targets[0]!, targets[1]!);
      region.elements.push(element);
      region.entanglingGates++;
    } else if (element.kind === 'rotation' && this.#kind.rotations) {
      const region = targets.length === 2 ? this.#regionFor(targets[0]!, targets[1]!) : this.#openRegion(targets[0]!);
      if (region) addRotation(region, element);
      else this.#addGate(element.operation);
    } else {
      this.#addGate(element.operation);
    }
  }

  #addGate(operation: Operation): void {
    let level = 0;
    for (const wire of operation.targets) {
      this.#leave(wire);
      level = Math.max(level, this.#levels[wire]!);
    }
    for (const wire of operation.targets) this.#levels[wire] = level + 1;
    this.items.push({ kind: 'gate', level, operation });
  }

  /** The region of a wire, if it takes more gates. */
  #openRegion(wire: number): PauliRegion | undefined {
    const region = this.#regions[wire];
    return region && !this.#isFull(region) ? region : undefined;
  }

  #isFull({ entanglingGates, elements }: PauliRegion): boolean {
    return (
      entanglingGates >= this.#kind.mostGates || elements.length >= MOST_OPERATIONS_PER_GATE * this.#kind.mostGates
    );
  }

  #leave(wire: number): void {
    const region = this.#regions[wire];
    if (!region) return;
    region.wiresGone++;
    this.#levels[wire] = region.level + 1;
    this.#regions[wire] = undefined;
  }

  /** The region that an interaction of two wires joins: that of one or both of them, or a new one. */
  #regionFor(a: number, b: number): PauliRegion {
    const [first, second] = [this.#regions[a], this.#regions[b]];
    if (first && first === second && !this.#isFull(first)) return first;
    if (first && second && first !== second && this.#merge(first, second)) return this.#regions[a]!;
    if (first && second && first !== second) {
      const joined = this.#moveBetween([first, a], [second, b]);
      if (joined) return joined;
    }
    if (first && !second && this.#join(first, b)) return first;
    if (second && !first && this.#join(second, a)) return second;
    this.#leave(a);
    this.#leave(b);
    const region: PauliRegion = {
      kind: 'region',
      level: Math.max(this.#levels[a]!, this.#levels[b]!),
      elements: [],
      wires: [a, b],
      entanglingGates: 0,
      rotations: 0,
      wiresGone: 0,
    };
    this.#regions[a] = region;
    this.#regions[b] = region;
    this.items.push(region);
    return region;
  }

  /** One of two regions goes on with both wires: the later one if it can, as the other does not hold it up. */
  #moveBetween(
    [first, a]: readonly [PauliRegion, number],
    [second, b]: readonly [PauliRegion, number],
  ): PauliRegion | undefined {
    const [early, late] = first.level <= second.level ? [first, second] : [second, first];
    const joined = this.#isFull(late) ? early : late;
    const wire = joined === first ? b : a;
    if (this.#isFull(joined) || joined.wires.length >= this.#kind.mostWires || joined.wires.includes(wire)) {
      return undefined;
    }
    this.#leave(wire);
    return this.#join(joined, wire) ? joined : undefined;
  }

  /** Lets a wire into a region, if all before it on the wire comes before the region, too. */
  #join(region: PauliRegion, wire: number): boolean {
    if (region.wires.length >= this.#kind.mostWires || this.#isFull(region)) return false;
    if (region.wires.includes(wire)) return false;
    if (this.#levels[wire]! > region.level) {
      if (region.wiresGone > 0) return false;
      region.level = this.#levels[wire]!;
    }
    region.wires.push(wire);
    this.#regions[wire] = region;
    return true;
  }

  /** Makes two regions one, if both can have the higher level. */
  #merge(first: PauliRegion, second: PauliRegion): boolean {
    if (first.wires.some((wire) => second.wires.includes(wire))) return false;
    if (first.wires.length + second.wires.length > this.#kind.mostWires) return false;
    if (this.#isFull(first) || this.#isFull(second)) return false;
    if (first.entanglingGates + second.entanglingGates >= this.#kind.mostGates) return false;
    const [low, high] = first.level < second.level ? [first, second] : [second, first];
    if (low.level < high.level && low.wiresGone > 0) return false;
    for (const element of low.elements) high.elements.push(element);
    high.entanglingGates += low.entanglingGates;
    high.rotations += low.rotations;
    high.wiresGone += low.wiresGone;
    for (const wire of low.wires) {
      high.wires.push(wire);
      if (this.#regions[wire] === low) this.#regions[wire] = high;
    }
    // An empty region holds its place in the list and nothing else.
    low.elements.length = 0;
    low.wires.length = 0;
    low.rotations = 0;
    low.entanglingGates = 0;
    return true;
  }
}

function addRotation(region: PauliRegion, element: RotationElement): void {
  region.elements.push(element);
  region.rotations++;
  if (element.axes.length === 2) region.entanglingGates++;
}

/** What the elements of a region are. */
export function contentOf({ elements }: PauliRegion): RegionContent {
  const turns: SparsePauli[] = [];
  const rotations: PlacedRotation[] = [];
  let phase: Angle = 0;
  for (const element of elements) {
    phase = addPhases(phase, element.phase);
    if (element.kind === 'clifford') {
      const wire = element.operation.targets[0]!;
      for (const axis of quarterTurnsOf(element.clifford)) turns.push([[wire, axis]]);
    } else if (element.axes.length === 2 && element.quarters !== undefined) {
      const pauli = pauliOf(element);
      const count = ((element.quarters % 4) + 4) % 4;
      for (let k = 0; k < count; k++) turns.push(pauli);
      // Four quarter turns are -1.
      phase = addPhases(phase, (Math.PI * (element.quarters - count)) / 4);
    } else {
      rotations.push({ pauli: pauliOf(element), angle: element.angle, after: turns.length });
    }
  }
  return { turns, rotations, phase };
}

function pauliOf({ operation, axes }: RotationElement): SparsePauli {
  return operation.targets.map((wire, k) => [wire, axes[k]!] as const);
}

/** By the number of a one-qubit Clifford gate: the axes of quarter turns that make it, in time order. */
let sequences: readonly (readonly PauliAxis[])[] | undefined;

function quarterTurnsOf(clifford: number): readonly PauliAxis[] {
  sequences ??= shortestSequences();
  return sequences[clifford]!;
}

function shortestSequences(): readonly (readonly PauliAxis[])[] {
  const found: PauliAxis[][] = [];
  found[CLIFFORD_IDENTITY] = [];
  const open = [CLIFFORD_IDENTITY];
  for (const element of open) {
    for (const axis of PAULI_AXES) {
      const made = cliffordProduct(quarterTurn(axis, 1), element);
      if (found[made]) continue;
      found[made] = [...found[element]!, axis];
      open.push(made);
    }
  }
  return found;
}
