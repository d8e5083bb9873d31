import type { Command } from 'commander';
import type { Backend } from '../../cloud/index.js';
import { backendName } from '../backend-name.js';
import { type ExitCode, exitCodes } from '../failure.js';
import { addExamples } from '../help.js';
import { addOutputOptions } from '../options.js';
import { Output, type OutputOptions } from '../output.js';
import { askService } from '../service-client.js';
import { durationOf, textOf, timeOf, timeUtc, yesOrNo } from '../service-values.js';
import { headedTable, knownLines, UNKNOWN } from '../table.js';
import type { Terminal } from '../terminal.js';

const PROSE = `What the service says of its machines and simulators now; no API key is needed. ionloom targets lists
what ionloom knows of them by itself. The document of --json is the list as the service gives it, or
one backend; the queue time there is in milliseconds.`;

export function define(command: Command): Command {
  command.argument('[NAME]', 'show this backend with everything that the service says of it', backendName);
  return addExamples(
    addOutputOptions(command),
    [
      'ionloom backends',
      'ionloom backends qpu.forte-1',
      `ionloom backends --json | jq -r '.[] | select(.status == "available").backend'`,
    ],
    PROSE,
  );
}

export async function run(
  [name]: readonly [string | undefined],
  options: OutputOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const output = new Output(terminal, options);
  await askService(terminal, output, async ({ backends }) => {
    if (name === undefined) {
      const list = await backends.list();
      if (options.json) output.document(list);
      else output.result(backendTable(list, output));
    } else {
      const backend = await backends.get(name);
      if (options.json) output.document(backend);
      else output.result(backendText(backend, output));
    }
  });
  return exitCodes.done;
}

function backendTable(backends: readonly Backend[], output: Output): string {
  const rows = backends.map(({ backend, status, qubits, average_queue_time, degraded, last_updated }) => [
    textOf(backend),
    textOf(status),
    textOf(qubits),
    durationOf(average_queue_time),
    yesOrNo(degraded),
    timeOf(last_updated),
  ]);
  return headedTable(['backend', 'status', 'qubits', 'queue time', 'degraded', 'updated (UTC)'], rows, output);
}

function backendText(backend: Backend, output: Output): string {
  const lines = knownLines([
    ['status', textOf(backend.status)],
    ['degraded', yesOrNo(backend.degraded)],
    ['qubits', textOf(backend.qubits)],
    ['queue time', durationOf(backend.average_queue_time)],
    ['updated', timeUtc(backend.last_updated)],
    ['location', textOf(backend.location)],
    ['energy', typeof backend.kw === 'number' ? `${backend.kw} kWh` : UNKNOWN],
    ['characterization', textOf(backend.characterization_id)],
    ['gates', listOf(backend.supported_gates)],
    ['native gates', listOf(backend.supported_native_gates)],
    ['error mitigation', listOf(backend.supported_error_mitigations)],
    ['noise models', listOf(backend.noise_models)],
  ]);
  return [output.bold(textOf(backend.backend)), ...lines].join('\n');
}

function listOf(values: readonly string[] | undefined): string {
  return values?.length ? values.map(textOf).join(', ') : UNKNOWN;
}
