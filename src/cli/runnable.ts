import { type CircuitData, type Evaluable, inOriginalQubits, onlyReadQubits } from '../circuit/index.js';
import { type NoiseModelName, targets } from '../targets/index.js';
import { transpile } from '../transpile/index.js';
import { evaluable, type InputCircuit } from './input.js';
import type { Output } from './output.js';

/** What is run: noise acts on the native gates of the machine that its model belongs to. */
export function runnable(input: InputCircuit, model: NoiseModelName | 'ideal', output: Output): Evaluable {
  if (model === 'ideal' || input.circuit.gateset === 'native') return evaluable(input);
  const target = targets.find(({ noiseModel }) => noiseModel?.name === model)!;
  output.say(`transpiled for ${target.name} first, because noise acts on native gates`);
  return transpile(written(input), target);
}

/** The circuit with its qubits under the numbers under which they were written. */
export function written(input: InputCircuit): CircuitData {
  return inOriginalQubits(evaluable(input));
}

/** Whether all qubits can be asked for, and not only what is measured. */
export function knowsAll({ stated }: InputCircuit): boolean {
  return stated === undefined || onlyReadQubits(stated) === undefined;
}
