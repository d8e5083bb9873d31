import type { Operation } from '../../../circuit/index.js';
import { qisGates, wireBases } from '../../../gates/index.js';
import { isNumeric } from '../../../math/index.js';
import { powerOf } from './controlled-power.js';
import { PairNumbers } from './number-lists.js';
import type { SplitProduct, Value } from './value-table.js';
import { WireValues } from './wire-values.js';

/** A side of a gate, in time. */
export type Side = 'before' | 'after';

/** A Toffoli gate that is followed or preceded by a CNOT of its controls, which it has taken in. */
export interface PeresGate {
  readonly control: number;
  readonly flipped: number;
  readonly target: number;
  readonly side: Side;
}

/** A gate of a network: an operation, or a Toffoli gate with a CNOT taken in. */
export type Item = Operation | PeresGate;

/** Where the CZ of a control (0 or 1) and the target is. */
export interface Place {
  readonly first: 0 | 1;
  readonly side: Side;
}

/** A phase that a Toffoli gate may do without if another does without it too. */
export interface Offer extends Place {
  /** The function that the phase is of: this control times the target. */
  readonly product: SplitProduct;
}

/** How many offers a Toffoli gate makes. */
export const OFFERS = 4;

/** A Toffoli gate where it stands. */
export interface Toffoli {
  /** Its place among the items. */
  readonly at: number;
  readonly controls: readonly [number, number];
  readonly target: number;
  readonly values: readonly [Value, Value];
  /** The function of both controls. */
  readonly both: SplitProduct;
  /** By control and side. */
  readonly offers: readonly Offer[];
  /** Sides on which a gate of one control and the target is right beside this one: the CZ of both merges with it. */
  readonly beside: Place[];
  /** What the target's X must commute with between two gates for their turns to meet. */
  readonly segment: number;
  /** Equal for two CNOTs that cancel: those of one control onto the other, on either side. */
  readonly cnots: readonly { readonly flipped: 0 | 1; readonly side: Side; readonly key: number }[];
}

/** A CNOT where it stands. */
export interface Cnot {
  readonly at: number;
  readonly key: number;
}

/** What a circuit has of Toffoli gates, and of CNOTs that they could take in. */
export interface Network {
  readonly toffolis: readonly Toffoli[];
  readonly cnots: readonly Cnot[];
  /** All keys of CNOTs are smaller. */
  readonly keys: number;
}

const BOTH = [0, 1] as const;

/** Whether an item is a Toffoli gate with a CNOT in it. */
export function isPeres(item: Item): item is PeresGate {
  return 'flipped' in item;
}

/** How many controls an X gate has, or undefined for every other gate. */
function controlsOfX(operation: Operation): number | undefined {
  const power = powerOf(operation);
  if (power?.kind !== 'power' || !isNumeric(power.angle) || power.angle !== Math.PI) return undefined;
  return operation.controls.length;
}

/**
 * Reads a circuit in time order.
 *
 * @param withCnots whether CNOTs are asked for
 */
export function readNetwork(items: readonly (Item | undefined)[], wires: number, withCnots: boolean): Network {
  const values = new WireValues(wires);
  const keys = new PairNumbers();
  const keyOf: KeyOfCnot = (control, flipped) => keys.of(values.segment(flipped), values.of(control));
  const toffolis: Toffoli[] = [];
  const cnots: Cnot[] = [];
  const latest = new Array<Toffoli | Operation | undefined>(wires).fill(undefined);
  items.forEach((item, at) => {
    if (!item) return;
    if (isPeres(item)) {
      for (const wire of [item.control, item.flipped, item.target]) latest[wire] = undefined;
      for (const operation of meaningOf(item)) values.apply(operation);
      return;
    }
    const controls = controlsOfX(item);
    if (controls === 1 && withCnots) cnots.push({ at, key: keyOf(item.controls[0]!, item.targets[0]!) });
    const used = [...item.controls, ...item.targets];
    if (controls === 2) {
      const toffoli = readToffoli(item, at, values, withCnots ? keyOf : undefined);
      toffolis.push(toffoli);
      const before = latest[toffoli.target];
      if (before && !('both' in before)) noteBeside(toffoli, before, 'before', (wire) => latest[wire] === before);
      for (const wire of used) latest[wire] = toffoli;
    } else {
      const before = latest[used[0] ?? 0];
      if (before && 'both' in before) noteBeside(before, item, 'after', (wire) => latest[wire] === before);
      for (const wire of used) latest[wire] = item;
      values.apply(item);
    }
  });
  return { toffolis, cnots, keys: keys.count };
}

/** Notes a gate on the target and one control, if nothing is between it and the Toffoli gate on either wire. */
function noteBeside(
  { controls, target, beside }: Toffoli,
  operation: Operation,
  side: Side,
  isNext: (wire: number) => boolean,
): void {
  const wires = [...operation.controls, ...operation.targets];
  const at = wires.indexOf(target);
  // What commutes with the target's X merges with the exact Toffoli gate as well.
  if (wires.length !== 2 || at < 0 || wireBases(operation)[at] === 'X') return;
  for (const first of BOTH) {
    const wire = controls[first];
    if (wires.includes(wire) && isNext(wire) && isNext(target)) beside.push({ first, side });
  }
}

/** The key of a CNOT that would stand here. */
type KeyOfCnot = (control: number, flipped: number) => number;

function readToffoli(operation: Operation, at: number, values: WireValues, keyOf: KeyOfCnot | undefined): Toffoli {
  const controls = operation.controls as readonly [number, number];
  const target = operation.targets[0]!;
  const segment = values.segment(target);
  const own = controls.map((wire) => values.of(wire)) as [Value, Value];
  const both = values.table.split(own[0], own[1]);
  const offers: Offer[] = [];
  const cnots: Toffoli['cnots'][number][] = [];
  const look = (side: Side): void => {
    for (const k of BOTH) {
      const wire = controls[k];
      const other = controls[k === 0 ? 1 : 0];
      offers.push({ first: k, side, product: values.table.split(own[k], values.of(target)) });
      if (keyOf) cnots.push({ flipped: k, side, key: keyOf(other, wire) });
    }
  };
  look('before');
  values.apply(operation);
  look('after');
  return { at, controls, target, values: own, both, offers, beside: [], segment, cnots };
}

/** The operations that say what such a gate does. */
export function meaningOf({ control, flipped, target, side }: PeresGate): readonly Operation[] {
  const [toffoli, cnot] = [x([control, flipped], target), x([control], flipped)];
  return side === 'before' ? [cnot, toffoli] : [toffoli, cnot];
}

function x(controls: readonly number[], target: number): Operation {
  return { gate: qisGates.x, parameters: [], controls, targets: [target] };
}
