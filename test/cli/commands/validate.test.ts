import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { basename, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { Folder, ionloom } from '../in-process.js';
import { BELL_CIRCUIT, BELL_JOB, BELL_QASM2 } from '../samples.js';

interface SarifResult {
  readonly ruleId: string;
  readonly locations: readonly [{ physicalLocation: { artifactLocation: { uri: string }; region: object } }];
}

const folder = new Folder();
afterAll(() => folder.remove());

const job = folder.file('job.json', BELL_JOB);
const nativeJob = folder.file('native.json', {
  ...BELL_JOB,
  backend: 'qpu.forte-1',
  input: { gateset: 'native', qubits: 2, circuit: [{ gate: 'ms', targets: [0, 1], phases: [0, 6.28] }] },
});

describe('ionloom validate', () => {
  it('says that a job is valid', async () => {
    expect(await ionloom(['validate', job, '--target', 'simulator'])).toEqual({
      code: 0,
      stdout: `${job} is valid for simulator\n`,
      stderr: '',
    });
  });

  it('lists everything that is wrong, with 1', async () => {
    const { code, stdout, stderr } = await ionloom(['validate', nativeJob, '--target', 'qpu.forte-1']);
    expect([code, stderr]).toEqual([1, '']);
    await expect(folder.anonymous(stdout)).toMatchFileSnapshot('../golden/validate-native.txt');
    expect(stdout).toMatch(/is not valid for qpu\.forte-1: \d+ errors?/);
  });

  it('checks for the backend that the job names', async () => {
    expect((await ionloom(['validate', job])).code).toBe(0);
    expect((await ionloom(['validate', nativeJob])).code).toBe(1);
  });

  it('answers with one JSON document', async () => {
    const { code, stdout } = await ionloom(['validate', nativeJob, '--target', 'qpu.forte-1', '--json']);
    expect(code).toBe(1);
    const { valid, target, errors, warnings, issues } = JSON.parse(stdout);
    expect([valid, target]).toEqual([false, 'qpu.forte-1']);
    expect(errors).toBeGreaterThan(0);
    expect(issues).toHaveLength(errors + warnings);
    expect(issues[0]).toMatchObject({
      code: expect.any(String),
      severity: expect.any(String),
      path: expect.any(Array),
    });
  });

  it('finds broken JSON as an issue with its place', async () => {
    const { code, stdout } = await ionloom(['validate', '-', '--json'], { stdin: '{"type": }' });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      valid: false,
      issues: [{ code: 'JsonSyntax', span: { line: 1, column: 10 } }],
    });
  });

  it('leaves warnings out of sight under --quiet, and out of the exit code', async () => {
    const unused = folder.file('unused.json', { ...BELL_JOB, input: { ...BELL_CIRCUIT, qubits: 25 } });
    const { code, stdout } = await ionloom(['validate', unused, '--target', 'simulator']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/warning: [\s\S]*is valid for simulator, with 1 warning\n$/);
    expect((await ionloom(['validate', unused, '--target', 'simulator', '-q'])).stdout).not.toContain('warning: ');
  });

  it('refuses under --strict what the service only lets pass', async () => {
    const tolerated = folder.file('tolerated.json', { ...BELL_JOB, shots: '500' });
    expect((await ionloom(['validate', tolerated, '--target', 'simulator'])).code).toBe(0);
    expect((await ionloom(['validate', tolerated, '--target', 'simulator', '--strict'])).code).toBe(1);
  });

  it('checks an OpenQASM circuit as the input of a job', async () => {
    const bell = folder.file('bell.qasm', BELL_QASM2);
    expect((await ionloom(['validate', bell, '--target', 'qpu.forte-1'])).code).toBe(0);
    const wide = folder.file('wide.qasm', 'OPENQASM 2.0; include "qelib1.inc"; qreg q[40]; h q;');
    const { code, stdout } = await ionloom(['validate', wide, '--target', 'qpu.forte-1']);
    expect(code).toBe(1);
    expect(stdout).toContain('36');
  });

  it('lists the errors before the warnings', async () => {
    const mixed = folder.file('mixed.json', {
      ...BELL_JOB,
      input: { ...BELL_CIRCUIT, qubits: 25, circuit: [{ gate: 'h', target: 30 }] },
    });
    const lines = (await ionloom(['validate', mixed, '--target', 'simulator'])).stdout.split('\n');
    const kinds = lines.flatMap((line) => /^error: /.exec(line)?.[0] ?? /warning: /.exec(line)?.[0] ?? []);
    expect(kinds).toEqual([...kinds].sort());
    expect(kinds).toContain('error: ');
  });

  it('gives a hint that many issues share once, and the first twenty issues', async () => {
    const circuit = Array.from({ length: 30 }, () => ({ gate: 'cx', control: 0, target: 1 }));
    const many = folder.file('many.json', { ...BELL_JOB, input: { ...BELL_CIRCUIT, circuit } });
    const { stdout } = await ionloom(['validate', many, '--target', 'simulator']);
    expect(stdout.match(/hint: /g)).toHaveLength(1);
    expect(stdout).toContain('and 10 more; --json lists them all');
  });
});

describe('ionloom validate of several files', () => {
  const several = new Folder();
  afterAll(() => several.remove());
  mkdirSync(several.at('jobs/deep'), { recursive: true });
  mkdirSync(several.at('jobs/node_modules'));
  mkdirSync(several.at('empty'));
  several.file('jobs/a.json', BELL_JOB);
  several.file(
    'jobs/b.json',
    `{
  "type": "ionq.circuit.v1",
  "backend": "qpu.forte-1",
  "input": {
    "gateset": "native", "qubits": 2,
    "circuit": [
      { "gate": "gpi", "phase": 0.25, "target": 0 },
      { "gate": "ms", "phases": [0, 6.28], "targets": [0, 1] }
    ]
  }
}
`,
  );
  several.file('jobs/deep/c.qasm', BELL_QASM2);
  several.file('jobs/deep/d e.qasm', 'OPENQASM 2.0;\ninclude "qelib1.inc";\nqreg q[2];\n  hh q[0];\n');
  several.file('jobs/node_modules/e.json', '{');
  several.file('jobs/notes.txt', 'no circuit');
  const broken = several.file('broken.json', '{"type": }');
  const jobs = several.at('jobs');

  it('is a line a file, with what is wrong before it, and a summary', async () => {
    const { code, stdout, stderr } = await ionloom(['validate', jobs, broken, several.at('missing.json'), broken]);
    expect([code, stderr]).toEqual([1, '']);
    await expect(several.anonymous(stdout)).toMatchFileSnapshot('../golden/validate-several.txt');
    expect((await ionloom(['validate', several.at('jobs/a.json'), several.at('jobs/deep/c.qasm')])).stdout).toMatch(
      /a\.json is valid\n.*c\.qasm is valid\n2 files, all valid\n$/,
    );
  });

  it('leaves the valid ones out under --quiet', async () => {
    const { stdout } = await ionloom(['validate', jobs, '-q']);
    expect(stdout).not.toContain('a.json');
    expect(stdout).toMatch(/b\.json is not valid: .*\n[\s\S]*\n4 files, 2 not valid: .*\n$/);
  });

  it('is one document under --json', async () => {
    const { code, stdout, stderr } = await ionloom(['validate', jobs, several.at('missing.json'), '--json']);
    expect([code, stderr]).toEqual([1, '']);
    const { valid, target, errors, warnings, files } = JSON.parse(stdout);
    expect([valid, target, warnings]).toEqual([false, null, expect.any(Number)]);
    expect(files.map((each: { file: string; valid: boolean }) => [several.anonymous(each.file), each.valid])).toEqual([
      ['jobs/a.json', true],
      ['jobs/b.json', false],
      ['jobs/deep/c.qasm', true],
      ['jobs/deep/d e.qasm', false],
      ['missing.json', false],
    ]);
    expect(errors).toBe(files.reduce((sum: number, each: { errors: number }) => sum + each.errors, 0));
    expect(files[3].issues[0]).toMatchObject({ code: 'UnknownGate', span: { line: 4, column: 3 } });
    expect(files[4].issues[0]).toMatchObject({ code: 'CannotRead' });
  });

  it('reads the rest where a folder holds nothing, a pipe waits for a writer, or links lead round in circles', async () => {
    const odd = new Folder();
    mkdirSync(odd.at('jobs'));
    mkdirSync(odd.at('empty'));
    symlinkSync('../jobs', odd.at('jobs/round.json'));
    symlinkSync('circle.qasm', odd.at('jobs/circle.qasm'));
    execFileSync('mkfifo', [odd.at('jobs/pipe.json')]);
    odd.file('jobs/bell.qasm', BELL_QASM2);
    const words = [odd.at('jobs'), `${odd.path}/./jobs/bell.qasm`, odd.at('empty'), odd.at('jobs/circle.qasm')];
    const { code, stdout, stderr } = await ionloom(['validate', ...words]);
    expect([code, stderr]).toEqual([1, '']);
    expect(odd.anonymous(stdout)).toBe(
      [
        'jobs/bell.qasm is valid',
        'error: jobs/circle.qasm: it cannot be read: its links lead round in circles',
        'jobs/circle.qasm is not valid: 1 error',
        'error: empty: the folder holds no circuits',
        '  hint: they are called *.json, *.qasm or *.qasm3',
        'empty is not valid: 1 error',
        '3 files, 2 not valid: 2 errors',
        '',
      ].join('\n'),
    );
    const alone = await ionloom(['draw', odd.at('jobs/circle.qasm')]);
    expect(odd.anonymous(alone.stderr)).toBe(
      'error: jobs/circle.qasm: it cannot be read: its links lead round in circles\n',
    );
    odd.remove();
  });

  it('takes a folder with one file for several, and refuses one without any', async () => {
    const single = await ionloom(['validate', several.at('jobs/deep'), '--json']);
    expect(JSON.parse(single.stdout).files).toHaveLength(2);
    const empty = await ionloom(['validate', several.at('empty')]);
    expect([empty.code, several.anonymous(empty.stderr)]).toEqual([
      1,
      expect.stringMatching(/^error: empty: the folder holds no circuits\n {2}hint: /),
    ]);
  });

  describe('as SARIF', () => {
    const log = async (...words: string[]) => {
      const { code, stdout, stderr } = await ionloom(['validate', ...words, '--sarif']);
      expect(stderr).toBe('');
      return { code, ...JSON.parse(stdout) };
    };

    it('is a log of version 2.1.0 with a rule for every code', async () => {
      const { code, $schema, version, runs } = await log(jobs, broken);
      expect([code, version, $schema]).toEqual([1, '2.1.0', expect.stringMatching(/sarif-schema-2\.1\.0\.json$/)]);
      const [{ tool, results, columnKind }] = runs;
      expect([tool.driver.name, tool.driver.version, columnKind]).toEqual(['ionloom', '1.2.3', 'utf16CodeUnits']);
      expect(results.length).toBeGreaterThan(3);
      for (const { ruleId, ruleIndex, level, message, locations } of results) {
        expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
        expect(tool.driver.rules[ruleIndex].shortDescription.text).toMatch(/\.$/);
        expect(['error', 'warning']).toContain(level);
        expect(message.text).not.toBe('');
        expect(locations).toHaveLength(1);
      }
    });

    it('shows every finding at its line and columns, in JSON and in OpenQASM', async () => {
      const { runs } = await log(jobs, broken);
      const places = (runs[0].results as SarifResult[]).map(({ ruleId, locations: [{ physicalLocation }] }) => [
        ruleId,
        basename(physicalLocation.artifactLocation.uri),
        physicalLocation.region,
      ]);
      expect(places).toContainEqual(['UnsupportedGate', 'b.json', { startLine: 8, startColumn: 17, endColumn: 21 }]);
      expect(places).toContainEqual(['AngleOutOfRange', 'b.json', { startLine: 8, startColumn: 37, endColumn: 41 }]);
      expect(places).toContainEqual(['UnknownGate', 'd%20e.qasm', { startLine: 4, startColumn: 3, endColumn: 5 }]);
      expect(places).toContainEqual(['JsonSyntax', 'broken.json', { startLine: 1, startColumn: 10, endColumn: 11 }]);
    });

    it('names files from where the command ran', async () => {
      const path = relative(process.cwd(), several.at('jobs/b.json'));
      const { runs } = await log(path);
      const { uri } = runs[0].results[0].locations[0].physicalLocation.artifactLocation;
      expect(uri).toBe(path);
      expect(
        (await log(several.at('jobs/b.json'))).runs[0].results[0].locations[0].physicalLocation.artifactLocation,
      ).toEqual({
        uri: pathToFileURL(several.at('jobs/b.json')).href,
      });
    });

    it('has no results for what is valid, and those of a file that is not there', async () => {
      expect(await log(several.at('jobs/a.json'))).toMatchObject({ code: 0, runs: [{ results: [] }] });
      const { code, runs } = await log(several.at('missing.json'));
      expect([code, runs[0].results]).toMatchObject([1, [{ ruleId: 'CannotRead', level: 'error' }]]);
    });

    it('is asked for in either way, and alone', async () => {
      const file = several.at('jobs/b.json');
      const [flag, format] = [['--sarif'], ['--format', 'sarif']].map((words) => ionloom(['validate', file, ...words]));
      expect(await format).toEqual(await flag);
      for (const words of [['--json'], ['--format', 'text']]) {
        expect((await ionloom(['validate', file, '--sarif', ...words])).code).toBe(2);
      }
    });
  });
});
