import {
  imageOf,
  isMinus,
  letterOf,
  type PauliAxis,
  quarterTurn,
  type SignedLetter,
  X_AXIS,
  Y_AXIS,
  Z_AXIS,
} from '../../../pauli/index.js';

/** exp(-i quarters pi/4 P) on one wire. */
export interface LocalTurn {
  readonly axis: PauliAxis;
  readonly quarters: 1 | 2;
}

/** The turns after which the images of X and Z under a one-qubit Clifford gate are X and Z again. */
export function undoingTurns(ofX: SignedLetter, ofZ: SignedLetter): readonly LocalTurn[] {
  const turns: LocalTurn[] = [];
  let [x, z] = [ofX, ofZ];
  const turn = (axis: PauliAxis, quarters: 1 | 2): void => {
    turns.push({ axis, quarters });
    const gate = quarterTurn(axis, quarters);
    [x, z] = [imageOf(gate, x), imageOf(gate, z)];
  };
  // Y turns Z into X, and Z turns Y into X; then only X and signs are left to turn about.
  if (letterOf(x) !== X_AXIS) turn(letterOf(x) === Z_AXIS ? Y_AXIS : Z_AXIS, 1);
  if (letterOf(z) === Y_AXIS) turn(X_AXIS, 1);
  if (isMinus(x) && isMinus(z)) turn(Y_AXIS, 2);
  else if (isMinus(x)) turn(Z_AXIS, 2);
  else if (isMinus(z)) turn(X_AXIS, 2);
  return turns;
}
