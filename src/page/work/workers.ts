import { Caller } from './caller.js';

function start(name: string): () => Worker {
  return () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name });
}

/** What follows every keystroke: reading, drawing, issues. */
export const reader = new Caller(start('reader'), true);

/** Transpiling and verifying. */
export const lowering = new Caller(start('lowering'), true);

/** Simulating, observables and sweeps. */
export const laboratory = new Caller(start('laboratory'), true);

/** The emulator in the page, whose jobs live in it. */
export const service = new Caller(start('service'), false);
