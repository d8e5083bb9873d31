import type { Operation } from '../../circuit/index.js';
import type { Elements } from '../views/elements.js';
import type { CheckedRewrites } from './checked-rewrites.js';
import { denseProduct } from './dense-window.js';
import { unitaryDistance, WireUnitaries } from './interaction-list.js';

/**
 * Whether elements do what the operations do that they were read from, each for itself.
 *
 * Most elements are the very operations; only those that were taken apart have to be multiplied out.
 */
export function readingIsExact(operations: readonly Operation[], read: Elements, checks: CheckedRewrites): boolean {
  const { elements, starts } = read;
  const before: Operation[] = [];
  const after: (readonly Operation[])[] = [];
  for (let k = 0; k < operations.length; k++) {
    const start = starts[k]!;
    const end = starts[k + 1] ?? elements.length;
    if (end === start + 1 && elements[start]!.operation === operations[k]) continue;
    before.push(operations[k]!);
    after.push(elements.slice(start, end).map((element) => element.operation));
  }
  if (before.length === 0 && read.phase === 0) return true;
  if (!checks.allowsWhen(() => partsDistance(before, after, read.phase))) return false;
  checks.vouch(before, after.flat());
  return true;
}

/** How far operations are from their parts, which all together are short of a phase. */
function partsDistance(
  operations: readonly Operation[],
  parts: readonly (readonly Operation[])[],
  phase: number,
): number {
  let sum = -phase;
  let largest = 0;
  operations.forEach((operation, k) => {
    const { error, phase } =
      operation.targets.length === 1 ? oneWire(operation, parts[k]!) : manyWires(operation, parts[k]!);
    sum += phase;
    largest = Math.max(largest, error);
  });
  return Math.max(largest, 2 * Math.abs(Math.sin(sum / 2)));
}

interface Apart {
  readonly error: number;
  /** Radians that the parts are short of. */
  readonly phase: number;
}

function oneWire(operation: Operation, parts: readonly Operation[]): Apart {
  const [whole, product] = [new WireUnitaries(1), new WireUnitaries(1)];
  const onWire = (each: Operation): Operation => ({
    ...each,
    targets: each.targets.map((w) => w - operation.targets[0]!),
  });
  whole.apply(onWire(operation));
  for (const each of parts) product.apply(onWire(each));
  const [error, sign] = unitaryDistance(whole.q, 0, product.q, 0);
  return { error, phase: whole.phase - product.phase + (sign < 0 ? Math.PI : 0) };
}

function manyWires(operation: Operation, parts: readonly Operation[]): Apart {
  const wires = operation.targets;
  const whole = denseProduct([operation], wires);
  const product = denseProduct(parts, wires);
  let re = 0;
  let im = 0;
  for (let k = 0; k < whole.length; k += 2) {
    re += product[k]! * whole[k]! + product[k + 1]! * whole[k + 1]!;
    im += product[k]! * whole[k + 1]! - product[k + 1]! * whole[k]!;
  }
  // Of two unitaries the inner product is the dimension if they are the same up to a phase.
  const size = 1 << wires.length;
  return {
    error: Math.sqrt(Math.max(0, 2 - (2 * Math.hypot(re, im)) / size)) < 1e-7 ? 0 : 1,
    phase: Math.atan2(im, re),
  };
}
