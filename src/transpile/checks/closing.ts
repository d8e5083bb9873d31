import type { CircuitData, StatedCircuit } from '../../circuit/index.js';
import { Binding, isSymbolic } from './binding.js';
import { ProductState } from './product-state.js';

/** What of a circuit with what is stated about it acts on a state. */
export interface StatedAction
  extends Pick<StatedCircuit, 'inputPermutation' | 'outputPermutation' | 'frames' | 'globalPhase'> {
  readonly circuit: Pick<CircuitData, 'operations' | 'globalPhase'>;
}

/** So many amplitudes are followed through any circuit; more of them only if amplitudes times operations stay few. */
const FEW_AMPLITUDES = 1 << 6;
const MOST_WORK = 1 << 16;
const MOST_WIRES = 14;

/**
 * How far two circuits, each with what is stated about it, are apart in what they make of one product state in which no
 * two wires are alike; undefined where following it would take long.
 *
 * What is compared piece by piece may still be put together wrongly: in another order, on other wires, with another phase.
 */
export function actionDistance(earlier: StatedAction, later: StatedAction): number | undefined {
  const [before, after] = [fromTheStart(earlier), fromTheStart(later)];
  const wires = wiresInUse(before, after);
  const amplitudes = 2 ** wires.length;
  const work = amplitudes * (before.circuit.operations.length + after.circuit.operations.length);
  if (wires.length > MOST_WIRES || (amplitudes > FEW_AMPLITUDES && work > MOST_WORK)) return undefined;
  const [one, other] = [stateAfter(before, wires), stateAfter(after, wires)];
  let square = 0;
  for (let k = 0; k < one.length; k++) {
    const off = one[k]! - other[k]!;
    square += off * off;
  }
  return Math.sqrt(square);
}

/** The same with every wire named by the qubit that starts there; spare wires come after the qubits. */
function fromTheStart(stated: StatedAction): StatedAction {
  const { circuit, inputPermutation, outputPermutation, frames, globalPhase } = stated;
  if (inputPermutation === undefined) return stated;
  const names = new Array<number>(frames.length).fill(-1);
  inputPermutation.forEach((wire, qubit) => {
    names[wire] = qubit;
  });
  let spare = inputPermutation.length;
  for (let wire = 0; wire < names.length; wire++) if (names[wire] === -1) names[wire] = spare++;
  const named = (wires: readonly number[]): readonly number[] => wires.map((wire) => names[wire]!);
  const operations = circuit.operations.map((operation) => {
    return { ...operation, controls: named(operation.controls), targets: named(operation.targets) };
  });
  const turned = [...frames];
  frames.forEach((frame, wire) => {
    turned[names[wire]!] = frame;
  });
  return {
    circuit: { ...circuit, operations },
    outputPermutation: named(outputPermutation),
    frames: turned,
    globalPhase,
  };
}

/** The wires on which something is done, or to which something is moved; where they are too many, some of them. */
function wiresInUse(...circuits: readonly StatedAction[]): readonly number[] {
  const used = new Set<number>();
  for (const { circuit, outputPermutation, frames } of circuits) {
    outputPermutation.forEach((wire, qubit) => {
      if (wire !== qubit) used.add(wire).add(qubit);
    });
    frames.forEach((frame, wire) => {
      if (frame !== 0) used.add(wire);
    });
    for (const { controls, targets, gate } of circuit.operations) {
      if (used.size > MOST_WIRES) break;
      if (gate.kind === 'barrier') continue;
      for (let k = 0; k < controls.length; k++) used.add(controls[k]!);
      for (let k = 0; k < targets.length; k++) used.add(targets[k]!);
    }
  }
  return [...used].sort((a, b) => a - b);
}

/** Amplitudes by the original's qubits. */
function stateAfter(stated: StatedAction, wires: readonly number[]): Float64Array {
  const { circuit, outputPermutation, frames, globalPhase } = stated;
  const binding = new Binding(0);
  const isBound = !isSymbolic(circuit.operations);
  const { length } = outputPermutation;
  const state = new ProductState(wires, (wire) => wire >= length);
  for (const operation of circuit.operations) state.apply(isBound ? operation : binding.operation(operation));
  state.settle();
  const { amplitudes } = state;
  const made = new Float64Array(amplitudes.length);
  const phase = binding.angle(globalPhase) + binding.angle(circuit.globalPhase);
  const turns = wires.map((wire) => binding.angle(frames[wire] ?? 0) / 2);
  // What is on spare wires is alike, wherever it ends.
  const spare = wires.filter((wire) => !outputPermutation.includes(wire));
  const places = wires.map((qubit) => wires.indexOf(outputPermutation[qubit] ?? spare.shift()!));
  for (let index = 0; index < made.length >> 1; index++) {
    let from = 0;
    let angle = phase;
    for (let k = 0; k < wires.length; k++) {
      if ((index >> k) & 1) from |= 1 << places[k]!;
    }
    for (let k = 0; k < wires.length; k++) angle += (from >> k) & 1 ? turns[k]! : -turns[k]!;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    made[2 * index] = c * amplitudes[2 * from]! - s * amplitudes[2 * from + 1]!;
    made[2 * index + 1] = c * amplitudes[2 * from + 1]! + s * amplitudes[2 * from]!;
  }
  return made;
}
