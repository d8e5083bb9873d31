import { afterAll, describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/command-list.js';
import { run } from '../../src/cli/run.js';
import { asText, Folder, ionloom } from './in-process.js';
import { BELL_QASM2 } from './samples.js';

const folder = new Folder();
afterAll(() => folder.remove());

describe('help', () => {
  it('is written for the program', async () => {
    const { code, stdout, stderr } = await ionloom(['--help']);
    expect([code, stderr]).toEqual([0, '']);
    await expect(stdout).toMatchFileSnapshot('golden/help.txt');
  });

  it.each(commands.map(([name]) => name))('is written for %s, with examples', async (name) => {
    const { code, stdout, stderr } = await ionloom([name, '--help']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(`Examples:\n  ionloom ${name}`);
    await expect(stdout).toMatchFileSnapshot(`golden/help-${name}.txt`);
    expect(await ionloom(['help', name])).toEqual({ code, stdout, stderr });
  });

  it('fits into the lines that a reader without a terminal sees', async () => {
    for (const [name] of commands) {
      const { stdout } = await ionloom([name, '--help']);
      const prose = stdout.split('\n').filter((line) => !line.startsWith('  ionloom '));
      expect(Math.max(...prose.map((line) => line.length))).toBeLessThanOrEqual(102);
    }
  });
});

describe('the version', () => {
  it.each(['--version', '-V'])('is said by %s and nothing else is', async (flag) => {
    expect(await ionloom([flag])).toEqual({ code: 0, stdout: '1.2.3\n', stderr: '' });
  });
});

describe('a wrong command line', () => {
  const file = folder.file('bell.qasm', BELL_QASM2);
  const wrong: Readonly<Record<string, readonly string[]>> = {
    'no-command': [],
    'unknown-command': ['trnspile', file],
    'unknown-command-far': ['juggle'],
    'unknown-help': ['help', 'drow'],
    'unknown-command-with-help': ['validte', '--help'],
    'unknown-command-after-help': ['-h', 'nosuchcommand'],
    'unknown-target-nickname': ['transpile', file, '--target', 'forte'],
    'unknown-option': ['draw', file, '--asci'],
    'missing-file': ['simulate'],
    'missing-second-file': ['verify', file],
    'too-many-files': ['draw', file, file],
    'missing-target': ['transpile', file],
    'unknown-target': ['transpile', file, '--target', 'qpu.fort-1'],
    'unknown-target-name': ['targets', 'qpu.fort-1'],
    'unknown-noise': ['simulate', file, '--noise', 'loud'],
    'unknown-entangler': ['transpile', file, '--target', 'ideal', '--entangler', 'cx'],
    'unknown-format': ['convert', file, '--to', 'quil'],
    'missing-format': ['convert', file],
    'level-out-of-range': ['transpile', file, '--target', 'ideal', '--level', '4'],
    'broken-shots': ['simulate', file, '--shots', '1e3'],
    'broken-seed': ['simulate', file, '--seed', '-1'],
    'broken-permutation': ['verify', file, file, '--permutation', '0,,1'],
    'broken-setting': ['simulate', file, '--set', 'theta'],
    'setting-twice': ['simulate', file, '--set', 'a=1', '--set', 'a=2'],
    'broken-tolerance': ['verify', file, file, '--tolerance', '0'],
    'standard-input-twice': ['verify', '-', '-'],
    'report-and-result-to-stdout': ['transpile', file, '--target', 'ideal', '--report', '-'],
    'report-and-result-to-one-file': ['transpile', file, '--target', 'ideal', '-o', 'x', '--report', 'x'],
    'result-over-input': ['transpile', file, '--target', 'ideal', '-o', file],
    'job-without-backend': ['transpile', file, '--target', 'ideal', '--job'],
    'job-as-text': ['transpile', file, '--target', 'qpu.forte-1', '--job', '--format', 'text'],
    'entangler-of-no-native-gate': ['convert', file, '--to', 'qasm3', '--entangler', 'ms'],
    'svg-with-width': ['draw', file, '--svg', '--width', '40'],
  };

  it.each(Object.keys(wrong))('%s ends with 2 and one message on stderr', async (name) => {
    const words = wrong[name]!;
    const transcript = await ionloom(words);
    expect(transcript.code).toBe(2);
    expect(transcript.stdout).toBe('');
    expect(transcript.stderr).toMatch(/^error: /);
    expect(transcript.stderr).not.toMatch(/^\s+at /m);
    await expect(folder.anonymous(asText(words, transcript))).toMatchFileSnapshot(`golden/usage/${name}.txt`);
  });

  it.each(Object.keys(wrong).filter((name) => name !== 'no-command'))(
    '%s is one JSON document under --json',
    async (name) => {
      const { code, stdout, stderr } = await ionloom([...wrong[name]!, '--json']);
      expect([code, stderr]).toEqual([2, '']);
      const { error } = JSON.parse(stdout);
      expect(error.code).toBe('WrongUsage');
      expect(error.issues).toHaveLength(1);
      expect(error.message).toBe(error.issues[0].message);
    },
  );
});

describe('an option with something to do', () => {
  const file = folder.file('bell.qasm', BELL_QASM2);
  const transpile = ['transpile', file, '--target', 'ideal'];

  it.each([
    [...transpile, '--level', '3', '--budget', '0.01'],
    [...transpile, '--no-verify', '--verify-passes', '--seed', '2', '--memory', '1'],
    ['convert', file, '--to', 'ionq-native', '--entangler', 'ms'],
    ['simulate', file, '--shots', '10', '--seed', '7'],
  ])('is taken by %s %s %s %s %s %s', async (...words) => {
    const { code, stderr } = await ionloom(words);
    expect(code).toBe(0);
    expect(stderr).not.toMatch(/decides? nothing/);
  });
});

describe('an option that scripts give whatever else they ask for', () => {
  const file = folder.file('bell.qasm', BELL_QASM2);
  const transpile = ['transpile', file, '--target', 'ideal'];

  it.each([
    ['only level 3 searches, so --budget decides nothing', [...transpile, '--budget', '5']],
    ['nothing is compared, so --seed decides nothing', [...transpile, '--no-verify', '--seed', '2']],
    ['nothing is compared, so --memory decides nothing', [...transpile, '--no-verify', '--memory', '1']],
    ['nothing is drawn by chance here, so --seed decides nothing', ['simulate', file, '--seed', '7']],
  ])('is said to do nothing: %s', async (sentence, words) => {
    const { code, stderr } = await ionloom(words);
    expect(code).toBe(0);
    expect(stderr).toContain(sentence);
  });
});

describe('an error that nobody foresaw', () => {
  // No input is known that makes one, so the surroundings do.
  const broken = {
    stdin: (async function* () {})(),
    environment: {},
    seconds: () => 0,
    version: () => {
      throw new TypeError('the manifest is gone\nand more');
    },
  };

  it('is one line that says what to report, and no trace', async () => {
    const written = { stdout: '', stderr: '' };
    const stream = (name: keyof typeof written) => ({
      write: (text: string) => {
        written[name] += text;
      },
    });
    const terminal = { ...broken, stdout: stream('stdout'), stderr: stream('stderr') };
    expect(await run(['targets'], terminal)).toBe(1);
    await expect(written.stderr).toMatchFileSnapshot('golden/unexpected.txt');
    expect(await run(['targets', '--json'], terminal)).toBe(1);
    expect(JSON.parse(written.stdout).error.code).toBe('UnexpectedFailure');
  });
});

describe('colours', () => {
  const words = ['draw', folder.at('missing.qasm')];

  it('are shown on a terminal', async () => {
    const { stderr } = await ionloom(words, { isTTY: true });
    expect(stderr).toContain('\u001b[1m\u001b[31merror:');
  });

  it.each([{ NO_COLOR: '1' }, { TERM: 'dumb' }])('are not shown with %j', async (environment) => {
    expect((await ionloom(words, { isTTY: true, environment })).stderr).not.toContain('\u001b');
  });

  it('are not shown in a pipe', async () => {
    expect((await ionloom(words)).stderr).not.toContain('\u001b');
  });
});
