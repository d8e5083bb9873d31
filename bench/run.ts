import { availableParallelism, cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { type Benchmark, type Row, shortNumber, UsageError } from './benchmark.js';
import { mutations } from './mutations.js';
import { simulate, simulatePeers } from './simulate.js';
import { startup } from './startup.js';
import { transpile, transpileParts } from './transpile.js';

const benchmarks: Readonly<Record<string, Benchmark>> = {
  startup,
  simulate,
  'simulate-peers': simulatePeers,
  transpile,
  mutations,
  ...Object.fromEntries(Object.entries(transpileParts).map(([name, part]) => [`transpile-${name}`, part])),
};

const usage = `Usage: npm run bench -- NAME [--quick] [--json] [--circuits FOLDER] [--peers PYTHON]

  --quick            fewer inputs or repetitions
  --json             one JSON object per row and line: name, value, unit, goal, pass
  --circuits FOLDER  the OpenQASM files for benchmarks that read circuits
  --peers PYTHON     a Python with bench/peers/requirements.txt, for comparisons with other programs

Benchmarks:
${Object.entries(benchmarks)
  .map(([name, { about }]) => `  ${name.padEnd(18)} ${about}`)
  .join('\n')}

Exit code: 0 every goal reached, 1 a goal missed, 2 wrong usage.`;

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
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      console.log(usage);
      return 0;
    }
    const [name, ...more] = positionals;
    if (name === undefined) throw new UsageError('Which benchmark?');
    if (more.length > 0) throw new UsageError(`One benchmark at a time: ${positionals.join(', ')}.`);
    if (!Object.hasOwn(benchmarks, name)) throw new UsageError(`There is no benchmark "${name}".`);
    console.error(machine());
    return await report(benchmarks[name]!.run(values), values.json);
  } catch (error) {
    if (!isUsageError(error)) throw error;
    console.error(`${error.message}\n\n${usage}`);
    return 2;
  }
}

/** Prints the rows and returns the exit code. JSON lines appear as they are measured, the table when all are known. */
async function report(measured: AsyncIterable<Row> | Iterable<Row>, json: boolean): Promise<number> {
  const rows: Row[] = [];
  for await (const row of measured) {
    rows.push(row);
    if (json) console.log(JSON.stringify(row));
    else if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${row.name}`);
  }
  if (!json) {
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
    console.log(table(rows));
  }
  return rows.every((row) => row.pass) ? 0 : 1;
}

function table(rows: readonly Row[]): string {
  const cells = [
    ['name', 'value', 'unit', 'goal', ''],
    ...rows.map((row) => [row.name, shortNumber(row.value), row.unit, row.goal ?? '', verdict(row)]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((line) => line[column]!.length)));
  const lines = cells.map(([name, value, unit, goal, pass]) =>
    [name!.padEnd(widths[0]!), value!.padStart(widths[1]!), unit!.padEnd(widths[2]!), goal!.padEnd(widths[3]!), pass]
      .join('  ')
      .trimEnd(),
  );
  const missed = rows.filter((row) => !row.pass).length;
  return [...lines, '', missed === 0 ? 'Every goal is reached.' : `Goals missed: ${missed}.`].join('\n');
}

function verdict(row: Row): string {
  if (row.goal === null) return '';
  return row.pass ? 'pass' : 'MISSED';
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
