import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/tasks/canonical-json.js';
import { hashOf } from '../../src/tasks/hash.js';
import { compute, type Task, task, taskHash, taskKinds } from '../../src/tasks/index.js';
import { VERSION } from '../../src/tasks/version.js';
import { BELL, TEMPLATE } from './sample-tasks.js';

const bell = task('simulate', { program: { text: BELL } });

describe('a task', () => {
  it('is of the version of the package', () => {
    expect(VERSION).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version);
    expect(bell.version).toBe(VERSION);
  });

  it('is called by SHA-256 of its canonical JSON', async () => {
    const known = { version: VERSION, kind: 'simulate', given: { program: { text: 'a' } } };
    // printf '{"given":{"program":{"text":"a"}},"kind":"simulate","version":"0.1.0"}' | sha256sum
    expect(canonicalJson(known)).toBe('{"given":{"program":{"text":"a"}},"kind":"simulate","version":"0.1.0"}');
    expect(await taskHash(known)).toBe('f0fed6ba6bfc82007307d9bc658adc4423227e956dc4d23f51d96ded29a1f743');
  });

  it('is called the same in whatever order its members stand, and otherwise where anything differs', async () => {
    const one = task('sample', { program: { text: BELL }, shots: 5, noise: 'ideal' }, 3);
    const { version, kind, given, seed } = one;
    const other = { seed, given: Object.fromEntries(Object.entries(given).reverse()), kind, version } as Task;
    expect(await taskHash(other)).toBe(await taskHash(one));
    const different = [{ ...one, seed: 4 }, { ...one, given: { ...given, shots: 6 } }, bell];
    const hashes = await Promise.all([one, ...different].map((each) => taskHash(each)));
    expect(new Set(hashes).size).toBe(4);
  });

  it('is called the same with more time, on which no value depends', async () => {
    const given = { program: { text: BELL }, shots: 5 };
    const hashes = [{}, { timeLimit: 1 }, { timeLimit: 2 }].map((limit) =>
      taskHash(task('sample', { ...given, ...limit })),
    );
    expect(new Set(await Promise.all(hashes)).size).toBe(1);
    // What is no task has a name, too: its result says what is wrong with it.
    for (const wrong of [undefined, null, 7, []]) {
      expect(await hashOf({ ...bell, given: wrong as never })).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  it.each<readonly [string, object, string]>([
    ['another field', { program: { text: BELL }, code: 1 }, 'there is no field "code"'],
    ['no program', {}, 'the field "program" is missing'],
    [
      'a program that is too long',
      { program: { text: 'x'.repeat(2 ** 21 + 1) } },
      'expected at most 2097152 characters',
    ],
    [
      'more memory than any worker gives',
      { program: { text: BELL }, memoryLimit: 2 ** 40 },
      'expected at most 4294967296',
    ],
    ['more time than a day', { program: { text: BELL }, timeLimit: 1e9 }, 'expected at most 86400000'],
    ['a level that goes by the clock', { program: { text: BELL }, target: 'qpu.forte-1', level: 3 }, 'level'],
    ['noise of no machine', { program: { text: BELL }, noise: 'loud' }, 'noise'],
  ])('is refused with %s', (_, given, message) => {
    expect(() => task('simulate', given as never)).toThrow(message);
  });

  it('is refused with a seed that is none, and as another kind than there are', () => {
    expect(() => task('simulate', { program: { text: BELL } }, -1)).toThrow('the seed of a task is a whole number');
    expect(() => task('simulat' as never, { program: { text: BELL } } as never)).toThrow('did you mean simulate?');
  });
});

const outcomeOf = async (given: unknown) => compute(taskKinds, given);

describe('what computes a task', () => {
  it('makes data of whatever is given', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        const { ok } = await outcomeOf(value);
        expect(ok).toBe(false);
        const within = await outcomeOf({ ...bell, given: value });
        expect(within.ok).toBe(false);
      }),
      { seed: 11, numRuns: 200 },
    );
  });

  it('names both versions where they differ', async () => {
    expect(await outcomeOf({ ...bell, version: '9.9.9' })).toMatchObject({
      failure: {
        code: 'VersionMismatch',
        message: expect.stringContaining(`9.9.9, and this worker is ionloom ${VERSION}`),
      },
    });
  });

  it('hands on no result that is too large', async () => {
    const reads = Array.from({ length: 14 }, (_, k) => `h q[${k}]; measure q[${k}] -> c[${k}];`).join(' ');
    const text = `OPENQASM 2.0; include "qelib1.inc"; qreg q[14]; creg c[1000]; ${reads}`;
    const found = await outcomeOf(task('sample', { program: { text }, shots: 50_000 }));
    expect(found).toMatchObject({
      ok: false,
      failure: {
        code: 'ResultTooLarge',
        message: expect.stringMatching(/^the result has \d+ characters as JSON, of which at most 8388608/),
      },
    });
  });

  it('refuses circuits that are too wide, and values that do not fit', async () => {
    const wide = await outcomeOf(task('simulate', { program: { text: 'OPENQASM 2.0; qreg q[5000];' } }));
    expect(wide).toMatchObject({ failure: { code: 'QubitCount' } });
    const unknown = await outcomeOf(task('simulate', { program: { text: TEMPLATE, values: { b: 1 } } }));
    expect(unknown).toMatchObject({ failure: { code: 'UnknownParameter' } });
  });

  it('passes on the reason of a signal, and nothing else', async () => {
    const end = AbortSignal.abort(new Error('enough'));
    await expect(compute(taskKinds, bell, end)).rejects.toThrow('enough');
  });
});
