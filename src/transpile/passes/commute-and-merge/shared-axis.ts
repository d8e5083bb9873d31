import { qisGates } from '../../../gates/index.js';
import {
  inverseRotation,
  NO_ROTATION,
  parallel,
  type Quaternion,
  rotationAbout,
  rotationProduct,
  tilt,
  type Vector,
} from '../../../math/index.js';
import { Z_AXIS } from '../../../pauli/index.js';
import { LeftOut } from '../../left-out.js';
import { axesOfInteraction, type Interaction, type Rewritten } from '../../views/block.js';

/**
 * An interaction of so few radians is not made but told as left out; by which of two rotations that are equally far from
 * each other is decided with the same margin, and either does.
 */
const UNWRITTEN_ANGLE = 1e-11;

/**
 * Interactions that have the same axis on one wire as a single one: where the sign of this axis is fixed, all that
 * happens is a rotation of the other wire, R+ or R-. These are `K exp(-i angle/2 u)` and `K exp(i angle/2 u)` with K in
 * the middle between them. Undefined where no axis is shared.
 */
export function joinOnSharedAxis(interactions: readonly Interaction[]): Rewritten | undefined {
  const axes = interactions.map(axesOfInteraction);
  const side = [0, 1].find((each) => axes.every((own) => parallel(own[each]!, axes[0]![each]!) !== 0));
  if (side === undefined) return undefined;
  const shared = axes[0]![side]!;
  let up = NO_ROTATION;
  let down = NO_ROTATION;
  interactions.forEach(({ angle }, k) => {
    const signed = (angle as number) * parallel(axes[k]![side]!, shared);
    up = rotationProduct(rotationAbout(axes[k]![1 - side]!, signed), up);
    down = rotationProduct(rotationAbout(axes[k]![1 - side]!, -signed), down);
  });
  let middle = sum(up, down, 1);
  let difference = sum(up, down, -1);
  // A half turn of both wires brings the two nearer to each other.
  const turned = length(difference) > length(middle) + UNWRITTEN_ANGLE;
  if (turned) [middle, difference] = [difference, middle];
  const center = scaled(middle, 1 / length(middle));
  // Where the rotations are nearly the same, rounding leaves the difference a part along the center.
  const [, x, y, z] = rotationProduct(
    inverseRotation(center),
    scaled(difference, 1 / Math.max(length(difference), Number.MIN_VALUE)),
  );
  const reach = Math.max(Math.hypot(x, y, z), Number.MIN_VALUE);
  const size = Math.atan2(length(difference), length(middle));
  const negligible = size <= UNWRITTEN_ANGLE;
  const leftOut = new LeftOut();
  if (negligible) leftOut.add(2 * size);
  for (const own of axes) leftOut.addNorm(tilt(own[side]!, shared));
  const onShared = toZ(shared);
  const onOther = toZ([x / reach, y / reach, z / reach]);
  const made: Interaction = {
    gate: qisGates.zz,
    letters: [Z_AXIS, Z_AXIS],
    flipped: false,
    angle: 2 * size,
    bases: side === 0 ? [onShared, onOther] : [onOther, onShared],
    gaps: undefined,
  };
  const halfTurn: Quaternion = turned ? [0, ...shared] : NO_ROTATION;
  return {
    interactions: negligible ? [] : [made],
    coordinates: [negligible ? 0 : size, 0, 0],
    rest: side === 0 ? [halfTurn, center] : [center, halfTurn],
    swapped: false,
    phase: turned ? Math.PI / 2 : 0,
    leftOut,
  };
}

function sum(a: Quaternion, b: Quaternion, sign: 1 | -1): Quaternion {
  return [a[0] + sign * b[0], a[1] + sign * b[1], a[2] + sign * b[2], a[3] + sign * b[3]];
}

function length([w, x, y, z]: Quaternion): number {
  return Math.sqrt(w * w + x * x + y * y + z * z);
}

function scaled([w, x, y, z]: Quaternion, factor: number): Quaternion {
  return [w * factor, x * factor, y * factor, z * factor];
}

/** A rotation that turns a direction into Z, about the axis half way between them. */
function toZ([x, y, z]: Vector): Quaternion {
  // Nothing is half way between opposites: after a half turn about X, a direction below is above.
  if (z < 0) return rotationProduct(toZ([x, -y, -z]), [0, 1, 0, 0]);
  const norm = Math.hypot(x, y, 1 + z);
  return [0, x / norm, y / norm, (1 + z) / norm];
}
