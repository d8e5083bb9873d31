import type { Command } from 'commander';
import { findTarget, type Target, targets } from '../../targets/index.js';
import { type ExitCode, exitCodes } from '../failure.js';
import { addExamples } from '../help.js';
import { addOutputOptions, named } from '../options.js';
import { Output, type OutputOptions } from '../output.js';
import { headedTable, knownLines, type Rows, titledLines, UNKNOWN } from '../table.js';
import { fidelityRows, percent, timeRows } from '../target-report.js';
import type { Terminal } from '../terminal.js';

export function define(command: Command): Command {
  command.argument('[NAME]', 'show this target with everything that is known of it', named(findTarget));
  return addExamples(addOutputOptions(command), [
    'ionloom targets',
    'ionloom targets qpu.forte-1',
    'ionloom targets forte-1 --json',
  ]);
}

export async function run(
  [target]: readonly [Target | undefined],
  options: OutputOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const output = new Output(terminal, options);
  if (options.json) output.document(target === undefined ? targets.map(plain) : plain(target));
  else output.result(target === undefined ? listing(output) : description(target, output));
  return exitCodes.done;
}

/** A target as plain data: a pair set loses its methods. */
function plain(target: Target): object {
  const { connectivity } = target;
  return { ...target, connectivity: connectivity === 'all-to-all' ? connectivity : connectivity.pairs };
}

function listing(output: Output): string {
  const rows = targets.map(({ name, qubits, entanglers, status, fidelity, description }) => [
    name,
    qubits === null ? 'any' : String(qubits),
    entanglers.join(', '),
    percent(fidelity?.oneQubit),
    percent(fidelity?.twoQubit),
    status,
    description,
  ]);
  return headedTable(['target', 'qubits', 'entangles by', '1q fidelity', '2q fidelity', 'status', ''], rows, output);
}

function description(target: Target, output: Output): string {
  const { prices, limits, sources } = target;
  const plainly: Rows = [
    ['qubits', target.qubits === null ? 'any number' : String(target.qubits)],
    ['entangles by', target.entanglers.join(' or ')],
    [
      'connects',
      target.connectivity === 'all-to-all' ? 'every pair of qubits' : `${target.connectivity.pairs.length} pairs`,
    ],
    ['status', target.status],
    ['noise', target.noiseModel === null ? 'none of its own' : `depolarizing, model ${target.noiseModel.name}`],
  ];
  const groups: readonly (readonly [title: string, entries: Rows])[] = [
    ['fidelity', fidelityRows(target)],
    ['time', timeRows(target)],
    [
      'price',
      prices === null
        ? []
        : [
            ['one-qubit gate and shot', `$${prices.oneQubitGate}`],
            ['two-qubit gate and shot', `$${prices.twoQubitGate}`],
            ['job, at least', `$${prices.minimum}`],
            ['job with debiasing, at least', `$${prices.minimumWithMitigation}`],
          ],
    ],
    [
      'limits',
      [
        ['shots', limits.shots === null ? UNKNOWN : `at most ${limits.shots}`],
        ['shots with debiasing', limits.debiasingShots === null ? UNKNOWN : `at least ${limits.debiasingShots}`],
      ],
    ],
    ['sources', Object.entries(sources).map(([field, source]) => [field, source])],
  ];
  const blocks = groups.flatMap(([title, entries]) => titledLines(title, entries, output));
  return [output.bold(target.name), target.description, '', ...knownLines(plainly), ...blocks].join('\n');
}
