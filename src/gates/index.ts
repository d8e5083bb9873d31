export { type CliffordAction, cliffordActionOf, type SignedPauli } from './clifford.js';
export { isWholeGates, shareOfFullGate, withoutHalfTurns } from './entangling-angle.js';
export { decomposeUse, foldUse, type GateUse, inverseOfUse, isDiagonal, matrixOfUse, wireBases } from './facts.js';
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
export { FULL_ENTANGLING_TURNS, MS_ANGLE_RANGE, PHASE_RANGE } from './native.js';
export { type PauliMasks, pauliLetter, pauliMasks } from './pauli.js';
export { type RadiansSuspicion, suspectRadians } from './radians.js';
export {
  allForms,
  allGates,
  type ControlledGate,
  dialectNames,
  formName,
  gateNamed,
  gateNames,
  gateOfDialect,
  nameInDialect,
  nativeGates,
  otherNames,
  qisGates,
  resolveGate,
} from './table.js';
