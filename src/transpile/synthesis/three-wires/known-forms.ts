import type { Operation } from '../../../circuit/index.js';
import type { Gate } from '../../../gates/index.js';
import { PairNumbers } from '../controls/number-lists.js';
import type { ThreeWireForm } from './three-wire-form.js';
import type { Triple } from './three-wire-matrix.js';

/** A sequence of gates on three wires, by number; undefined where it has gates with parameters. */
export type Sequence = number | undefined;

/** More sequences than this are not remembered. */
const MOST_SEQUENCES = 20_000;

/**
 * The forms of sequences of gates without parameters: circuits spell out the same few Toffoli gates again and again, and
 * what these multiply to need not be worked out each time.
 */
export class KnownForms {
  readonly start: Sequence = 0;
  readonly #gates = new Map<Gate, number>();
  /** By the number of a sequence and the code of the gate that comes next. */
  #longer = new PairNumbers();
  #forms: (readonly ThreeWireForm[] | undefined)[] = [];

  /** A sequence with one more gate, on wires of the triple. */
  followedBy(sequence: Sequence, { gate, parameters, data, controls, targets }: Operation, wires: Triple): Sequence {
    if (sequence === undefined || parameters.length > 0 || data) return undefined;
    let number = this.#gates.get(gate);
    if (number === undefined) {
      number = this.#gates.size;
      this.#gates.set(gate, number);
    }
    let code = 4 * number + controls.length;
    for (let k = 0; k < controls.length; k++) code = 3 * code + wires.indexOf(controls[k]!);
    for (let k = 0; k < targets.length; k++) code = 3 * code + wires.indexOf(targets[k]!);
    return 1 + this.#longer.of(sequence, 4 * code + targets.length);
  }

  /** The forms that were set for a sequence. */
  of(sequence: Sequence): readonly ThreeWireForm[] | undefined {
    return sequence === undefined ? undefined : this.#forms[sequence];
  }

  set(sequence: Sequence, forms: readonly ThreeWireForm[]): void {
    if (sequence !== undefined) this.#forms[sequence] = forms;
  }

  /** Forgets everything if that is too much; sequences from before then mean nothing. */
  tidy(): void {
    if (this.#longer.count < MOST_SEQUENCES) return;
    this.#longer = new PairNumbers();
    this.#forms = [];
  }
}
