import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltPrograms, builtPrograms } from '../node/built-programs.js';

const EXAMPLES = 'docs/examples/sweeps';
const PACKAGE = JSON.stringify({ type: 'module', version: '0.1.0' });
const folders: string[] = [];

let programs: BuiltPrograms;
/** A folder with what a user has on the path: `ionloom`, and a `parallel` where there is no GNU parallel. */
let path: string;
/** What every way has to give. */
let whole: string;

beforeAll(async () => {
  programs = await builtPrograms({
    'dist/cli/main': 'src/cli/main.ts',
    'run-worker': 'src/node/run-worker.ts',
  });
  // The command line says its version.
  writeFileSync(programs.file('dist/cli/main').replace('dist/cli/main.js', 'package.json'), PACKAGE);
  path = newFolder();
  program('ionloom', `exec '${process.execPath}' '${programs.file('dist/cli/main')}' "$@"`);
  if (!/^GNU parallel/.test(spawnSync('parallel', ['--version'], { encoding: 'utf8' }).stdout ?? '')) {
    // What the example uses of it: a line of the input in place of {}, its own options left out.
    program(
      'parallel',
      `while [ "$1" != ionloom ]; do shift; done
for word; do words="\${words-} '$word'"; done
while read -r line; do eval "$(printf %s "$words" | sed "s/{}/$line/g")" </dev/null || exit 1; done`,
    );
  }
  const folder = newFolder();
  const words = ['--set', 'theta=0:2*pi:10', '--set', 'phi=0,pi/4', '--shots', '1000', '--noise', 'forte-1'];
  run(
    ['ionloom', 'sweep', `${EXAMPLES}/ansatz.qasm`, ...words, '--threads', '1', '--out', join(folder, 'whole.jsonl')],
    '.',
  );
  whole = readFileSync(join(folder, 'whole.jsonl'), 'utf8');
  expect(whole.split('\n')).toHaveLength(21);
}, 120_000);

afterAll(() => {
  programs.remove();
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ionloom-batch-'));
  folders.push(folder);
  return folder;
}

function program(name: string, script: string): void {
  writeFileSync(join(path, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(path, name), 0o755);
}

/** Runs a command as a batch system does, in a folder with variables of its own. */
function run(
  [command, ...words]: readonly string[],
  cwd: string,
  variables: Readonly<Record<string, string>> = {},
): void {
  const env = { ...process.env, PATH: `${path}:${process.env['PATH']}`, ...variables };
  execFileSync(command!, words, { cwd, env, stdio: 'pipe' });
}

/** A folder with the examples, as a user copies them. */
function copied(): string {
  const folder = newFolder();
  cpSync(EXAMPLES, folder, { recursive: true });
  return folder;
}

const merge = ['sh', '-c', 'ionloom sweep merge part-*.jsonl --out results.jsonl'];

describe('the examples for batch systems give the very lines of a run without them', () => {
  it('Slurm', () => {
    const folder = copied();
    const script = readFileSync(join(folder, 'slurm-array.sh'), 'utf8');
    const [, first, last] = /^#SBATCH --array=(\d+)-(\d+)$/m.exec(script)!;
    expect(first).toBe('0');
    for (let task = 0; task <= Number(last); task++) {
      run(['sh', 'slurm-array.sh'], folder, {
        SLURM_ARRAY_TASK_ID: String(task),
        SLURM_ARRAY_TASK_COUNT: String(Number(last) + 1),
        SLURM_CPUS_PER_TASK: task === 0 ? '2' : '1',
      });
    }
    run(merge, folder);
    expect(readFileSync(join(folder, 'results.jsonl'), 'utf8')).toBe(whole);
    // The guide and the file say the same of how it is submitted.
    const [, submitted] = /# +(sbatch --dependency.*)$/m.exec(script)!;
    expect(readFileSync('docs/sweeps.md', 'utf8')).toContain(submitted);
    expect(submitted).toContain(`--wrap '${merge[2]}'`);
  }, 60_000);

  it('Kubernetes', () => {
    const folder = copied();
    mkdirSync(join(folder, 'results'));
    // The package that typedoc reads YAML with.
    const { parse } = createRequire(createRequire(import.meta.url).resolve('typedoc'))('yaml');
    const { kind, spec } = parse(readFileSync(join(folder, 'kubernetes-job.yaml'), 'utf8'));
    const [container] = spec.template.spec.containers;
    expect([kind, spec.completionMode, spec.podFailurePolicy.rules[0].onExitCodes.containerName]).toEqual([
      'Job',
      'Indexed',
      container.name,
    ]);
    const variables = Object.fromEntries(
      container.env.map(({ name, value }: { readonly name: string; readonly value: string }) => [name, value]),
    );
    expect(variables).toEqual({ PARTS: String(spec.completions) });
    const words: readonly string[] = [...container.command, ...container.args];
    expect(words.slice(0, 2)).toEqual(['/bin/sh', '-c']);
    // Where the volumes are mounted is the cluster's.
    const [input] = container.volumeMounts.map(({ mountPath }: { readonly mountPath: string }) => mountPath);
    for (let index = 0; index < spec.completions; index++) {
      const own = words.map((word) => word.replaceAll(`${input}/`, '../'));
      run(own, join(folder, 'results'), { ...variables, JOB_COMPLETION_INDEX: String(index) });
    }
    run(merge, join(folder, 'results'));
    expect(readFileSync(join(folder, 'results', 'results.jsonl'), 'utf8')).toBe(whole);
  }, 60_000);

  it('GNU parallel', () => {
    const folder = copied();
    run(['sh', 'gnu-parallel.sh', '3'], folder);
    expect(readFileSync(join(folder, 'results.jsonl'), 'utf8')).toBe(whole);
    expect(readFileSync(join(folder, 'results.csv'), 'utf8')).toMatch(/^index,theta,phi,outcome,count,failure\n/);
    // Run again it finds everything done.
    run(['sh', 'gnu-parallel.sh', '3'], folder);
    expect(readFileSync(join(folder, 'results.jsonl'), 'utf8')).toBe(whole);
  }, 60_000);
});
