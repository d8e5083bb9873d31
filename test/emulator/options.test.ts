import { describe, expect, it } from 'vitest';
import { createEmulator, type EmulatorOptions, readFaultRule, readPolicy } from '../../src/emulator/index.js';
import { IonloomError, type Issue } from '../../src/errors/index.js';
import { startEmulator } from '../../src/node/index.js';
import { circuitJob, testEmulator } from './test-emulator.js';

/** What is said of options that untyped code gives. */
function said(options: unknown): string {
  try {
    createEmulator(options as EmulatorOptions);
  } catch (error) {
    if (!(error instanceof IonloomError)) throw error;
    const [{ message, path = [], hint, expected }] = error.issues as [Issue];
    return `${path.join('.')}: ${message}; ${hint ?? expected}`;
  }
  return 'nothing';
}

describe('the options of an emulator', () => {
  it.each<[unknown, string]>([
    [null, 'the options of createEmulator are null'],
    [3, 'the options of createEmulator are 3'],
    [{ sed: 1 }, "createEmulator has no option 'sed'"],
    [{ port: 1 }, "createEmulator has no option 'port'"],
    [{ profile: '2026-5' }, 'profile is "2026-5"; did you mean 2026-05?'],
    [{ noise: 'machines' }, 'noise is "machines"; did you mean machine?'],
    [{ strict: 'yes' }, 'strict: strict is "yes"; true or false'],
    [{ quirks: 1 }, 'quirks: quirks is 1; true or false'],
    [{ seed: 0.5 }, 'seed: seed is 0.5; a whole number from 0 on'],
    [{ seed: '7' }, 'seed: seed is "7"'],
    [{ variants: 0 }, 'variants: variants is 0; a whole number from 1 on'],
    [{ queueLimit: Number.POSITIVE_INFINITY }, 'queueLimit: queueLimit is Infinity'],
    [{ memoryLimit: -1 }, 'createEmulator takes a number from 0 as memoryLimit, not -1'],
    [{ timeLimit: '60' }, 'createEmulator takes a number from 0 as timeLimit, not "60"'],
    [{ policy: 'immediate' }, 'a policy is an object, not "immediate"'],
    [{ policy: {} }, 'a policy is of the kind null'],
    [{ policy: { kind: 'poll' } }, 'a policy is of the kind "poll"; did you mean polls?'],
    [{ policy: { kind: 'polls', ready: 3, started: 2, completed: 4 } }, 'a policy by polls has no times that rise'],
    [{ policy: { kind: 'time', ready: 1, started: 2 } }, 'a policy by time has no times that rise'],
    [
      { policies: { 'qpu.forte-l': { kind: 'immediate' } } },
      'policies name the backend "qpu.forte-l"; did you mean qpu.forte-1?',
    ],
    [{ policies: { simulator: { kind: 'now' } } }, 'policies.simulator.kind'],
    [{ policies: [] }, 'policies is an object, not a list'],
    [{ faults: {} }, 'faults is a list'],
    [{ faults: ['drop'] }, 'a fault is an object, not "drop"'],
    [{ faults: [{ backend: 'qpu.forte-l' }] }, 'a fault names the backend "qpu.forte-l"; did you mean qpu.forte-1?'],
    [{ hosts: 'localhost' }, 'hosts is a list'],
    [{ store: 'here' }, 'store is an object'],
    [{ runner: 4 }, 'runner is an object'],
    [{ world: { now: () => 0 } }, 'world.after is a function'],
  ])('%j are not taken', (options, message) => {
    expect(said(options)).toContain(message);
  });

  it('do not show a key that is none', () => {
    expect(said({ apiKey: ['a-secret'] })).toMatch(/apiKey is a text/);
    expect(said({ apiKey: ['a-secret'] })).not.toContain('a-secret');
  });

  it('that are undefined are left out', async () => {
    const names = ['seed', 'profile', 'strict', 'policy', 'policies', 'noise', 'faults', 'variants', 'quirks'];
    const limits = ['memoryLimit', 'timeLimit', 'queueLimit', 'apiKey', 'hosts', 'store'];
    const nothing = Object.fromEntries([...names, ...limits].map((name) => [name, undefined]));
    const emulators = [testEmulator(), testEmulator(nothing as EmulatorOptions)];
    const [one, other] = await Promise.all(
      emulators.map(async (emulator) => {
        const job = await emulator.job(await emulator.run(circuitJob({ backend: 'qpu.forte-1', shots: 600 })));
        return { job, health: (await emulator.ask('//_emulator/health')).body };
      }),
    );
    expect(other).toEqual(one);
  });

  it('of one that listens are checked under their own names', async () => {
    await expect(startEmulator({ portt: 0 } as object)).rejects.toThrow(/startEmulator has no option 'portt'/);
    await expect(startEmulator({ hosts: [] } as object)).rejects.toThrow(/startEmulator has no option 'hosts'/);
    await expect(startEmulator(null as never)).rejects.toThrow(/the options of startEmulator are null/);
    await expect(startEmulator({ threads: 0, seed: -1 })).rejects.toThrow(/seed is -1/);
  });

  it('as text are refused in a sentence, whatever they are', () => {
    for (const value of [undefined, null, 3, {}, [], () => 1]) {
      expect(() => readPolicy(value as never)).toThrow(IonloomError);
      expect(() => readFaultRule(value as never)).toThrow(IonloomError);
    }
  });
});
