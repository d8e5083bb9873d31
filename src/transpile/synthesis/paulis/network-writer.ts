import type { Operation } from '../../../circuit/index.js';
import { shareOfFullGate } from '../../../gates/index.js';
import { type Angle, addPhases } from '../../../math/index.js';
import {
  firstAxisOf,
  type PauliTable,
  type QuarterTurn,
  type SparsePauli,
  secondAxisOf,
} from '../../../pauli/index.js';
import { reduceClifford } from './clifford-reduction.js';
import { interactionGates, rotationOperation } from './pauli-gates.js';
import { StabilizerPhase } from './stabilizer-phase.js';
import { undoingTurns } from './undoing-turns.js';

/** A circuit of rotations and interactions: `e^{i phase} P circuit`, P bringing what is on wire permutation[q] back to q. */
export interface PauliNetwork {
  readonly operations: readonly Operation[];
  readonly globalPhase: Angle;
  /** The wire on which what began on wire q ends. */
  readonly permutation: readonly number[];
  readonly entanglingGates: number;
  /** In full gates. */
  readonly entanglingAngle: number;
}

/** A rotation by so few radians is what rounding leaves of none; any other is written. */
const UNWRITTEN_ANGLE = 1e-14;

/** Writes the gates of a network down and undoes its quarter turns at the end. */
export class NetworkWriter {
  readonly #wires: number;
  readonly #closing: readonly SparsePauli[];
  readonly #operations: Operation[] = [];
  readonly #turns: QuarterTurn[] = [];
  #phase: Angle = 0;
  #entanglingGates = 0;
  #entanglingAngle = 0;

  /** @param closing quarter turns exp(-i pi/4 P) that the network ends with, beside undoing its own */
  constructor(wires: number, closing: readonly SparsePauli[]) {
    this.#wires = wires;
    this.#closing = closing;
  }

  /** Adds a global phase, in radians. */
  phase(radians: Angle): void {
    this.#phase = addPhases(this.#phase, radians);
  }

  /** Adds exp(-i angle/2 P) for a string P of one or two letters. */
  rotation([first, second]: SparsePauli, angle: Angle): void {
    if (typeof angle === 'number' && Math.abs(angle) < UNWRITTEN_ANGLE) return;
    if (second) {
      this.#interact(first!, second, angle);
      this.#entanglingAngle += shareOfFullGate(angle);
    } else {
      this.#operations.push(rotationOperation([first![1]], angle, [first![0]]));
    }
  }

  /** Adds a quarter turn. */
  turn(turn: QuarterTurn): void {
    const { interaction, first, second } = turn;
    this.#turns.push(turn);
    this.#interact([first, firstAxisOf(interaction)], [second, secondAxisOf(interaction)], Math.PI / 2);
    this.#entanglingAngle++;
  }

  #interact(first: SparsePauli[number], second: SparsePauli[number], angle: Angle): void {
    this.#operations.push(...interactionGates([first[1], second[1]], angle, [first[0], second[0]]));
    this.#entanglingGates++;
  }

  /**
   * Undoes what the quarter turns did to the wires, up to a permutation.
   *
   * @param rest the first row of the images of X and Z that are left to undo
   * @param limit gives up, returning undefined, when that takes more quarter turns than this
   */
  finish(table: PauliTable, rest: number, limit: number): PauliNetwork | undefined {
    const reduction = reduceClifford(table, rest, limit);
    if (!reduction) return undefined;
    for (const turn of reduction) {
      table.conjugate(turn);
      this.turn(turn);
    }
    // Everything Clifford, one after the other and then back, is a permutation and a phase.
    const phase = new StabilizerPhase(this.#wires);
    for (const pauli of this.#closing.toReversed()) phase.quarterTurn(pauli, true);
    for (const { interaction, first, second } of this.#turns) {
      phase.quarterTurn([
        [first, firstAxisOf(interaction)],
        [second, secondAxisOf(interaction)],
      ]);
    }
    const permutation: number[] = [];
    for (let wire = 0; wire < this.#wires; wire++) {
      const x = rest + 2 * wire;
      const home = table.columns.findIndex((column) => column[x] !== 0);
      permutation.push(home);
      for (const { axis, quarters } of undoingTurns(table.signedLetter(x, home), table.signedLetter(x + 1, home))) {
        for (let k = 0; k < quarters; k++) phase.quarterTurn([[home, axis]]);
        this.#operations.push(rotationOperation([axis], (quarters * Math.PI) / 2, [home]));
      }
    }
    return {
      operations: this.#operations,
      globalPhase: addPhases(this.#phase, (-Math.PI / 4) * phase.eighths),
      permutation,
      entanglingGates: this.#entanglingGates,
      entanglingAngle: this.#entanglingAngle,
    };
  }
}
