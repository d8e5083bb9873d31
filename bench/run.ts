import { availableParallelism, cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { type Benchmark, UsageError } from './benchmark.js';
import { draw } from './draw.js';
import { emulator } from './emulator.js';
import { emulatorSchemathesis } from './emulator-schemathesis.js';
import { emulatorSdks } from './emulator-sdks.js';
import { mutations } from './mutations.js';
import { nearEqual } from './near-equal.js';
import { observables } from './observables.js';
import { page } from './page.js';
import { exitCodes, report } from './report.js';
import { route } from './route.js';
import { simulate, simulatePeers } from './simulate.js';
import { startup } from './startup.js';
import { sweep } from './sweep.js';
import { sweepNetwork } from './sweep-network.js';
import { transpile, transpileParts } from './transpile.js';
import { verifyWide } from './verify-wide.js';

const benchmarks: Readonly<Record<string, Benchmark>> = {
  startup,
  'near-equal': nearEqual,
  simulate,
  'simulate-peers': simulatePeers,
  transpile,
  route,
  mutations,
  observables,
  sweep,
  'sweep-network': sweepNetwork,
  emulator,
  'emulator-schemathesis': emulatorSchemathesis,
  'emulator-sdks': emulatorSdks,
  'verify-wide': verifyWide,
  draw,
  page,
  ...Object.fromEntries(Object.entries(transpileParts).map(([name, part]) => [`transpile-${name}`, part])),
};

const usage = `Usage: npm run bench -- NAME [--quick] [--json] [--circuits FOLDER] [--peers PYTHON] [--cases N] [--only TEXT] [--levels LIST]

  --quick            fewer inputs or repetitions
  --json             one JSON object per row and line: name, value, unit, goal, pass
  --circuits FOLDER  the OpenQASM files for benchmarks that read circuits
  --peers PYTHON     a Python with bench/peers/requirements.txt, for comparisons with other programs
  --cases N          how many inputs, for benchmarks that make their own
  --only TEXT        only the faults, circuits or maps with this in their names
  --levels LIST      only these levels, as in 0,2, for verify-wide

Benchmarks:
${Object.entries(benchmarks)
  .map(([name, { about }]) => `  ${name.padEnd(22)} ${about}`)
  .join('\n')}

Exit code: 0 everything measured and every goal reached, 2 wrong usage; else the sum of 1 where a goal is missed, 4 where
rows of another program could not be measured, and 8 where rows of ours could not.`;

process.exitCode = await main();

async function main(): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        quick: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        circuits: { type: 'string' },
        peers: { type: 'string' },
        cases: { type: 'string' },
        only: { type: 'string' },
        levels: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      console.log(usage);
      return exitCodes.done;
    }
    const [name, ...more] = positionals;
    if (name === undefined) throw new UsageError('Which benchmark?');
    if (more.length > 0) throw new UsageError(`One benchmark at a time: ${positionals.join(', ')}.`);
    if (!Object.hasOwn(benchmarks, name)) throw new UsageError(`There is no benchmark "${name}".`);
    console.error(machine());
    const { json, cases } = values;
    if (cases !== undefined && !/^[1-9]\d*$/.test(cases)) throw new UsageError(`--cases takes a number, not ${cases}.`);
    const options = { ...values, cases: cases === undefined ? undefined : Number(cases) };
    return await report(benchmarks[name]!.run(options), json, (line) => console.log(line));
  } catch (error) {
    if (!isUsageError(error)) throw error;
    console.error(`${error.message}\n\n${usage}`);
    return exitCodes.usage;
  }
}

/** What a reader needs to weigh the times by. */
function machine(): string {
  const load = loadavg()[0]!.toFixed(1);
  return `Node ${process.version}, ${availableParallelism()} x ${cpus()[0]?.model.trim() ?? 'processor'}, load ${load}`;
}

function isUsageError(error: unknown): error is Error {
  if (error instanceof UsageError) return true;
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_');
}
