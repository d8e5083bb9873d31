export type { GateUse } from './facts.js';
export { namedForms } from './forms.js';
export type {
  AppliedGate,
  Decomposition,
  Gate,
  GateAliases,
  GateData,
  GateParameter,
  GateService,
  Gateset,
  NamedForm,
  Pauli,
  PauliSum,
  Rotation,
  Step,
} from './gate.js';
export { nativeGates, qisGates } from './table.js';

// For the floors above, not for users: left out of the published declarations.

/** @internal */
export { axisOf, pairAxesOf } from './axes.js';
/** @internal */
export { CLIFFORD_TOLERANCE, type CliffordAction, cliffordActionOf, type SignedPauli } from './clifford.js';
/** @internal */
export { isFullGate, isWholeGates, ofWholeGates, shareOfFullGate, withoutHalfTurns } from './entangling-angle.js';
/** @internal */
export { decomposeUse, foldUse, inverseOfUse, isDiagonal, matrixOfUse, wireBases } from './facts.js';
/** @internal */
export { FULL_ENTANGLING_TURNS, MS_ANGLE_RANGE, PHASE_RANGE } from './native.js';
/** @internal */
export { type PauliMasks, pauliLetter, pauliMasks } from './pauli.js';
/** @internal */
export { type RadiansSuspicion, suspectRadians } from './radians.js';
/** @internal */
export {
  allForms,
  allGates,
  type ControlledGate,
  dialectNames,
  formName,
  formOf,
  gateNamed,
  gateNames,
  gateOfDialect,
  nameInDialect,
  otherNames,
  resolveGate,
} from './table.js';
