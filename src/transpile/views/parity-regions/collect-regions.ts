import { addAngles, scaleAngle } from '../../../math/index.js';
import {
  axisBefore,
  cliffordProduct,
  type PauliAxis,
  quarterTurn,
  signBefore,
  Y_AXIS,
  Z_AXIS,
} from '../../../pauli/index.js';
import type { Element, RotationElement } from '../elements.js';
import { emptyRegion, type Member, type Region } from './region.js';
import { fromZ, readsOtherAxis, targetTurn, WireOutlook } from './wire-outlook.js';

/** The most wires of a region: its parities are bits of a number. */
const MOST_MEMBERS = 24;

/** Something that no region holds. */
export interface Fence {
  readonly element: number;
  readonly level: number;
}

/** A circuit's elements in regions; done region by region in the order of the list, the circuit is the same. */
export function collectRegions(elements: readonly Element[], qubits: number): readonly (Region | Fence)[] {
  const collector = new RegionCollector(elements, qubits);
  elements.forEach((element, index) => {
    collector.add(element, index);
  });
  return collector.finish();
}

class RegionCollector {
  readonly #items: (Region | Fence)[] = [];
  readonly #outlook: WireOutlook;
  readonly #regions: (Region | undefined)[];
  readonly #members: (Member | undefined)[];
  /** For a wire in a region, the basis that its values are seen through now. */
  readonly #bases: number[];
  /** The lowest level that a wire's next region may have. */
  readonly #levels: number[];
  /** For a wire in a region, the basis when it was last asked whether it still suits what comes. */
  readonly #settled: number[];

  constructor(elements: readonly Element[], qubits: number) {
    this.#outlook = new WireOutlook(elements, qubits);
    this.#regions = new Array<Region | undefined>(qubits).fill(undefined);
    this.#members = new Array<Member | undefined>(qubits).fill(undefined);
    this.#bases = new Array<number>(qubits).fill(0);
    this.#levels = new Array<number>(qubits).fill(0);
    this.#settled = new Array<number>(qubits).fill(0);
  }

  add(element: Element, index: number): void {
    const { targets } = element.operation;
    if (element.kind === 'opaque') this.#addFence(targets, index);
    else if (element.kind === 'clifford') this.#addClifford(targets[0]!, element.clifford);
    else if (targets.length === 1) this.#addRotation(targets[0]!, element);
    else this.#addInteraction([targets[0]!, targets[1]!], element);
    if (element.kind !== 'opaque') {
      const region = this.#regions[targets[0]!]!;
      region.elements.push(index);
      region.phase = addAngles(region.phase, element.phase);
    }
    for (let side = 0; side < targets.length; side++) this.#outlook.advance(targets[side]!);
  }

  finish(): readonly (Region | Fence)[] {
    for (let wire = 0; wire < this.#regions.length; wire++) this.#leave(wire);
    return this.#items
      .filter((item) => !('members' in item) || item.members.length > 0)
      .sort((a, b) => a.level - b.level);
  }

  #addFence(wires: readonly number[], element: number): void {
    let level = 0;
    for (const wire of wires) {
      this.#leave(wire);
      level = Math.max(level, this.#levels[wire]!);
    }
    for (const wire of wires) this.#levels[wire] = level + 1;
    this.#items.push({ element, level });
  }

  #addClifford(wire: number, clifford: number): void {
    if (!this.#regions[wire]) this.#enter(wire, emptyRegion(this.#levels[wire]!));
    this.#bases[wire] = cliffordProduct(clifford, this.#bases[wire]!);
  }

  #addRotation(wire: number, { axes, angle }: RotationElement): void {
    this.#settle(wire);
    if (axisBefore(this.#bases[wire]!, axes[0]!) !== Z_AXIS) this.#restart(wire, fromZ(axes[0]!));
    const sign = signBefore(this.#bases[wire]!, axes[0]!);
    this.#regions[wire]!.steps.push({ kind: 'phase', wires: [wire], angle: scaleAngle(angle, sign) });
  }

  #addInteraction(wires: readonly [number, number], element: RotationElement): void {
    const [a, b] = wires;
    this.#settle(a);
    this.#settle(b);
    this.#makeFit(wires, element);
    for (let attempt = 0; this.#regions[a] !== this.#regions[b] || !this.#fits(wires, element); attempt++) {
      if (attempt < 3) {
        this.#bringTogether(a, b);
        this.#makeFit(wires, element);
      } else {
        this.#restart(a, fromZ(element.axes[0]!));
        this.#restart(b, fromZ(element.axes[1]!));
        this.#bringTogether(a, b, element.axes);
      }
    }
    this.#pushInteraction(wires, element);
  }

  /** A wire gets a region if it has none, and a new one where it was turned and more of what comes fits that. */
  #settle(wire: number): void {
    if (!this.#regions[wire]) this.#enter(wire, emptyRegion(this.#levels[wire]!));
    const current = this.#bases[wire]!;
    if (!readsOtherAxis(current, this.#settled[wire]!)) return;
    this.#settled[wire] = current;
    const basis = this.#outlook.bestBasis(wire);
    if (this.#outlook.fitting(wire, basis) > this.#outlook.fitting(wire, current)) this.#restart(wire, basis);
  }

  #axis(wire: number, axis: PauliAxis): PauliAxis {
    return axisBefore(this.#bases[wire]!, axis);
  }

  /** Whether an interaction is one about Z and Z, or a CNOT up to one-wire gates. */
  #fits([a, b]: readonly [number, number], { axes, quarters }: RotationElement): boolean {
    const alongA = this.#axis(a, axes[0]!) === Z_AXIS;
    const alongB = this.#axis(b, axes[1]!) === Z_AXIS;
    return (alongA && alongB) || ((alongA || alongB) && quarters !== undefined);
  }

  /** Wires whose basis an interaction does not fit begin a new region. */
  #makeFit([a, b]: readonly [number, number], { axes, quarters }: RotationElement): void {
    const alongA = this.#axis(a, axes[0]!) === Z_AXIS;
    const alongB = this.#axis(b, axes[1]!) === Z_AXIS;
    if (quarters === undefined) {
      if (!alongA) this.#restart(a, fromZ(axes[0]!));
      if (!alongB) this.#restart(b, fromZ(axes[1]!));
    } else if (!alongA && !alongB) {
      const fittingA = this.#outlook.fitting(a, this.#bases[a]!);
      const fittingB = this.#outlook.fitting(b, this.#bases[b]!);
      if (fittingA < fittingB) this.#restart(a, fromZ(axes[0]!));
      else this.#restart(b, fromZ(axes[1]!));
    }
  }

  /** Puts two wires into one region, of the higher level. */
  #bringTogether(a: number, b: number, axes?: readonly PauliAxis[]): void {
    const [first, second] = [this.#regions[a]!, this.#regions[b]!];
    if (first === second) return;
    const [lower, higher] = first.level <= second.level ? [first, second] : [second, first];
    const size = lower.members.length + higher.members.length;
    if (size <= MOST_MEMBERS && (lower.level === higher.level || !lower.left)) {
      this.#unite(lower, higher);
      return;
    }
    const basisOf = (wire: number): number => (axes ? fromZ(axes[wire === a ? 0 : 1]!) : this.#outlook.bestBasis(wire));
    const late = lower === first ? a : b;
    this.#leave(late);
    if (lower.level < higher.level && higher.members.length < MOST_MEMBERS) {
      this.#enter(late, higher, basisOf(late));
      return;
    }
    const early = late === a ? b : a;
    this.#leave(early);
    const region = emptyRegion(Math.max(this.#levels[a]!, this.#levels[b]!));
    this.#enter(a, region, basisOf(a));
    this.#enter(b, region, basisOf(b));
  }

  /** The smaller of two regions becomes part of the larger one. */
  #unite(one: Region, other: Region): void {
    const [small, large] = one.members.length < other.members.length ? [one, other] : [other, one];
    large.level = Math.max(one.level, other.level);
    large.left ||= small.left;
    large.phase = addAngles(large.phase, small.phase);
    for (const step of small.steps) large.steps.push(step);
    for (const element of small.elements) large.elements.push(element);
    for (const member of small.members) {
      large.members.push(member);
      if (this.#regions[member.wire] === small) this.#regions[member.wire] = large;
    }
    small.members.length = 0;
  }

  #restart(wire: number, basis: number): void {
    this.#leave(wire);
    this.#enter(wire, emptyRegion(this.#levels[wire]!), basis);
  }

  #enter(wire: number, region: Region, basis = this.#outlook.bestBasis(wire)): void {
    if (region.members.length === 0) this.#items.push(region);
    const member: Member = { wire, entry: basis, exit: basis };
    region.members.push(member);
    this.#regions[wire] = region;
    this.#members[wire] = member;
    this.#bases[wire] = basis;
    this.#settled[wire] = basis;
  }

  #leave(wire: number): void {
    const region = this.#regions[wire];
    if (!region) return;
    this.#members[wire]!.exit = this.#bases[wire]!;
    region.left = true;
    this.#levels[wire] = region.level + 1;
    this.#regions[wire] = undefined;
    this.#members[wire] = undefined;
  }

  #pushInteraction([a, b]: readonly [number, number], { axes, angle, quarters }: RotationElement): void {
    const region = this.#regions[a]!;
    const axisA = this.#axis(a, axes[0]!);
    const axisB = this.#axis(b, axes[1]!);
    const sign = signBefore(this.#bases[a]!, axes[0]!) * signBefore(this.#bases[b]!, axes[1]!);
    if (axisA === Z_AXIS && axisB === Z_AXIS) {
      region.steps.push({ kind: 'phase', wires: [a, b], angle: scaleAngle(angle, sign) });
      return;
    }
    const [control, target, axis] = axisA === Z_AXIS ? [a, b, axisB] : [b, a, axisA];
    // A full turn more or less is a sign.
    const eighths = (((quarters! * sign) % 8) + 8) % 8;
    const quarter = eighths % 4 === 1 ? 1 : -1;
    region.phase = addAngles(region.phase, (quarter * Math.PI) / 4 + (eighths === 3 || eighths === 5 ? Math.PI : 0));
    if (axis === Y_AXIS) region.steps.push({ kind: 'phase', wires: [target], angle: -Math.PI / 2 });
    region.steps.push({ kind: 'cnot', control, target });
    this.#bases[control] = cliffordProduct(this.#bases[control]!, quarterTurn(Z_AXIS, quarter));
    this.#bases[target] = cliffordProduct(this.#bases[target]!, targetTurn(axis, quarter));
  }
}
