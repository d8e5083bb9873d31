import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Measurement, ofPeer, row, UsageError } from '../../bench/benchmark.js';
import { peerLines, runPeer } from '../../bench/peers/run.js';
import { exitCodes, report } from '../../bench/report.js';
import { peers } from '../../bench/transpile/peers.js';

const folder = mkdtempSync(join(tmpdir(), 'ionloom-bench-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A program that stands for a Python with packages; it sees the script and the script's parameters. */
function program(name: string, script: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

const missing = join(folder, 'nowhere');
const failing = program('failing', "echo 'ModuleNotFoundError: no module named stim' >&2; exit 3");

async function reported(measured: AsyncIterable<Measurement> | Iterable<Measurement>, json = false) {
  const lines: string[] = [];
  const code = await report(measured, json, (line) => lines.push(line));
  return { code, lines };
}

describe('a peer that is missing or fails', () => {
  function* rows(python: string): Generator<Measurement> {
    yield row('ours before', 1, 's', { atMost: 2 });
    yield* ofPeer(
      'theirs',
      (function* () {
        yield row('theirs, first', 3, 's');
        runPeer(python, 'simulate.py', ['stim'], '{}');
        yield row('theirs, second', 4, 's');
      })(),
    );
    yield row('ours after', 1, 's', { atMost: 2 });
  }

  it.each([
    [missing, /does not start/],
    [failing, /^simulate\.py failed: ModuleNotFoundError: no module named stim$/],
  ])('costs its own rows and no others (%s)', async (python, reason) => {
    const found = [...rows(python)];
    expect(found.map(({ name }) => name)).toEqual(['ours before', 'theirs, first', 'theirs', 'ours after']);
    expect(found[2]).toMatchObject({ peer: true, unmeasured: expect.stringMatching(reason) });
    const { code, lines } = await reported(rows(python));
    expect(code).toBe(exitCodes.peersUnmeasured);
    expect(lines.slice(-4)).toEqual(['', 'Every goal that was measured is reached.', 'Not measured: 1.', '  theirs']);
  });

  it('leaves what it printed before it failed', async () => {
    const half = program('half', 'echo first; echo second; exit 1');
    const lines: string[] = [];
    const read = async () => {
      for await (const line of peerLines(half, 'transpile.py', [])) lines.push(line);
    };
    await expect(read()).rejects.toThrow(/^transpile\.py failed/);
    expect(lines).toEqual(['first', 'second']);
    await expect(peerLines(missing, 'transpile.py', []).next()).rejects.toThrow(/does not start/);
  });

  it('is not confused with a wrong command line', () => {
    const wrong = function* (): Generator<Measurement> {
      yield row('one', 1, 's');
      throw new UsageError('which?');
    };
    expect(() => [...ofPeer('theirs', wrong())]).toThrow(UsageError);
  });

  it('leaves our own rows and those of the others in the benchmark of transpilers', async () => {
    writeFileSync(join(folder, 'bell.qasm'), 'OPENQASM 2.0; include "qelib1.inc"; qreg q[2]; h q[0]; cx q[0], q[1];');
    // One peer works, one prints no numbers, the others are not installed. The name stands behind --only.
    const result = '{"file": "bell.qasm", "peer": "pytket", "gates": 1, "angle": 1, "pulses": 4, "seconds": 0.1}';
    const some = program(
      'some',
      `case "$5" in pytket) echo '${result}';; bqskit) echo 'Segmentation fault';; *) exit 1;; esac`,
    );
    const measure = (python: string) => reported(peers.run({ quick: true, circuits: folder, peers: python }), true);
    const { code, lines } = await measure(some);
    const rows = lines.map((line) => JSON.parse(line));
    const names = (kind: RegExp) => rows.filter(({ name }) => kind.test(name)).map(({ name }) => name);
    expect(names(/ionloom: (gates|angle|pulses)$/)).toHaveLength(3);
    expect(names(/pytket: (gates|angle|pulses|time)$/)).toHaveLength(4);
    expect(names(/vs the best peer on each of 1 files$/)).toHaveLength(2);
    expect(rows.filter((each) => 'unmeasured' in each).map(({ name }) => name)).toEqual([
      'qiskit O2 cz',
      'qiskit O3 cz',
      'qiskit O2 rzz',
      'qiskit O3 rzz',
      'qiskit-ionq',
      'cirq-ionq',
      'bqskit',
    ]);
    expect(code & exitCodes.peersUnmeasured).toBe(exitCodes.peersUnmeasured);
    const none = await measure(missing);
    expect(none.lines.map((line) => JSON.parse(line).name)).toContain('summary');
    expect(none.code).toBe(exitCodes.peersUnmeasured);
  });
});

describe('the report of a benchmark', () => {
  it('writes a row as soon as it is measured, in the table form too', async () => {
    for (const json of [false, true]) {
      const lines: string[] = [];
      const seen: number[] = [];
      const measured = function* (): Generator<Measurement> {
        yield row('first', 1, 's');
        seen.push(lines.filter((line) => line.includes('first')).length);
        yield row('second', 2, 's');
      };
      await report(measured(), json, (line) => lines.push(line));
      expect(seen).toEqual([1]);
    }
  });

  it.each<[readonly Measurement[], number]>([
    [[row('a', 1, 's')], 0],
    [[row('a', 1, 's', { atMost: 0 })], 1],
    [[{ name: 'b', unmeasured: 'gone', peer: true }], 4],
    [[{ name: 'b', unmeasured: 'gone', peer: false }], 8],
    [[row('a', 1, 's', { atMost: 0 }), { name: 'b', unmeasured: 'gone', peer: true }], 5],
  ])('ends with a code that says what is missing (%#)', async (rows, code) => {
    expect((await reported(rows)).code).toBe(code);
  });

  it('names what was missed', async () => {
    const { lines } = await reported([row('a', 1, 's', { atMost: 0 }), row('b', 1, 's', { atMost: 2 })]);
    expect(lines).toContain('Goals missed: 1.');
    expect(lines.filter((line) => line.startsWith('a '))[0]).toMatch(/ 1 {2}s +<= 0 +MISSED$/);
    expect(lines.filter((line) => line.startsWith('b '))[0]).toMatch(/ pass$/);
  });
});
