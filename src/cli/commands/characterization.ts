import type { Command } from 'commander';
import type { Characterization, IonQ } from '../../cloud/index.js';
import { IonloomError, issue } from '../../errors/index.js';
import { jsonText } from '../../printing/index.js';
import { customTarget, targetFrom } from '../../targets/index.js';
import { backendName } from '../backend-name.js';
import { type ExitCode, exitCodes, Failure } from '../failure.js';
import { addExamples } from '../help.js';
import { addOutputOptions } from '../options.js';
import { Output, type OutputOptions } from '../output.js';
import { askService } from '../service-client.js';
import { textOf, timeUtc } from '../service-values.js';
import { isFile, STANDARD_STREAM, writeText } from '../source.js';
import { knownLines, type Rows, titledLines } from '../table.js';
import { fidelityRows, timeRows } from '../target-report.js';
import type { Terminal } from '../terminal.js';

interface Options extends OutputOptions {
  readonly id?: string;
  readonly output?: string;
}

const PROSE = `What was measured of a backend: fidelities, times, and the pairs of qubits that it entangles. -o and
--json write the document of the service, which transpile, validate and estimate read with
--characterization FILE; --json with -o answers { "id", "backend", "date", "output" }. The newest one
needs no API key, one by its id does.`;

export function define(command: Command): Command {
  command
    .argument('<BACKEND>', 'the backend that was measured', backendName)
    .option('--id <ID>', 'this characterization, and not the newest')
    .option('-o, --output <OUT>', 'write the document to this file');
  return addExamples(
    addOutputOptions(command),
    [
      'ionloom characterization qpu.forte-1',
      'ionloom characterization qpu.forte-1 -o measured.json',
      'ionloom transpile circuit.qasm --target qpu.forte-1 --characterization measured.json',
    ],
    PROSE,
  );
}

export async function run([backend]: readonly [string], options: Options, terminal: Terminal): Promise<ExitCode> {
  const output = new Output(terminal, options);
  const { id, output: file } = options;
  await askService(terminal, output, async (ionq) => {
    const measured = await (id === undefined ? newest(ionq, backend) : ionq.backends.characterization(backend, id));
    if (isFile(file)) {
      writeText(file, jsonText(measured));
      output.say(`written: ${file}`);
      if (options.json)
        output.document({ id: measured.id, backend: measured.backend, date: measured.date, output: file });
      else output.result(summary(measured, output));
    } else if (options.json || file === STANDARD_STREAM) output.document(measured);
    else output.result(summary(measured, output));
  });
  return exitCodes.done;
}

async function newest({ backends }: IonQ, backend: string): Promise<Characterization> {
  const { items } = await backends.characterizations(backend, { limit: 1 }).page();
  const [first] = items;
  if (first !== undefined) return first;
  const found = issue('NotFound', `the service has no characterization of ${backend}`, {
    hint: 'ionloom backends lists what there is',
  });
  throw new Failure([found], { exitCode: exitCodes.service });
}

/** The values as ionloom reads them, without those of its catalogue; what it leaves out is warned of. */
function summary(measured: Characterization, output: Output): string {
  const title = output.bold(textOf(measured.backend));
  const about: Rows = [
    ['measured', timeUtc(measured.date)],
    ['id', textOf(measured.id)],
  ];
  try {
    const { target, ignored } = targetFrom(measured, customTarget({ name: 'measured' }));
    output.warn(ignored);
    const { qubits, connectivity } = target;
    const connects = connectivity === 'all-to-all' ? 'every pair of qubits' : `${connectivity.pairs.length} pairs`;
    return [
      title,
      ...knownLines([...about, ['qubits', textOf(qubits)], ['connects', connects]]),
      ...titledLines('fidelity', fidelityRows(target), output),
      ...titledLines('time', timeRows(target), output),
    ].join('\n');
  } catch (error) {
    if (!(error instanceof IonloomError)) throw error;
    output.warn(error.issues);
    return [title, ...knownLines(about)].join('\n');
  }
}
