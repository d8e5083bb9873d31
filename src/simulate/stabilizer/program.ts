import type { CircuitData } from '../../circuit/index.js';
import { decomposeUse, type Gate, type GateUse } from '../../gates/index.js';
import { CLIFFORD_IDENTITY, cliffordProduct, letterPair, preimageOf } from '../../pauli/index.js';
import { type Recipe, recipeOf } from './recipe.js';

/**
 * A Clifford circuit as Pauli rotations by a quarter turn, then one-qubit gates, then a relabelling.
 *
 * One-qubit gates cost nothing on the way: they wait on their wire, and a later rotation is turned by them instead.
 */
export interface CliffordProgram {
  readonly qubits: number;
  /**
   * Rotations `exp(-i pi/4 +-P (x) Q)` in time order, three numbers each: the two columns, and the letters with the sign
   * as a `LetterPair`.
   */
  readonly rotations: Int32Array;
  readonly count: number;
  /** By wire, the one-qubit gate after all rotations, by its number in the Clifford group. */
  readonly frames: Uint8Array;
  /** By wire, the column that holds it at the end. */
  readonly columns: Int32Array;
}

/** A circuit on a register that may be wider and in another order. */
export interface PlacedCircuit {
  readonly operations: readonly GateUse[];
  /** The register's qubit for each wire; itself if left out. */
  readonly bitOfWire?: readonly number[];
}

/** Compiles circuits one after the other; gives the first gate that is not Clifford where there is one. */
export function cliffordProgram(qubits: number, circuits: readonly PlacedCircuit[]): CliffordProgram | GateUse {
  const builder = new ProgramBuilder(qubits);
  for (const { operations, bitOfWire } of circuits) {
    for (const operation of operations) if (!builder.add(operation, bitOfWire)) return operation;
  }
  return builder.finish();
}

/** The first gate of a circuit that is not Clifford; undefined where the stabilizer engine can run it. */
export function firstNonClifford(circuit: CircuitData): GateUse | undefined {
  const recipes = new RecipeBook();
  return circuit.operations.find((operation) => !recipes.has(operation));
}

/** Recipes of gates, each worked out once. */
class RecipeBook {
  /** Gates without parameters: a circuit has few kinds, and looking through a short list beats hashing. */
  private readonly fixed: { readonly gate: Gate; readonly controls: number; readonly recipe: Recipe | undefined }[] =
    [];
  private readonly turned = new Map<Gate, Map<number | string, Recipe | undefined>>();

  /** The recipe of a gate on one or two wires; undefined where it is not Clifford. */
  find(use: GateUse): Recipe | undefined {
    const { gate, parameters, data } = use;
    if (data !== undefined) return recipeOf(use);
    if (parameters.length > 0) return this.findTurned(use);
    const controls = use.controls.length;
    for (const known of this.fixed) if (known.gate === gate && known.controls === controls) return known.recipe;
    const recipe = recipeOf(use);
    this.fixed.push({ gate, controls, recipe });
    return recipe;
  }

  private findTurned(use: GateUse): Recipe | undefined {
    const { gate, parameters, controls } = use;
    let known = this.turned.get(gate);
    if (known === undefined) {
      known = new Map();
      this.turned.set(gate, known);
    }
    // A number is a key at once; several, or controls, need a text.
    const single = parameters.length === 1 && controls.length === 0;
    const key = single ? (parameters[0] as number) : `${controls.length} ${parameters.join(' ')}`;
    let recipe = known.get(key);
    if (recipe === undefined && !known.has(key)) {
      recipe = recipeOf(use);
      known.set(key, recipe);
    }
    return recipe;
  }

  /** Whether a gate of any width is Clifford, or made of gates that are. */
  has(use: GateUse): boolean {
    if (use.gate.kind === 'barrier') return true;
    if (use.controls.length + use.targets.length <= 2) return this.find(use) !== undefined;
    return decomposeUse(use)?.uses.every((part) => this.has(part)) === true;
  }
}

class ProgramBuilder {
  private rotations = new Int32Array(3 * 256);
  private count = 0;
  private readonly recipes = new RecipeBook();
  private readonly frames: Uint8Array;
  private readonly columns: Int32Array;

  constructor(qubits: number) {
    this.frames = new Uint8Array(qubits).fill(CLIFFORD_IDENTITY);
    this.columns = Int32Array.from({ length: qubits }, (_, wire) => wire);
  }

  /** Appends a gate; false where it is not Clifford. */
  add(use: GateUse, bitOfWire?: readonly number[]): boolean {
    const { gate, controls, targets } = use;
    if (gate.kind === 'barrier') return true;
    const wires = controls.length + targets.length;
    // Gates on more wires are taken apart as the gate table says.
    if (wires > 2) return decomposeUse(use)?.uses.every((part) => this.add(part, bitOfWire)) === true;
    const recipe = this.recipes.find(use);
    if (recipe === undefined) return false;
    const first = controls.length === 0 ? targets[0]! : controls[0]!;
    const second = controls.length === 0 ? targets[1] : (controls[1] ?? targets[0]);
    const a = bitOfWire === undefined ? first : bitOfWire[first]!;
    if (second === undefined) this.frames[a] = cliffordProduct(recipe.locals[0]!, this.frames[a]!);
    else this.addPair(recipe, a, bitOfWire === undefined ? second : bitOfWire[second]!);
    return true;
  }

  finish(): CliffordProgram {
    const { rotations, count, frames, columns } = this;
    return { qubits: frames.length, rotations, count, frames, columns };
  }

  private addPair({ swap, rotation, locals }: Recipe, a: number, b: number): void {
    const { frames, columns } = this;
    if (swap) {
      const [frame, column] = [frames[a]!, columns[a]!];
      frames[a] = frames[b]!;
      columns[a] = columns[b]!;
      frames[b] = frame;
      columns[b] = column;
    }
    if (rotation !== undefined) {
      // R F = F (F^-1 R F): turned so that it can come before the gates F that wait.
      const p = preimageOf(frames[a]!, rotation[0]);
      const q = preimageOf(frames[b]!, rotation[1]);
      this.push(columns[a]!, columns[b]!, letterPair(p, q));
    }
    frames[a] = cliffordProduct(locals[0]!, frames[a]!);
    frames[b] = cliffordProduct(locals[1]!, frames[b]!);
  }

  private push(first: number, second: number, code: number): void {
    const start = 3 * this.count++;
    if (start === this.rotations.length) {
      const longer = new Int32Array(2 * start);
      longer.set(this.rotations);
      this.rotations = longer;
    }
    this.rotations[start] = first;
    this.rotations[start + 1] = second;
    this.rotations[start + 2] = code;
  }
}
