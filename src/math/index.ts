export { AffineAngle, type Angle, angleConstants, angleFunctions, angleToString, param } from './angle.js';
export type { Matrix } from './matrix.js';

// For the floors above, not for users: left out of the published declarations.

/** @internal */
export {
  addAngles,
  addPhases,
  angleParameters,
  anglesEqual,
  bindAngle,
  isNumeric,
  isParameterName,
  negateAngle,
  RADIANS_PER_TURN,
  scaleAngle,
  simplifyAngle,
  subtractAngles,
  wrapRadians,
  wrapRotation,
  wrapTurns,
} from './angle.js';
/** @internal */
export { apportioned } from './apportioned.js';
/** @internal */
export { countOnes, parityOf } from './bits.js';
/** @internal */
export {
  axisAngle,
  eulerAngles,
  eulerMatrix,
  oneQubitPower,
  rotationMatrix,
  rotationToZ,
} from './euler.js';
/** @internal */
export { diagonalizeTogether } from './jacobi.js';
/** @internal */
export { interactionMatrix, type Kak, kak } from './kak.js';
/** @internal */
export {
  adjoint,
  controlledMatrix,
  determinant,
  dimension,
  distanceUpToPhase,
  frobeniusDistance,
  identity,
  innerProduct,
  isUnitary,
  kronecker,
  maxDistance,
  multiply,
  nearestUnitary,
  permuteWires,
  scaleMatrix,
  trace,
  withPhase,
} from './matrix.js';
/** @internal */
export { unitaryPower } from './power.js';
/** @internal */
export {
  inverseRotation,
  NO_ROTATION,
  type PhasedRotation,
  phasedRotationOf,
  type Quaternion,
  quaternionMatrix,
  quaternionOf,
  quaternionProduct,
  rotatedBack,
  rotationAbout,
  rotationBetween,
  rotationProduct,
  sameUpToSign,
} from './quaternion.js';
/** @internal */
export { cross, dot, opposite, parallel, perpendicular, tilt, UNIT_VECTORS, type Vector } from './vector.js';
