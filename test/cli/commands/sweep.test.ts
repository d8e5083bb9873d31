import {
  chmodSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Folder, ionloom, type Surroundings } from '../in-process.js';
import { BELL_QASM2, TWO_CIRCUITS_JOB } from '../samples.js';

const folder = new Folder();
afterAll(() => folder.remove());

const ansatz = folder.file(
  'ansatz.qasm',
  `OPENQASM 3.0;
include "stdgates.inc";
input float theta;
input float phi;
qubit[2] q;
bit[1] a;
bit[1] b;
ry(theta) q[0];
cx q[0], q[1];
rx(phi) q[1];
a[0] = measure q[0];
b[0] = measure q[1];
`,
);
const GRID = ['--set', 'theta=0:pi:3', '--set', 'phi=0,pi/4'];
const SHOTS = [ansatz, ...GRID, '--shots', '50', '--seed', '4'];

let out = 0;
/** The path of a file that is not there yet. */
const fresh = (ending = 'jsonl') => folder.at(`out-${out++}.${ending}`);
const text = (file: string) => readFileSync(file, 'utf8');
/** On the thread of the test: other threads load what is built, which has tests of its own. */
const sweep = (words: readonly string[], surroundings?: Surroundings) =>
  ionloom(['sweep', ...words, ...(words[0] === 'merge' ? [] : ['--threads', '1'])], surroundings);

/** The undisturbed run. */
const whole = fresh();
beforeAll(async () => {
  expect(await sweep([...SHOTS, '--out', whole])).toEqual({ code: 0, stdout: '', stderr: `6 points: ${whole}\n` });
}, 60_000);

describe('ionloom sweep', () => {
  it('gives a line for each point, in their order', async () => {
    const { code, stdout, stderr } = await sweep(SHOTS);
    expect([code, stderr, stdout]).toEqual([0, '6 points\n', text(whole)]);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ index, of }) => [index, of])).toEqual([0, 1, 2, 3, 4, 5].map((index) => [index, 6]));
    expect(lines.map(({ values }) => values)).toEqual(
      [0, Math.PI / 2, Math.PI].flatMap((theta) => [0, Math.PI / 4].map((phi) => ({ theta, phi }))),
    );
    expect(lines[0].value).toMatchObject({ shots: 50, counts: { '00': 50 } });
    expect(lines[4].value.counts).toEqual({ '11': 50 });
  });

  it('gives at each point what simulate gives with its values and its seed', async () => {
    const lines = text(whole)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    for (const { values, seed, value } of [lines[3], lines[5]]) {
      const set = Object.entries(values).flatMap(([name, number]) => ['--set', `${name}=${number}`]);
      const alone = await ionloom(['simulate', ansatz, ...set, '--shots', '50', '--seed', String(seed), '--json']);
      const total = (outcome: string) => (value.counts[`${outcome}0`] ?? 0) + (value.counts[`${outcome}1`] ?? 0);
      const { registers } = JSON.parse(alone.stdout);
      expect(registers.a.counts).toEqual(
        Object.fromEntries(['0', '1'].map((bit) => [bit, total(bit)]).filter(([, count]) => count !== 0)),
      );
    }
  });

  it('gives probabilities without shots, means of observables, and tables of them', async () => {
    const table = fresh('csv');
    expect((await sweep([ansatz, '--set', 'theta=0,pi', '--set', 'phi=0', '--out', table])).code).toBe(0);
    expect(text(table)).toBe(`index,theta,phi,outcome,probability,failure\n0,0,0,0 0,1,\n1,${Math.PI},0,1 1,1,\n`);
    expect(existsSync(table.replace('.csv', '.jsonl'))).toBe(true);
    const [means, lines] = [fresh('txt'), fresh()];
    const words = ['--set', 'theta=pi/2', '--set', 'phi=0,pi/2', '--observable', 'XX - 0.5*Z1'];
    expect((await sweep([ansatz, ...words, '--out', lines, '--csv', means])).code).toBe(0);
    const rows = text(means)
      .trim()
      .split('\n')
      .map((row) => row.split(','));
    expect(rows[0]).toEqual(['index', 'theta', 'phi', 'mean', 'standard error', 'failure']);
    expect(rows.slice(1).map((row) => Number(row[3]))).toEqual([expect.closeTo(1, 12), expect.closeTo(1, 12)]);
    expect(JSON.parse(text(lines).split('\n')[0]!).observables).toEqual(['XX - 0.5*Z1']);
  });

  it('takes points from a table, each with all settings', async () => {
    const grid = folder.file('grid.csv', 'theta\n0\npi\n');
    const { stdout } = await sweep([ansatz, '--set', 'phi=0,1', '--set-file', grid]);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).values),
    ).toEqual([
      { theta: 0, phi: 0 },
      { theta: 0, phi: 1 },
      { theta: Math.PI, phi: 0 },
      { theta: Math.PI, phi: 1 },
    ]);
    const piped = await sweep([ansatz, '--set', 'phi=0,1', '--set-file', '-'], { stdin: 'theta\n0\npi\n' });
    expect(piped.stdout).toBe(stdout);
  });

  it('runs under noise and on native gates, transpiled once', async () => {
    const { stdout, code } = await sweep([ansatz, ...GRID, '--shots', '50', '--noise', 'aria-1']);
    expect(code).toBe(0);
    expect(stdout).toContain('"engine":"trajectories"');
    const native = await sweep([ansatz, ...GRID, '--target', 'qpu.aria-1', '--level', '1']);
    const plain = await sweep([ansatz, ...GRID]);
    const probabilities = ({ stdout: lines }: { readonly stdout: string }) =>
      lines
        .trim()
        .split('\n')
        .flatMap((line) => Object.values<number>(JSON.parse(line).value.probabilities));
    expect(probabilities(native)).toEqual(probabilities(plain).map((each) => expect.closeTo(each, 9)));
  });

  it('computes the shots of a point in parts, to the very counts', async () => {
    const words = [ansatz, ...GRID, '--shots', '300', '--noise', 'aria-1'];
    const whole = await sweep([...words, '--engine', 'trajectories']);
    expect(whole.code).toBe(0);
    expect(await sweep([...words, '--split-shots', '3'])).toEqual(whole);
  });

  it('says as JSON what there is', async () => {
    const file = fresh();
    const { code, stdout, stderr } = await sweep([...SHOTS, '--out', file, '--json']);
    expect([code, stderr]).toEqual([0, '']);
    const id = JSON.parse(text(file).split('\n')[0]!).sweep;
    expect(JSON.parse(stdout)).toEqual({ sweep: id, points: 6, done: 6, failed: 0, out: file, csv: null });
  });

  it('shows on a terminal how far it is', async () => {
    const { stderr } = await sweep([...SHOTS, '--out', fresh()], {
      isTTY: true,
      tick: 1,
      environment: { NO_COLOR: '1' },
    });
    expect(stderr).toMatch(/K2 of 6 points, \d\.\d a second, \d+ s left/);
    expect(stderr).toContain('\r\u001b[K6 points: ');
    expect((await sweep([...SHOTS, '--out', fresh(), '-q'], { isTTY: true, tick: 1 })).stderr).toBe('');
  });

  it('goes on after points that fail, and ends with 1', async () => {
    const wide = folder.file('wide.qasm', 'OPENQASM 3.0; include "stdgates.inc"; input float t; qubit[20] q; rx(t) q;');
    const [file, table] = [fresh(), fresh('csv')];
    const words = [wide, '--set', 't=0.1,0.2', '--engine', 'density-matrix', '--out', file, '--csv', table];
    const { code, stderr } = await sweep(words);
    expect([code, stderr]).toEqual([
      1,
      `2 points: ${file}, ${table}\nerror: 2 points failed, as "failure" in their lines says\n`,
    ]);
    expect(
      text(file)
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).failure.code),
    ).toEqual(['TooMuchMemory', 'TooMuchMemory']);
    expect(text(table)).toMatch(/^index,t,failure\n0,0.1,/);
    expect((await sweep(words)).code).toBe(1);
  });
});

describe('trying again', () => {
  /** Such failures may be another computer's: the file is as a busy machine would have left it. */
  const timedOut = (line: string) => {
    const { value: _value, ...rest } = JSON.parse(line);
    return JSON.stringify({ ...rest, failure: { code: 'TaskTimedOut', message: 'the task took longer than 1 ms' } });
  };
  const withFailures = (failed: readonly number[], lines = 6) =>
    text(whole)
      .trim()
      .split('\n')
      .slice(0, lines)
      .map((line, k) => `${failed.includes(k) ? timedOut(line) : line}\n`)
      .join('');

  it.each([
    ['the first', [0], 6],
    ['the last', [5], 6],
    ['all', [0, 1, 2, 3, 4, 5], 6],
    ['some, and goes on', [1, 2], 4],
    ['none, and goes on', [], 3],
  ])('replaces %s', async (_, failed, lines) => {
    const file = folder.file('failures.jsonl', withFailures(failed, lines));
    const { code, stderr } = await sweep([...SHOTS, '--out', file, '--retry']);
    expect([code, stderr]).toEqual([0, `${file} has ${lines} points already\n6 points: ${file}\n`]);
    expect(text(file)).toBe(text(whole));
    expect(readdirSync(folder.path).filter((name) => name.startsWith('failures'))).toEqual(['failures.jsonl']);
  });

  it('replaces the file behind a link, keeps its mode, and what a process left that was killed is gone', async () => {
    const file = folder.file('killed.jsonl', withFailures([1, 4]));
    chmodSync(file, 0o664);
    folder.file('killed.jsonl.part', 'x'.repeat(1_000_000));
    const link = folder.at('killed-link.jsonl');
    symlinkSync(file, link);
    expect((await sweep([...SHOTS, '--out', link, '--retry'])).code).toBe(0);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(text(file)).toBe(text(whole));
    expect(statSync(file).mode & 0o777).toBe(0o664);
    expect(
      readdirSync(folder.path)
        .filter((name) => name.startsWith('killed'))
        .sort(),
    ).toEqual(['killed-link.jsonl', 'killed.jsonl']);
  });

  it('leaves what fails again, and says so', async () => {
    const wide = 'OPENQASM 3.0; include "stdgates.inc"; input float t; qubit[20] q; rx(t) q;';
    const file = fresh();
    const words = [folder.file('wide.qasm', wide), '--set', 't=0.1,0.2', '--engine', 'density-matrix', '--out', file];
    expect((await sweep(words)).code).toBe(1);
    const before = text(file);
    const again = await sweep([...words, '--retry']);
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('error: 2 points failed')]);
    expect(text(file)).toBe(before);
  });

  it('is for points that had too little time, too', async () => {
    const gates = Array.from(
      { length: 200 },
      (_, k) => `rx(t + ${k}) q[${k % 14}]; cx q[${k % 14}], q[${(k + 1) % 14}];`,
    );
    const large = `OPENQASM 3.0; include "stdgates.inc"; input float t; qubit[14] q; ${gates.join(' ')}`;
    const file = fresh();
    const words = [folder.file('large.qasm', large), '--set', 't=0.1,0.2', '--target', 'qpu.aria-1', '--level', '0'];
    const how = ['--shots', '1000000', '--noise', 'aria-1', '--time-limit', '1', '--out', file];
    for (const retry of [[], ['--retry']]) {
      expect(await sweep([...words, ...how, ...retry])).toMatchObject({ code: 1 });
      expect(text(file).match(/"code":"TaskTimedOut","message":"the task took longer than 1 ms/g)).toHaveLength(2);
    }
  });

  it('with more time gives the very file', async () => {
    const file = fresh();
    expect((await sweep([...SHOTS, '--out', file, '--time-limit', '86400000'])).code).toBe(0);
    expect(text(file)).toBe(text(whole));
    const begun = folder.file('timed-out.jsonl', withFailures([3], 5));
    expect((await sweep([...SHOTS, '--out', begun, '--retry', '--time-limit', '86400000'])).code).toBe(0);
    expect(text(begun)).toBe(text(whole));
  });

  it.each([
    ['an interrupt', { interruptAt: 0 }],
    ['a request to end', { terminateAt: 0 }],
  ])('keeps what was computed before %s', async (_, told) => {
    const words = ['--set', 'theta=0:pi:300', '--set', 'phi=0,1', '--shots', '2000', '--noise', 'forte-1'];
    const done = fresh();
    expect((await sweep([ansatz, ...words, '--out', done])).code).toBe(0);
    const lines = text(done).trim().split('\n');
    const file = folder.file('again.jsonl', lines.map((line) => `${timedOut(line)}\n`).join(''));
    const { code, stderr } = await sweep([ansatz, ...words, '--out', file, '--retry'], told);
    const now = text(file).trim().split('\n');
    const anew = now.filter((line, k) => line === lines[k]).length;
    expect(now).toHaveLength(600);
    expect(now.slice(anew)).toEqual(lines.slice(anew).map(timedOut));
    expect([code, stderr]).toEqual([
      130,
      expect.stringContaining(`interrupted after ${anew} of 600 points that had failed\n  hint: they are in`),
    ]);
    expect((await sweep([ansatz, ...words, '--out', file, '--retry'])).code).toBe(0);
    expect(text(file)).toBe(text(done));
  });

  it.each([
    [['--retry'], '--retry is for a file that was begun'],
    [['--retry', '--restart', '--out', 'x.jsonl'], '--restart leaves nothing to --retry'],
    [['--parallel', '3'], '--parallel is of the batches at a queue'],
  ])('is wrong usage as %j', async (words, message) => {
    expect(await sweep([...SHOTS, ...words])).toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
  });
});

describe('going on', () => {
  const bytes = () => readFileSync(whole);

  it('with a file that was cut anywhere gives the very file', async () => {
    const ends = [...text(whole).matchAll(/\n/g)].map(({ index }) => index);
    for (const cut of [0, 1, ends[0]!, ends[0]! + 1, ends[2]! + 40, ends[4]! + 1, ends[5]!]) {
      const file = folder.file(`cut-${cut}.jsonl`, bytes().subarray(0, cut));
      const { code, stderr } = await sweep([...SHOTS, '--out', file]);
      const kept = ends.filter((end) => end < cut).length;
      const said = kept === 0 ? '' : `${file} has ${kept === 1 ? '1 point' : `${kept} points`} already\n`;
      expect([code, stderr]).toEqual([0, `${said}6 points: ${file}\n`]);
      expect(readFileSync(file).equals(bytes())).toBe(true);
    }
  });

  it('with one that is complete computes nothing', async () => {
    expect((await sweep([...SHOTS, '--out', whole])).stderr).toBe(
      `${whole} has 6 points already\n6 points: ${whole}\n`,
    );
  });

  it('after an interrupt gives the very file', async () => {
    const file = fresh();
    let taken = 0;
    // The clock goes on at each line of progress, and somebody interrupts early.
    const words = ['--set', 'theta=0:pi:300', '--set', 'phi=0,1', '--shots', '2000', '--noise', 'forte-1'];
    const stopped = await sweep([ansatz, ...words, '--out', file], { interruptAt: 0 });
    taken = text(file).split('\n').length - 1;
    expect(stopped).toEqual({
      code: 130,
      stdout: '',
      stderr: `error: interrupted after ${taken} of 600 points\n  hint: they are in ${file}, and the same command goes on with them\n`,
    });
    expect(taken).toBeLessThan(600);
  });

  it.each([
    ['another circuit', (file: string) => [file, ...GRID, '--shots', '50', '--seed', '4']],
    ['other values', () => [ansatz, '--set', 'theta=0:pi:3', '--set', 'phi=0,pi/5', '--shots', '50', '--seed', '4']],
    ['other shots', () => [...SHOTS.slice(0, -4), '--shots', '51', '--seed', '4']],
    ['another seed', () => [...SHOTS.slice(0, -1), '5']],
  ])('with %s is refused, unless it begins anew', async (_, words) => {
    const other = folder.file('other.qasm', text(ansatz).replace('rx(phi)', 'ry(phi)'));
    const file = folder.file('begun.jsonl', bytes());
    const refused = await sweep([...words(other), '--out', file]);
    expect([refused.code, refused.stdout]).toEqual([1, '']);
    expect(refused.stderr).toContain('begun.jsonl: line 1 belongs to another sweep\n  hint: the circuit, the options');
    expect(readFileSync(file).equals(bytes())).toBe(true);
    expect((await sweep([...words(other), '--out', file, '--restart'])).code).toBe(0);
    expect(readFileSync(file).equals(bytes())).toBe(false);
  });

  it('with something else, or with another part, is refused', async () => {
    const notes = folder.file('notes.txt', 'buy milk\n');
    expect((await sweep([...SHOTS, '--out', notes])).stderr).toContain('line 1 is not the result of a point');
    expect(text(notes)).toBe('buy milk\n');
    const part = fresh();
    await sweep([...SHOTS, '--shard', '1/3', '--out', part]);
    const { code, stderr } = await sweep([...SHOTS, '--shard', '2/3', '--out', part]);
    expect([code, stderr]).toEqual([1, expect.stringContaining('line 1 has point 1, which is not its turn')]);
  });

  it.each([
    ['a file of one line', '{"note":"keep this"}'],
    ['a file of one character', 'x'],
    ['lines of another sweep', '{"sweep":"0123456789abcdef","index":0'],
    ['another format', '{ "sweep": 1 }'],
  ])('with %s, without a line break at its end, is refused, and leaves it', async (_, content) => {
    for (const before of ['', text(whole).split('\n').slice(0, 2).join('\n').concat('\n'), text(whole)]) {
      const file = folder.file('foreign.json', `${before}${content}`);
      const { code, stderr } = await sweep([...SHOTS, '--out', file]);
      const line = before.split('\n').length;
      expect([code, stderr]).toEqual([
        1,
        expect.stringContaining(
          `foreign.json: line ${line} is not the result of a point of this sweep\n  hint: the circuit`,
        ),
      ]);
      expect(text(file)).toBe(`${before}${content}`);
    }
    expect((await sweep([...SHOTS, '--out', folder.at('foreign.json'), '--restart'])).code).toBe(0);
    expect(text(folder.at('foreign.json'))).toBe(text(whole));
  });

  it('is for one process at a time', async () => {
    const file = folder.file('locked.jsonl', '');
    writeFileSync(`${file}.lock`, `${process.ppid} ${hostname()}\n`);
    const { code, stderr } = await sweep([...SHOTS, '--out', file]);
    expect([code, stderr]).toEqual([1, expect.stringContaining(`it is being written to by process ${process.ppid}`)]);
    const both = await Promise.all([0, 1].map(() => sweep([...SHOTS, '--out', folder.at('both.jsonl')])));
    expect(both.map((each) => each.code).sort()).toEqual([0, 1]);
    symlinkSync(file, folder.at('link-to-locked.jsonl'));
    expect((await sweep([...SHOTS, '--out', folder.at('link-to-locked.jsonl')])).stderr).toContain('being written to');
    expect(text(folder.at('both.jsonl'))).toBe(text(whole));
  });
});

describe('parts', () => {
  const parts = [0, 1, 2, 3].map((index) => folder.at(`part-${index}.jsonl`));
  beforeAll(async () => {
    for (const [index, part] of parts.entries()) {
      expect((await sweep([...SHOTS, '--shard', `${index}/4`, '--out', part])).code).toBe(0);
    }
  });

  it('are merged to the very file, with its table', async () => {
    const [file, table, direct] = [fresh(), fresh('csv'), fresh('csv')];
    const merged = await sweep(['merge', ...[...parts].reverse(), '--out', file, '--csv', table]);
    expect(merged).toEqual({ code: 0, stdout: '', stderr: `6 points: ${file}, ${table}\n` });
    expect(text(file)).toBe(text(whole));
    await sweep([...SHOTS, '--out', whole, '--csv', direct]);
    expect(text(table)).toBe(text(direct));
    expect((await sweep(['merge', ...parts])).stdout).toBe(text(whole));
  });

  it('are not merged where points are missing', async () => {
    const file = fresh();
    const { code, stdout, stderr } = await sweep(['merge', ...parts.slice(1), '--out', file]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toBe(
      'error: 2 of 6 points are missing: 0, 4\n  hint: compute them first, as with --shard 0/4: a part that stopped goes on where it is\n',
    );
    expect(existsSync(file)).toBe(false);
    const cut = folder.file('cut.jsonl', readFileSync(parts[1]!).subarray(0, -1));
    const without = await sweep(['merge', parts[0]!, cut, parts[2]!, parts[3]!]);
    expect(without.stderr).toContain('point 5 is missing');
  });

  it.each([
    [['merge'], 'there are no parts to merge'],
    [['merge', ...parts, '--shots', '3'], '--shots means nothing to ionloom sweep merge'],
    [['merge', ...parts, '--set-file', 'x'], '--set-file means nothing to ionloom sweep merge'],
    [['merge', ...parts, '--out', parts[1]!], 'is one of the parts'],
    [['merge', ...parts, '--out', fresh(), '--csv', parts[1]!], 'is one of the parts'],
    [['merge', parts[0]!, parts[0]!], 'is named twice'],
  ])('are merged by a command that says what is wrong with it: %j', async (words, message) => {
    const { code, stderr } = await sweep(words);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  it('of another sweep, or that cannot be read, are refused', async () => {
    const other = fresh();
    await sweep([ansatz, ...GRID, '--shots', '51', '--shard', '0/4', '--out', other]);
    expect((await sweep(['merge', ...parts.slice(1), other])).stderr).toContain('belongs to another sweep than');
    expect((await sweep(['merge', folder.at('nowhere.jsonl')])).stderr).toContain('there is no such file');
  });
});

describe('a sweep that makes no sense', () => {
  const two = folder.file('two.json', TWO_CIRCUITS_JOB);
  const bell = folder.file('bell.qasm', BELL_QASM2);
  const broken = folder.file('broken.csv', 'theta,phi\n1\nx,2\n');

  it.each([
    [[ansatz], 2, 'there are no values to go through'],
    [[ansatz, bell, ...GRID], 2, 'a sweep is of one file'],
    [[ansatz, ...GRID, '--exact', '--shots', '3'], 2, '--exact takes no shots'],
    [[ansatz, ...GRID, '--level', '1'], 2, '--level is for transpiling'],
    [[ansatz, ...GRID, '--level', '3', '--target', 'ideal'], 2, 'a whole number from 0 to 2'],
    [[ansatz, ...GRID, '--target', 'qpu.fort-1'], 2, 'Did you mean qpu.forte-1?'],
    [[ansatz, ...GRID, '--shard', '4/4'], 2, "option '--shard <I/N>'"],
    [[ansatz, ...GRID, '--csv', 'x.csv'], 2, 'a table is made of the lines in a file'],
    [[ansatz, ...GRID, '--csv', 'x', '--out', 'x'], 2, 'cannot both be in one file'],
    [[ansatz, ...GRID, '--queue', 'redis://127.0.0.1'], 2, 'leave out --threads or --queue'],
    [[ansatz, ...GRID, '--split-shots', '2', '--shots', '3'], 2, '--split-shots is for counts of shots under noise'],
    [[ansatz, ...GRID, '--split-shots', '2', '--noise', 'aria-1'], 2, 'give --shots and --noise'],
    [[ansatz, ...GRID, '--restart'], 2, '--restart is for a file'],
    [[ansatz, '--set', 'theta=0:1', '--set', 'phi=?,1'], 1, 'the values of theta cannot be read: 0:1'],
    [[ansatz, '--set', 'theta=0:1', '--set', 'phi=?,1'], 1, "the angle '?' cannot be read"],
    [[ansatz, '--set', 'theta=0,,1', '--set', 'phi=0'], 1, 'a value of theta is left out'],
    [[ansatz, '--set', 'thet=0,1'], 1, 'did you mean theta?'],
    [[ansatz, '--set', 'theta=0,1'], 1, "the parameter 'phi' of the circuit has no values"],
    [[ansatz, '--set-file', broken], 1, 'broken.csv: line 2 cannot be read'],
    [[ansatz, '--set', 'theta=0:1:10000', '--set', 'phi=0:1:10000'], 1, '10000 x 10000 values make 100000000 points'],
    [[bell, '--set', 'theta=0,1'], 1, 'there are no free parameters'],
    [[two, '--set', 'theta=0,1'], 1, '--circuit NAME takes one of them'],
    [[ansatz, ...GRID, '--out', folder.path], 1, 'it is a folder'],
    [['-', '--set-file', '-'], 2, 'cannot both come from standard input'],
  ])('says so: %j', async (words, expected, message) => {
    const { code, stdout, stderr } = await sweep(words);
    expect([code, stdout]).toEqual([expected, '']);
    expect(stderr).toContain(message);
  });

  it.each([
    ['--out', 'grid.csv'],
    ['--out', './grid.csv'],
    ['--out', 'grid.jsonl'],
    ['--out', 'linked.csv'],
    ['--out', 'circuit.qasm'],
    ['--csv', 'grid.csv'],
    ['--csv', 'circuit.qasm'],
    ['--out', 'circuit.csv'],
  ])('writes over nothing that it reads: %s %s', async (option, name) => {
    const inputs = new Folder();
    try {
      const grid = inputs.file(name === 'grid.jsonl' ? name : 'grid.csv', 'theta,phi\n0,1\n');
      const circuit = inputs.file(name === 'circuit.csv' ? 'circuit.jsonl' : 'circuit.qasm', text(ansatz));
      symlinkSync(grid, inputs.at('linked.csv'));
      const before = readdirSync(inputs.path);
      const rest = option === '--csv' ? ['--out', inputs.at('new.jsonl')] : [];
      const { code, stdout, stderr } = await sweep([
        ...[circuit, '--set-file', grid, option, `${inputs.path}/${name}`, ...rest],
      ]);
      expect([code, stdout, stderr]).toEqual([
        2,
        '',
        expect.stringMatching(/is the (?:circuit|table of values), and results/),
      ]);
      expect([text(grid), text(circuit)]).toEqual(['theta,phi\n0,1\n', text(ansatz)]);
      expect(readdirSync(inputs.path)).toEqual(before);
    } finally {
      inputs.remove();
    }
  });

  it('writes lines and table to two files, however they are named', async () => {
    const { code, stderr } = await sweep([ansatz, ...GRID, '--out', folder.at('x'), '--csv', `${folder.path}/./x`]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('cannot both be in one file')]);
  });

  it('says so as JSON', async () => {
    const { code, stdout, stderr } = await sweep([ansatz, ...GRID, '--json']);
    expect([code, stderr]).toEqual([2, '']);
    expect(JSON.parse(stdout).error.issues[0].hint).toBe('--out FILE takes them');
  });
});
