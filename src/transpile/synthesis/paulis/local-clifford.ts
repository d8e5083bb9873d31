import { type PauliLetter, productPhase } from '../../../pauli/index.js';

/** A letter with a sign. */
export interface SignedLetter {
  readonly letter: PauliLetter;
  readonly negative: boolean;
}

/** exp(-i quarters pi/4 P) on one wire. */
export interface LocalTurn {
  readonly letter: PauliLetter;
  readonly quarters: 1 | 2;
}

/** The turns after which the images of X and Z under a one-qubit Clifford gate are X and Z again. */
export function homecoming(ofX: SignedLetter, ofZ: SignedLetter): readonly LocalTurn[] {
  const turns: LocalTurn[] = [];
  let [x, z] = [ofX, ofZ];
  const turn = (letter: PauliLetter, quarters: 1 | 2): void => {
    turns.push({ letter, quarters });
    for (let k = 0; k < quarters; k++) [x, z] = [turned(x, letter), turned(z, letter)];
  };
  // Y turns Z into X, and Z turns Y into X; then only X and signs are left to turn about.
  if (x.letter !== 1) turn(x.letter === 2 ? 3 : 2, 1);
  if (z.letter === 3) turn(1, 1);
  if (x.negative && z.negative) turn(3, 2);
  else if (x.negative) turn(2, 2);
  else if (z.negative) turn(1, 2);
  return turns;
}

/** exp(-i pi/4 P) S exp(i pi/4 P). */
function turned({ letter, negative }: SignedLetter, about: PauliLetter): SignedLetter {
  const phase = productPhase(about, letter);
  // -i P S: XY = iZ comes out with a plus sign, YX = -iZ with a minus sign.
  return phase === 0
    ? { letter, negative }
    : { letter: (letter ^ about) as PauliLetter, negative: negative !== phase < 0 };
}
