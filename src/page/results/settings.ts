import { signal } from '@preact/signals';
import type { EngineName } from '../../public/index.js';
import type { LaboratoryChoices } from '../work/methods/laboratory.js';
import type { NoiseChoice } from '../work/methods/noisy-machine.js';
import { laboratory } from '../work/workers.js';

/** Which noise acts, in all parts of the panel. */
export const noise = signal<NoiseChoice>({ kind: 'model', name: 'forte-1' });

/** How many shots are drawn beside the probabilities; 0 for none. */
export const shots = signal(1000);

/** What decides the random draws. */
export const seed = signal(1);

export const engine = signal<EngineName>('auto');
export const noisyEngine = signal<EngineName>('auto');

/** The names that there are; those that are chosen at first, before the library has told. */
export const choices = signal<LaboratoryChoices>({
  models: ['forte-1'],
  targets: ['ideal'],
  targetsWithNoise: [],
  engines: ['auto'],
  noisyEngines: ['auto'],
});

let isAsked = false;

/** Asks the library for the names, once. */
export function loadChoices(): void {
  if (isAsked) return;
  isAsked = true;
  laboratory.call('laboratoryChoices', undefined).then(
    (found) => {
      choices.value = found;
    },
    () => {
      isAsked = false;
    },
  );
}
