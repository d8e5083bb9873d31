import type { Operation } from '../../circuit/index.js';
import type { Elements } from '../rotations/elements.js';
import type { CheckedRewrites } from './checked-rewrites.js';
import { checksAreOn } from './switch.js';
import { denseProduct } from './dense-window.js';

/**
 * Whether elements do what the operations do that they were read from, each for itself.
 *
 * Most elements are the very operations; only those that were taken apart have to be multiplied out.
 */
export function readingIsExact(operations: readonly Operation[], read: Elements, checks: CheckedRewrites): boolean {
  if (!checksAreOn()) return true;
  const { elements, starts } = read;
  let phase = 0;
  for (let k = 0; k < operations.length; k++) {
    const operation = operations[k]!;
    const start = starts[k]!;
    const end = starts[k + 1] ?? elements.length;
    if (end === start + 1 && elements[start]!.operation === operation) continue;
    const parts = elements.slice(start, end).map((element) => element.operation);
    const left = phaseBetween(operation, parts);
    if (!checks.replaces([operation], parts, { phase: left })) return false;
    phase += left;
  }
  return checks.allows(2 * Math.abs(Math.sin((phase - read.phase) / 2)));
}

/** The phase of an operation over its parts, wherever they are the same but for that. */
function phaseBetween(operation: Operation, parts: readonly Operation[]): number {
  const wires = operation.targets;
  const whole = denseProduct([operation], wires);
  const product = denseProduct(parts, wires);
  let re = 0;
  let im = 0;
  for (let k = 0; k < whole.length; k += 2) {
    re += product[k]! * whole[k]! + product[k + 1]! * whole[k + 1]!;
    im += product[k]! * whole[k + 1]! - product[k + 1]! * whole[k]!;
  }
  return Math.atan2(im, re);
}
