import { computed, signal } from '@preact/signals';
import { circuit } from './reading.js';

/** What the sliders say, by name, in the units of the text; names that no circuit has any more are kept for later. */
export const chosenValues = signal<Readonly<Record<string, number>>>({});

/** A value that is no special one, so that a template shows something before anybody moves a slider. */
const FIRST_VALUE = 0.5;

/** A value for every free parameter of the circuit that is shown. */
export const parameterValues = computed<Readonly<Record<string, number>>>(() =>
  Object.fromEntries((circuit.value?.parameters ?? []).map((name) => [name, chosenValues.value[name] ?? FIRST_VALUE])),
);

/** Sets one parameter. */
export function chooseValue(name: string, value: number): void {
  chosenValues.value = { ...chosenValues.value, [name]: value };
}
