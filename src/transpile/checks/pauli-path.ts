import type { Operation } from '../../circuit/index.js';
import type { Gate } from '../../gates/index.js';
import { actionOf } from './clifford-actions.js';

/** A rotation about a product of Pauli letters, one for each of its wires. */
interface Axis {
  readonly letters: string;
  readonly weight: number;
}

const X_OF: Readonly<Record<string, number>> = { I: 0, X: 1, Y: 1, Z: 0 };
const Z_OF: Readonly<Record<string, number>> = { I: 0, X: 0, Y: 1, Z: 1 };

/** Carries a Pauli string through a circuit, operation by operation. */
export class PauliPath {
  readonly #x: Uint8Array;
  readonly #z: Uint8Array;
  #negative = false;
  /** Wires that the string was ever on. */
  #wires: number[] = [];

  constructor(wires: number) {
    this.#x = new Uint8Array(wires);
    this.#z = new Uint8Array(wires);
  }

  /** Begins with the string that an operation is a rotation about. */
  start({ gate, targets }: Operation): void {
    for (const wire of this.#wires) this.#set(wire, 0, 0);
    this.#wires = [];
    this.#negative = false;
    const { letters } = axisOf(gate)!;
    for (let k = 0; k < targets.length; k++) this.#put(targets[k]!, X_OF[letters[k]!]!, Z_OF[letters[k]!]!);
  }

  /** Whether an operation has a wire in common with the string. */
  touches({ controls, targets }: Operation): boolean {
    for (let k = 0; k < targets.length; k++) if (this.#x[targets[k]!]! | this.#z[targets[k]!]!) return true;
    for (let k = 0; k < controls.length; k++) if (this.#x[controls[k]!]! | this.#z[controls[k]!]!) return true;
    return false;
  }

  /** Goes on past a Clifford gate; false if the operation is none. */
  passClifford(operation: Operation): boolean {
    const action = actionOf(operation);
    if (!action) return false;
    const { controls, targets } = operation;
    const wires = controls.length === 0 ? targets : [...controls, ...targets];
    let x = 0;
    let z = 0;
    let power = 0;
    const multiply = (image: { readonly x: number; readonly z: number; readonly negative: boolean }): void => {
      // i^power X^x Z^z, in which Y is i X Z.
      power += (image.negative ? 2 : 0) + bitsOf(image.x & image.z) + 2 * bitsOf(z & image.x);
      x ^= image.x;
      z ^= image.z;
    };
    for (let k = 0; k < wires.length; k++) {
      const [ownX, ownZ] = [this.#x[wires[k]!]!, this.#z[wires[k]!]!];
      power += ownX & ownZ;
      if (ownX) multiply(action.imagesOfX[k]!);
      if (ownZ) multiply(action.imagesOfZ[k]!);
    }
    power -= bitsOf(x & z);
    if ((power & 3) === 2) this.#negative = !this.#negative;
    for (let k = 0; k < wires.length; k++) this.#put(wires[k]!, (x >> k) & 1, (z >> k) & 1);
    return true;
  }

  /** Whether the string commutes with the one that an operation is a rotation about. */
  commutesWith({ gate, controls, targets }: Operation): boolean {
    const axis = controls.length === 0 ? axisOf(gate) : undefined;
    if (!axis) return false;
    let odd = 0;
    for (let k = 0; k < targets.length; k++) {
      const letter = axis.letters[k]!;
      odd ^= (this.#x[targets[k]!]! & Z_OF[letter]!) ^ (this.#z[targets[k]!]! & X_OF[letter]!);
    }
    return odd === 0;
  }

  /** 1 or -1 if the string is the one that an operation is a rotation about or its negative, else 0. */
  signOver({ gate, controls, targets }: Operation): -1 | 0 | 1 {
    const axis = controls.length === 0 ? axisOf(gate) : undefined;
    if (!axis) return 0;
    for (const wire of this.#wires) {
      const k = targets.indexOf(wire);
      const letter = k < 0 ? 'I' : axis.letters[k]!;
      if (this.#x[wire] !== X_OF[letter] || this.#z[wire] !== Z_OF[letter]) return 0;
    }
    if (!targets.every((wire, k) => axis.letters[k] === 'I' || this.#x[wire]! | this.#z[wire]!)) return 0;
    return this.#negative ? -1 : 1;
  }

  #put(wire: number, x: number, z: number): void {
    if ((x | z) !== 0 && !this.#wires.includes(wire)) this.#wires.push(wire);
    this.#set(wire, x, z);
  }

  #set(wire: number, x: number, z: number): void {
    this.#x[wire] = x;
    this.#z[wire] = z;
  }
}

/** The angle (radians) and letters by which a gate without controls is a rotation about a Pauli string, by wire. */
export function axisOf(gate: Gate): Axis | undefined {
  const generator = gate.rotation?.generator;
  if (generator?.length !== 1) return undefined;
  return { letters: generator[0]![0], weight: generator[0]![1] };
}

function bitsOf(word: number): number {
  let count = 0;
  for (let rest = word; rest !== 0; rest &= rest - 1) count++;
  return count;
}
