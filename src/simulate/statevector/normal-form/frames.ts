import type { Action } from '../actions/matrix-actions.js';
import type { NormalForm, Step } from './step.js';

/** A rotation of one bit of the register. */
export interface BitRotation {
  readonly kind: 'rotation';
  readonly bit: number;
  readonly tangent: number;
}

/** `e^{i angle}` where the masked bits are `pattern`; patterns of one or two bits are all ones. */
export interface BitPhase {
  readonly kind: 'phase';
  readonly mask: number;
  readonly pattern: number;
  readonly angle: number;
}

/** `e^{-i angle}` where an even number of the masked bits is one, `e^{i angle}` where an odd number is. */
export interface BitParity {
  readonly kind: 'parity';
  readonly mask: number;
  readonly angle: number;
}

export type BitStep = BitRotation | BitPhase | BitParity;

/** Steps between two dense gates. */
export interface Section {
  /** Bits that are complemented before the section: mask over the register. */
  readonly flips: number;
  readonly steps: readonly BitStep[];
  /** The dense gate that follows. */
  readonly actions: readonly Action[];
}

/** A circuit on the bits of a register, without exchanges and flips. */
export interface Program {
  readonly qubits: number;
  /** The bit on which each qubit starts; it ends on the bit of its own number. */
  readonly bitOfQubit: readonly number[];
  readonly sections: readonly Section[];
  /** Radians. */
  readonly phase: number;
}

/**
 * Moves all exchanges and flips to the start, where they cost nothing: exchanges become other bits for the steps after
 * them, and a flip becomes other signs.
 */
export function resolveFrames(form: NormalForm): Program {
  const bitOfQubit = startingBits(form);
  const bits = [...bitOfQubit];
  const sections: Section[] = [];
  let phase = form.phase;
  for (const part of splitAtDense(form.steps)) {
    const flipped = endingFlips(part.steps, bits);
    const section = new SectionWriter(bits, flipped);
    for (const step of part.steps) section.add(step);
    phase += section.phase;
    sections.push({ flips: flipped, steps: section.steps, actions: part.dense?.actions(bits) ?? [] });
  }
  return { qubits: form.qubits, bitOfQubit, sections, phase };
}

/** Where each qubit has to start so that the exchanges bring it to the bit of its number. */
function startingBits({ qubits, steps }: NormalForm): readonly number[] {
  const bits = Array.from({ length: qubits }, (_, qubit) => qubit);
  for (let k = steps.length - 1; k >= 0; k--) {
    const step = steps[k]!;
    if (step.kind === 'swap') exchange(bits, step.qubits);
  }
  return bits;
}

function exchange(bits: number[], [a, b]: readonly [number, number]): void {
  [bits[a], bits[b]] = [bits[b]!, bits[a]!];
}

type DenseGate = Extract<Step, { kind: 'dense' }>;

function splitAtDense(steps: readonly Step[]): readonly { steps: readonly Step[]; dense?: DenseGate }[] {
  const parts: { steps: Step[]; dense?: DenseGate }[] = [{ steps: [] }];
  for (const step of steps) {
    const last = parts[parts.length - 1]!;
    if (step.kind === 'dense') {
      last.dense = step;
      parts.push({ steps: [] });
    } else last.steps.push(step);
  }
  return parts;
}

/** The bits that the flips of a section leave complemented if none is at its start. */
function endingFlips(steps: readonly Step[], bitsAtStart: readonly number[]): number {
  const bits = [...bitsAtStart];
  let flipped = 0;
  for (const step of steps) {
    if (step.kind === 'swap') exchange(bits, step.qubits);
    if (step.kind === 'flip') flipped ^= 1 << bits[step.qubit]!;
  }
  // A flip belongs to a qubit, and the exchanges carry it along: bits are named by where the section starts.
  return flipped;
}

class SectionWriter {
  readonly steps: BitStep[] = [];
  phase = 0;
  /** The bit of each qubit now; shared with the next section. */
  readonly #bits: number[];
  /** The bits whose memory holds the complement of the qubit's value. */
  #flipped: number;

  constructor(bits: number[], flipped: number) {
    this.#bits = bits;
    this.#flipped = flipped;
  }

  add(step: Step): void {
    switch (step.kind) {
      case 'rotation': {
        const bit = this.#bits[step.qubit]!;
        this.steps.push({ kind: 'rotation', bit, tangent: this.#isFlipped(bit) ? -step.tangent : step.tangent });
        break;
      }
      case 'flip':
        this.#flipped ^= 1 << this.#bits[step.qubit]!;
        break;
      case 'swap':
        exchange(this.#bits, step.qubits);
        break;
      case 'phase':
        this.#addPhase(
          step.qubits.map((qubit) => this.#bits[qubit]!),
          step.angle,
        );
        break;
      case 'parity': {
        const mask = maskOf(step.qubits.map((qubit) => this.#bits[qubit]!));
        const angle = isOdd(mask & this.#flipped) ? -step.angle : step.angle;
        this.steps.push({ kind: 'parity', mask, angle });
        break;
      }
    }
  }

  #isFlipped(bit: number): boolean {
    return ((this.#flipped >> bit) & 1) === 1;
  }

  #addPhase(bits: readonly number[], angle: number): void {
    const mask = maskOf(bits);
    if (mask === 0) this.phase += angle;
    else if (bits.length > 2 || (mask & this.#flipped) === 0) {
      this.steps.push({ kind: 'phase', mask, pattern: mask & ~this.#flipped, angle });
    } else {
      // A complemented bit is 1 - bit, so its phase is that of the others minus that of all.
      const bit = bits.find((each) => this.#isFlipped(each))!;
      const others = bits.filter((each) => each !== bit);
      this.#addPhase(others, angle);
      this.#addComplemented(bit, others, -angle);
    }
  }

  /** A phase where one bit is taken as it is in memory. */
  #addComplemented(bit: number, others: readonly number[], angle: number): void {
    const other = others[0];
    if (other !== undefined && this.#isFlipped(other)) {
      this.#pushPhase(1 << bit, angle);
      this.#pushPhase((1 << bit) | (1 << other), -angle);
    } else this.#pushPhase(other === undefined ? 1 << bit : (1 << bit) | (1 << other), angle);
  }

  #pushPhase(mask: number, angle: number): void {
    this.steps.push({ kind: 'phase', mask, pattern: mask, angle });
  }
}

function maskOf(bits: readonly number[]): number {
  return bits.reduce((mask, bit) => mask | (1 << bit), 0);
}

function isOdd(mask: number): boolean {
  let ones = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) ones ^= 1;
  return ones === 1;
}
