import type { Measurement, Operation } from '../circuit/index.js';
import { formOf } from '../gates/index.js';
import { nameLabel } from './angle-label.js';
import { listed } from './listed.js';
import { dataLabel } from './operation-label.js';

/** What an operation is called, with its parameters as they are labelled and without its wires: `rz of pi/4`. */
export function operationPhrase({ gate, controls, data }: Operation, parameters: readonly string[]): string {
  const name = `${formOf(gate, controls.length)?.name ?? gate.name}${dataLabel(data)}`;
  if (parameters.length === 0) return name;
  const inTurns = gate.parameters.some(({ unit }) => unit === 'turns');
  return `${name} of ${listed(parameters).replaceAll('π', 'pi')}${inTurns ? ' turns' : ''}`;
}

/** What a bit of a measurement is called: the key, and which of its bits where it has several. */
export function bitPhrase({ key, wires }: Measurement, bit: number): string {
  const name = nameLabel(key, 'unicode');
  return wires.length > 1 ? `bit ${bit} of ${name}` : name;
}
