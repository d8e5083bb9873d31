import type { Evaluable } from '../circuit/index.js';
import { asFirstWritten, type DocumentCircuit, evaluable } from '../documents/index.js';
import { type NoiseModelName, targets } from '../targets/index.js';
import { transpile } from '../transpile/index.js';
import type { Output } from './output.js';

/** What is run: noise acts on the native gates of the machine that its model belongs to. */
export function runnable(input: DocumentCircuit, model: NoiseModelName | 'ideal', output: Output): Evaluable {
  if (model === 'ideal' || input.circuit.gateset === 'native') return evaluable(input);
  const target = targets.find(({ noiseModel }) => noiseModel?.name === model)!;
  output.say(`transpiled for ${target.name} first, because noise acts on native gates`);
  return transpile(asFirstWritten(input), target);
}
