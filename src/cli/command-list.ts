import type { Command } from 'commander';
import type { Terminal } from './terminal.js';

/** What each file of commands/ gives. */
export interface CommandModule {
  /** Adds the command's arguments, options and examples. */
  readonly define: (command: Command) => Command;
  /**
   * Runs the command and gives its exit code; tests call it through {@link run}, with streams of their own. One that runs
   * another program gives the code of that.
   */
  readonly run: (words: never, options: never, terminal: Terminal) => Promise<number>;
}

interface CommandEntry {
  readonly summary: string;
  /** Loads the command's code and all of the library that it needs: no other command waits for that. */
  readonly load: () => Promise<CommandModule>;
}

/** Every command in the order of the help. */
export const commands: readonly (readonly [name: string, entry: CommandEntry])[] = [
  [
    'transpile',
    { summary: 'lower a circuit to the native gates of a target', load: () => import('./commands/transpile.js') },
  ],
  ['verify', { summary: 'decide whether two circuits are the same', load: () => import('./commands/verify.js') }],
  ['simulate', { summary: 'run a circuit on the simulator', load: () => import('./commands/simulate.js') }],
  [
    'expect',
    { summary: 'give the mean of an observable, exact or as measured', load: () => import('./commands/expect.js') },
  ],
  [
    'sweep',
    { summary: 'evaluate a circuit at many values of its parameters', load: () => import('./commands/sweep.js') },
  ],
  [
    'results',
    { summary: 'read results of the service, or fetch those of a job', load: () => import('./commands/results.js') },
  ],
  [
    'validate',
    { summary: 'find what the service would refuse about a job', load: () => import('./commands/validate.js') },
  ],
  ['convert', { summary: 'write a circuit in another format', load: () => import('./commands/convert.js') }],
  ['draw', { summary: 'draw a circuit as text or SVG', load: () => import('./commands/draw.js') }],
  ['targets', { summary: 'list the targets, or show one', load: () => import('./commands/targets.js') }],
  [
    'estimate',
    { summary: 'say what a job costs before it is submitted', load: () => import('./commands/estimate.js') },
  ],
  ['submit', { summary: 'submit a job, and wait for what it measures', load: () => import('./commands/submit.js') }],
  ['jobs', { summary: 'list, show, wait for, cancel or delete jobs', load: () => import('./commands/jobs.js') }],
  ['cost', { summary: 'say what a submitted job costs', load: () => import('./commands/cost.js') }],
  ['backends', { summary: "list the service's backends, or show one", load: () => import('./commands/backends.js') }],
  [
    'characterization',
    { summary: 'get what was measured of a backend', load: () => import('./commands/characterization.js') },
  ],
  ['sessions', { summary: 'list, open, show or end sessions', load: () => import('./commands/sessions.js') }],
  ['whoami', { summary: 'say whose API key it is', load: () => import('./commands/whoami.js') }],
  ['usage', { summary: 'say what an organization used', load: () => import('./commands/usage.js') }],
  ['worker', { summary: 'compute tasks from a queue, on this machine', load: () => import('./commands/worker.js') }],
  ['emulator', { summary: 'emulate the service on this machine', load: () => import('./commands/emulator.js') }],
  [
    'workbench',
    { summary: 'serve the page on which circuits are seen', load: () => import('./commands/workbench.js') },
  ],
];
