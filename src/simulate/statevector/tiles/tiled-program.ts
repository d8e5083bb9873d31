import type { CircuitData } from '../../../circuit/index.js';
import type { Action } from '../actions/matrix-actions.js';
import { exchangePair } from '../kernels/pair.js';
import { scalePattern } from '../kernels/scale.js';
import { type Program, resolveFrames } from '../normal-form/frames.js';
import { normalForm } from '../normal-form/normal-form.js';
import { forEachBit } from '../schedule/pending-phases.js';
import { scheduleSection, type Tiling } from '../schedule/schedule.js';
import { type TilePlan, tilePlan } from './tile-plan.js';

/** A circuit ready to be run on a register of its width. */
export interface TiledProgram {
  readonly qubits: number;
  /** The bit on which each qubit starts; it ends on the bit of its own number. */
  readonly bitOfQubit: readonly number[];
  /** The bits that hold the complement of their qubit at the start. */
  readonly flips: number;
  /** Multiplies the state at the start, before anything else. */
  readonly factor: { readonly re: number; readonly im: number };
  readonly parts: readonly (TilePlan | readonly Action[])[];
}

/** The bits of a tile: 2^14 amplitudes are 256 KiB and stay in the second-level cache. */
const TILE = 14;
/** Runs of 16 amplitudes are two whole cache lines. */
const LOW = 4;

/** Amplitudes that the stages of a part read and write, at most: about a tenth of a second between two signs of life. */
const PART_WORK = 2 ** 24;

/** Scales below this are applied between two sections. */
const SMALLEST_SCALE = 2 ** -300;

/**
 * Prepares a circuit.
 *
 * @param fromZeros whether it starts from all zeros; else from any state
 * @param tiling what a tile is, where it is not to follow from the width
 */
export function tiledProgram(
  circuit: CircuitData,
  fromZeros: boolean,
  tiling: Tiling = tilingOf(circuit.qubits),
): TiledProgram {
  return planned(resolveFrames(normalForm(circuit)), fromZeros, tiling);
}

function planned(program: Program, fromZeros: boolean, tiling: Tiling): TiledProgram {
  const { qubits, sections, bitOfQubit, phase } = program;
  const flips = sections[0]!.flips;
  const parts: (TilePlan | readonly Action[])[] = [];
  let moving = fromZeros ? 0 : 2 ** qubits - 1;
  let scale = 1;
  for (const section of sections) {
    if (section !== sections[0] && section.flips !== 0) parts.push(flipActions(section.flips));
    const schedule = scheduleSection(section, tiling, moving, flips);
    moving = 2 ** qubits - 1;
    scale *= schedule.scale;
    const together = Math.max(1, Math.floor(PART_WORK / 2 ** qubits));
    for (let first = 0; first < schedule.stages.length; first += together) {
      parts.push(tilePlan(schedule.stages.slice(first, first + together), qubits));
    }
    if (scale < SMALLEST_SCALE && section !== sections[sections.length - 1]) {
      parts.push([scaleAction(scale)]);
      scale = 1;
    }
    if (section.actions.length > 0) parts.push(section.actions);
  }
  return { qubits, bitOfQubit, flips, factor: { re: scale * Math.cos(phase), im: scale * Math.sin(phase) }, parts };
}

function tilingOf(bits: number): Tiling {
  return { bits, tileBits: Math.min(bits, TILE), lowBits: LOW };
}

function flipActions(mask: number): readonly Action[] {
  const actions: Action[] = [];
  forEachBit(mask, (bit) => actions.push((re, im) => exchangePair(re, im, 1 << bit, 0, 1 << bit)));
  return actions;
}

function scaleAction(scale: number): Action {
  return (re, im) => scalePattern(re, im, 0, 0, scale, 0);
}
