export type { HamiltonianProblem, LinearConstraint, QuadraticConstraint } from './hamiltonian-problem.js';
export type { Observable } from './observable.js';
export { parseObservable } from './observable-text.js';

// For the floors above, not for users: left out of the published declarations.

/** @internal */
export {
  axisBefore,
  CLIFFORD_IDENTITY,
  cliffordInverse,
  cliffordOf,
  cliffordProduct,
  cliffordWithImages,
  distanceToClifford,
  fixedAxisOf,
  imageOf,
  matrixOfClifford,
  preimageOf,
  quarterTurn,
  signBefore,
} from './clifford-group.js';
/** @internal */
export type { Commutation } from './grouping/conflict-graph.js';
/** @internal */
export { groupPaulis } from './grouping/group-paulis.js';
/** @internal */
export { isDiagonal, isIdentityString, needsEnergies, problemIssues } from './hamiltonian-problem.js';
/** @internal */
export {
  CONJUGATED_PAIRS,
  firstAxisOf,
  INTERACTIONS,
  interactionOf,
  secondAxisOf,
  WEIGHT_CHANGES,
} from './interaction.js';
/** @internal */
export {
  directionOf,
  isMinus,
  letterInMasks,
  letterNamed,
  letterOf,
  MINUS,
  nameOfLetter,
  PAULI_AXES,
  type PauliAxis,
  type PauliLetter,
  pauliAxisOf,
  productPhase,
  type SignedLetter,
  X_AXIS,
  Y_AXIS,
  Z_AXIS,
} from './letter.js';
/** @internal */
export { firstOf, letterPair, minusOf, secondOf } from './letter-pair.js';
/** @internal */
export { observableTerms, pauliFactors } from './observable.js';
/** @internal */
export { MOST_FRAME_WIRES, PauliFrame } from './pauli-frame.js';
/** @internal */
export { PauliString } from './pauli-string.js';
/** @internal */
export { PauliTable, type QuarterTurn } from './pauli-table.js';
/** @internal */
export { anticommutesWith, masksOf, type SparsePauli, sparseProduct } from './sparse-pauli.js';
/** @internal */
export { anticommute, type StringBits } from './string-bits.js';
/** @internal */
export { StringRows } from './string-rows.js';
