export {
  AffineAngle,
  type Angle,
  addAngles,
  angleParameters,
  anglesEqual,
  angleToString,
  bindAngle,
  isNumeric,
  negateAngle,
  param,
  RADIANS_PER_TURN,
  scaleAngle,
  simplifyAngle,
  subtractAngles,
  wrapRadians,
  wrapTurns,
} from './angle.js';
export {
  axisAngle,
  eulerAngles,
  eulerMatrix,
  oneQubitPower,
  rotationMatrix,
} from './euler.js';
export { diagonalizeTogether } from './jacobi.js';
export { interactionMatrix, type Kak, kak } from './kak.js';
export {
  adjoint,
  controlledMatrix,
  determinant,
  dimension,
  distanceUpToPhase,
  identity,
  innerProduct,
  isUnitary,
  kronecker,
  type Matrix,
  maxDistance,
  multiply,
  permuteWires,
  scaleMatrix,
  trace,
  withPhase,
} from './matrix.js';
export { unitaryPower } from './power.js';
