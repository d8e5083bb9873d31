import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Benchmark, row } from './benchmark.js';
import { circuitFiles } from './circuit-files.js';
import { type Fault, faults } from './mutations/faults.js';

const QUICK_STEP = 6;

/** Milliseconds after which a trial is ended: some faults make circuits on which a later pass never comes to its end. */
const LONGEST_TRIAL = 120_000;

/** What transpiling the circuits of a trial came to. */
interface Outcome {
  /** Replacements that were refused. */
  readonly dropped: number;
  /** Circuits of which nothing was written. */
  readonly refused: number;
  /** Circuits that were written and are not the same. */
  readonly wrong: number;
}

/** Faults in the synthesis, one at a time: none may let a wrong circuit out. */
export const mutations: Benchmark = {
  about: 'faults put into the synthesis one by one: whether each is noticed and the circuits are still right',
  *run({ quick, circuits, only }) {
    const place = mkdtempSync(join(tmpdir(), 'ionloom-mutations-'));
    symlinkSync(resolve('node_modules'), join(place, 'node_modules'));
    const trial = (fault: Fault | undefined) => outcomeOf(place, fault, files);
    const files = circuitFiles(circuits).map(({ path }) => path);
    const before = sumOf(trial(undefined));
    yield row('without a fault: dropped, refused or wrong', before, 'circuits', { atMost: 0 });
    let caught = 0;
    let unnoticed = 0;
    const named = faults.filter(({ name }) => name.includes(only ?? ''));
    const tried = named.filter((_, k) => !quick || k % QUICK_STEP === 0);
    for (const fault of tried) {
      const { dropped, refused, wrong } = trial(fault);
      if (dropped + refused > before) caught++;
      else if (wrong === 0) unnoticed++;
      yield row(`${fault.name}: ${dropped} dropped, ${refused} refused; wrong circuits`, wrong, 'circuits', {
        atMost: 0,
      });
    }
    yield row(`noticed, of ${tried.length} faults`, caught, 'faults');
    yield row('without effect on any of the circuits', unnoticed, 'faults');
    rmSync(place, { recursive: true, force: true });
  },
};

function sumOf({ dropped, refused, wrong }: Outcome): number {
  return dropped + refused + wrong;
}

/** Transpiles the circuits by a copy of the sources with a fault in it. */
function outcomeOf(place: string, fault: Fault | undefined, files: readonly string[]): Outcome {
  for (const each of ['src', 'bench/mutations', 'tsconfig.json', 'package.json']) {
    rmSync(join(place, each), { recursive: true, force: true });
    cpSync(each, join(place, each), { recursive: true });
  }
  if (fault) {
    const path = join(place, 'src/transpile', fault.file);
    const text = readFileSync(path, 'utf8');
    if (text.split(fault.find).length !== 2) throw new Error(`${fault.name}: ${fault.file} has its text not once`);
    writeFileSync(
      path,
      text.replace(fault.find, () => fault.replace),
    );
  }
  const bundler = ['tsup', 'bench/mutations/trial.ts', '--no-config', '--format', 'esm', '--target', 'node20'];
  const made = spawnSync('npx', [...bundler, '--out-dir', 'made', '--clean', '--silent'], {
    cwd: place,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`the sources do not bundle: ${made.stderr}`);
  const { error, status, stdout, stderr } = spawnSync('node', ['made/trial.js', ...files], {
    cwd: place,
    encoding: 'utf8',
    timeout: LONGEST_TRIAL,
  });
  // What does not come to an end writes nothing.
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ETIMEDOUT') return { dropped: 0, refused: 1, wrong: 0 };
  if (status !== 0) throw new Error(`the trial failed: ${stderr}`);
  return JSON.parse(stdout) as Outcome;
}
