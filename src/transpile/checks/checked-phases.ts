import type { Operation } from '../../circuit/index.js';
import { qisGates } from '../../gates/index.js';
import { denseDistance, denseProduct } from './dense-window.js';
import { SAMPLES, type Sample, SampledValues, sameSample } from './sampled-values.js';

/** A Toffoli gate, or something else, and what is to stand in its place. */
export interface Place {
  /** What stood there; it is moved elsewhere if there is no meaning. */
  readonly operation: Operation;
  /** What it now stands for: itself, or with a CNOT that was moved there; nothing if it was moved away. */
  readonly meaning: readonly Operation[];
  /** Whether the place of its CNOT is before the rest of the meaning. */
  readonly cnot?: 'before' | 'after';
  /** The operations that are written, the meaning but for phases and turns. */
  readonly written: readonly Operation[];
  /** On which end a turn of the target about X by one of the controls is left out. */
  readonly omitted?: 'start' | 'end' | undefined;
}

/** A turn about X that is left out, and under which function of the inputs. */
interface Turn {
  readonly wire: number;
  readonly angle: number;
  readonly when: Sample;
  readonly segment: number;
}

/**
 * How far a circuit is from what is to stand in its place, one item after the other, as a sum over paths: CNOTs that were
 * moved meet none but what they commute with, each gate is the one that it stands for times phases of its wires' values,
 * and for every input that is tried these phases add up to nothing.
 *
 * @param phase radians that what is written is short of
 */
export function phasesDistance(places: readonly Place[], wires: number, phase: number): number {
  if (!movedCnotsCancel(places, wires)) return Number.POSITIVE_INFINITY;
  const values = new SampledValues(wires);
  const sums = new Float64Array(SAMPLES);
  let turns: Turn[] = [];
  let largest = 0;
  for (const { meaning, written, omitted } of places) {
    const isChanged = meaning.length !== written.length || meaning.some((each, k) => each !== written[k]);
    if (isChanged) {
      const own = wiresOf(meaning);
      const found = withPhases(meaning, written, own, omitted);
      if (!found) return Number.POSITIVE_INFINITY;
      largest = Math.max(largest, found.error);
      for (let sample = 0; sample < SAMPLES; sample++) sums[sample]! += found.phases[values.bits(own, sample)]!;
      if (found.turn) {
        const { wire, control, angle } = found.turn;
        const here: Turn = { wire, angle, when: values.all([control]), segment: values.segment(wire) };
        if (omitted === 'end') {
          turns.push(here);
        } else {
          const open = turns.length;
          turns = turns.filter((turn) => !cancel(turn, here));
          if (turns.length !== open - 1) return Number.POSITIVE_INFINITY;
        }
      }
    }
    for (const operation of meaning) values.apply(operation);
  }
  if (turns.length > 0) return Number.POSITIVE_INFINITY;
  for (const sum of sums) largest = Math.max(largest, 2 * Math.abs(Math.sin((sum + phase) / 2)));
  return largest;
}

function cancel(turn: Turn, other: Turn): boolean {
  return (
    turn.wire === other.wire &&
    turn.segment === other.segment &&
    turn.angle === -other.angle &&
    sameSample(turn.when, other.when)
  );
}

/** Whether for every CNOT that went there is one that came, of the same function onto the same wire. */
function movedCnotsCancel(places: readonly Place[], wires: number): boolean {
  const values = new SampledValues(wires);
  const open = new Set<string>();
  const toggle = ({ controls, targets }: Operation): void => {
    const key = `${targets[0]} ${values.segment(targets[0]!)} ${values.all(controls).join()}`;
    if (!open.delete(key)) open.add(key);
  };
  for (const { operation, meaning, cnot } of places) {
    if (meaning.length === 0) {
      if (!isCnot(operation)) return false;
      toggle(operation);
    } else if (cnot) {
      const moved = meaning.find(isCnot);
      if (!moved || meaning.length !== 2) return false;
      if (cnot === 'before') toggle(moved);
      values.apply(operation);
      if (cnot === 'after') toggle(moved);
      continue;
    }
    values.apply(operation);
  }
  return open.size === 0;
}

function isCnot({ gate, controls }: Operation): boolean {
  return gate === qisGates.x && controls.length === 1;
}

interface WithPhases {
  /** Radians by the bits of the wires before. */
  readonly phases: readonly number[];
  readonly error: number;
  readonly turn?: { readonly wire: number; readonly control: number; readonly angle: number };
}

/** The phases that operations have beside what they stand for, a turn that is left out put back; undefined if more. */
function withPhases(
  meaning: readonly Operation[],
  written: readonly Operation[],
  wires: readonly number[],
  omitted: 'start' | 'end' | undefined,
): WithPhases | undefined {
  if (omitted === undefined) return phasesOver(meaning, written, wires);
  const { controls, targets } = meaning.at(-1)!;
  const wire = targets[0]!;
  for (const control of controls) {
    for (const angle of [Math.PI / 2, -Math.PI / 2]) {
      const turn: Operation = { gate: qisGates.rx, parameters: [angle], controls: [control], targets };
      const whole = omitted === 'start' ? [turn, ...written] : [...written, turn];
      const found = phasesOver(meaning, whole, wires);
      if (found) return { ...found, turn: { wire, control, angle } };
    }
  }
  return undefined;
}

function phasesOver(
  meaning: readonly Operation[],
  written: readonly Operation[],
  wires: readonly number[],
): WithPhases | undefined {
  const size = 1 << wires.length;
  const wanted = denseProduct(meaning, wires);
  const made = denseProduct(written, wires);
  const phases: number[] = [];
  for (let column = 0; column < size; column++) {
    let row = 0;
    const at = () => 2 * (row * size + column);
    while (row < size && Math.hypot(wanted[at()]!, wanted[at() + 1]!) < 0.5) row++;
    const phase = Math.atan2(made[at() + 1]!, made[at()]!) - Math.atan2(wanted[at() + 1]!, wanted[at()]!);
    phases.push(phase);
    // What is made with these phases taken off is to be what is wanted.
    const [c, s] = [Math.cos(phase), -Math.sin(phase)];
    for (row = 0; row < size; row++) {
      const [re, im] = [made[at()]!, made[at() + 1]!];
      made[at()] = c * re - s * im;
      made[at() + 1] = s * re + c * im;
    }
  }
  const error = denseDistance(wanted, made, wires.length, 0, undefined);
  return error < 1e-9 ? { phases, error } : undefined;
}

function wiresOf(operations: readonly Operation[]): readonly number[] {
  return [...new Set(operations.flatMap(({ controls, targets }) => [...controls, ...targets]))];
}
