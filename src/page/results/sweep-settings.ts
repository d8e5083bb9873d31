import { signal } from '@preact/signals';

/** What is asked of a sweep; what is undefined is the first that there is. */
export const parameter = signal<string | undefined>(undefined);
export const from = signal(0);
export const to = signal(6.2832);
export const points = signal(33);
export const plottedKind = signal<'observable' | 'outcome'>('observable');
export const observable = signal<string | undefined>(undefined);
export const key = signal<string | undefined>(undefined);
export const outcome = signal<string | undefined>(undefined);
