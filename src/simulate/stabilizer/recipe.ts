import { type CliffordAction, cliffordActionOf, type GateUse, type SignedPauli } from '../../gates/index.js';
import {
  cliffordWithImages,
  letterInMasks,
  letterOf,
  MINUS,
  type PauliAxis,
  productPhase,
  type SignedLetter,
  X_AXIS,
  Z_AXIS,
} from '../../pauli/index.js';

/**
 * A Clifford gate on one or two wires: an exchange of its wires, then `exp(-i pi/4 P (x) Q)`, then a gate on each wire.
 *
 * Every Clifford on two qubits has this form, up to its phase: beside local gates there are only CNOT, SWAP and iSWAP,
 * a CNOT is one such rotation up to local gates, and an iSWAP is a SWAP with a CNOT.
 */
export interface Recipe {
  /** Whether the two wires are exchanged first. */
  readonly swap: boolean;
  /** Letters P and Q of the rotation; absent where there is none. */
  readonly rotation: readonly [p: PauliAxis, q: PauliAxis] | undefined;
  /** One per wire, by its number in the one-qubit Clifford group, up to its phase. */
  readonly locals: readonly number[];
}

/** The recipe of a gate on at most two wires, controls first; undefined where it is not Clifford. */
export function recipeOf(use: GateUse): Recipe | undefined {
  const action = cliffordActionOf(use);
  return action && (action.wires === 1 ? oneWire(action) : twoWires(action));
}

function oneWire({ imagesOfX, imagesOfZ }: CliffordAction): Recipe {
  const [[ofX], [ofZ]] = [pairOf(imagesOfX[0]!), pairOf(imagesOfZ[0]!)];
  return { swap: false, rotation: undefined, locals: [cliffordWithImages(ofX, ofZ)] };
}

/** A Pauli on two wires; the sign is that of the first. */
type PauliPair = readonly [first: SignedLetter, second: SignedLetter];

function pairOf(pauli: SignedPauli): PauliPair {
  return [letterInMasks(pauli, 0) | (pauli.negative ? MINUS : 0), letterInMasks(pauli, 1)];
}

/** The product of two Paulis with `i^power` in front, which must be Hermitian. */
function product(a: PauliPair, b: PauliPair, power = 0): PauliPair {
  const turns = power + productPhase(letterOf(a[0]), letterOf(b[0])) + productPhase(a[1], b[1]);
  return [a[0] ^ b[0] ^ ((turns & 2) === 0 ? 0 : MINUS), a[1] ^ b[1]];
}

function twoWires({ imagesOfX, imagesOfZ }: CliffordAction): Recipe {
  const [imagesOfFirst, imagesOfSecond] = [0, 1].map((wire) => {
    const [ofX, ofZ] = [pairOf(imagesOfX[wire]!), pairOf(imagesOfZ[wire]!)];
    // By letter; Y = i X Z.
    return [[0, 0], ofX, ofZ, product(ofX, ofZ, 1)] as const;
  }) as unknown as readonly [readonly PauliPair[], readonly PauliPair[]];
  const swap = imagesOfFirst.some(([first, second]) => letterOf(first) === 0 && second !== 0);
  const [first, second] = swap ? [imagesOfSecond, imagesOfFirst] : [imagesOfFirst, imagesOfSecond];
  const rotation = rotationOf(first, second);
  // The local gates are what is left after undoing the rotation R: images of R^-1 P R = (i A P) where P and A = P Q meet.
  const localImage = (letter: PauliAxis, wire: 0 | 1): SignedLetter => {
    const image = (wire === 0 ? first : second)[letter]!;
    if (rotation === undefined || letter === rotation[wire]) return alone(image, wire);
    const other = (wire === 0 ? second : first)[rotation[1 - wire]!]!;
    const own = (wire === 0 ? first : second)[rotation[wire]]!;
    return alone(product(product(own, other), image, 1), wire);
  };
  const locals = ([0, 1] as const).map((wire) =>
    cliffordWithImages(localImage(X_AXIS, wire), localImage(Z_AXIS, wire)),
  );
  return { swap, rotation, locals };
}

/** The letters that keep to their own wire while the others spread; undefined where none spreads. */
function rotationOf(first: readonly PauliPair[], second: readonly PauliPair[]): Recipe['rotation'] {
  const keeps = (images: readonly PauliPair[], wire: 0 | 1): readonly PauliAxis[] =>
    ([1, 2, 3] as const).filter((letter) => letterOf(images[letter]![1 - wire]!) === 0);
  const [p, ...others] = keeps(first, 0);
  return others.length > 0 ? undefined : [p!, keeps(second, 1)[0]!];
}

/** The letter of a Pauli that acts on one wire only, with its sign. */
function alone([first, second]: PauliPair, wire: 0 | 1): SignedLetter {
  return wire === 0 ? first : second | (first & MINUS);
}
