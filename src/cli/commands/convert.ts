import type { Command } from 'commander';
import { followedBy } from '../../circuit/index.js';
import type { Issue } from '../../errors/index.js';
import { type Entangler, entanglers, findTarget } from '../../targets/index.js';
import { transpile } from '../../transpile/index.js';
import { aboutFile, type ExitCode, exitCodes, usageFailure } from '../failure.js';
import { addExamples } from '../help.js';
import { type CircuitFile, type InputCircuit, type ReadOptions, readCircuits } from '../input.js';
import { ionqDocument } from '../ionq-document.js';
import { jsonText } from '../json-text.js';
import { addInputOptions, addOutputOptions, choice } from '../options.js';
import { Output, type OutputOptions } from '../output.js';
import { requireBound } from '../parameters.js';
import { isFile, writeText } from '../source.js';
import type { Terminal } from '../terminal.js';
import { qasmOf } from '../text-formats.js';

interface Options extends OutputOptions, ReadOptions {
  readonly to: 'ionq' | 'ionq-qis' | 'ionq-native' | 'qasm2' | 'qasm3';
  readonly entangler?: Entangler;
  readonly output?: string;
}

const PROSE = `The formats:
  ionq         IonQ JSON in the gates of the circuit: native gates stay native
  ionq-qis     IonQ JSON of abstract gates (qis); native gates are written in abstract ones
  ionq-native  IonQ JSON of native gates; abstract gates are lowered one by one, with nothing merged
               or removed (ionloom transpile makes a circuit short, and fits it to a target)
  qasm2        OpenQASM 2 with qelib1.inc; native gates are defined in the text
  qasm3        OpenQASM 3; native gates stay native

In the first three a job stays a job with all its settings. IonQ JSON of one circuit has no place for
measurements.`;

export function define(command: Command): Command {
  command
    .argument('<FILE>', 'a circuit or a job')
    .addOption(
      choice('--to <FORMAT>', 'the format to write', [
        'ionq',
        'ionq-qis',
        'ionq-native',
        'qasm2',
        'qasm3',
      ]).makeOptionMandatory(),
    )
    .addOption(choice('--entangler <GATE>', 'the native two-qubit gate of ionq-native; zz if left out', entanglers))
    .option('-o, --output <OUT>', 'write to this file instead of stdout');
  return addExamples(
    addOutputOptions(addInputOptions(command)),
    [
      'ionloom convert circuit.qasm --to ionq',
      'ionloom convert job.json --to qasm3 -o circuit.qasm',
      'ionloom convert circuit.qasm --to ionq-native --entangler ms',
      'ionloom convert ansatz.qasm --to qasm2 --set theta=pi/4',
    ],
    PROSE,
  );
}

export async function run([file]: readonly [string], options: Options, terminal: Terminal): Promise<ExitCode> {
  const output = new Output(terminal, options);
  if (options.entangler !== undefined && options.to !== 'ionq-native') {
    throw usageFailure(`--to ${options.to} chooses no native gate`, 'leave out --entangler, or write --to ionq-native');
  }
  const source = await readCircuits(file, options, terminal);
  output.warn(source.warnings, source.file);
  if (options.to !== 'qasm3') {
    const format = options.to === 'qasm2' ? 'OpenQASM 2' : 'IonQ JSON';
    requireBound(source, `be written as ${format}`, 'keep parameters with --to qasm3');
  }
  const result = aboutFile(source.file, undefined, () => converted(source, options, output));
  if (isFile(options.output)) {
    writeText(options.output, typeof result === 'string' ? result : jsonText(result));
    output.say(`written: ${options.output}`);
    if (options.json) output.document({ format: options.to, output: options.output });
  } else if (options.json) {
    output.document({ format: options.to, circuit: result });
  } else {
    output.result(typeof result === 'string' ? result : jsonText(result));
  }
  return exitCodes.done;
}

function converted(source: CircuitFile, { to, entangler = 'zz' }: Options, output: Output): string | object {
  if (to === 'qasm2' || to === 'qasm3') return qasmOf(source, source.circuits, to);
  if (source.job === undefined && !source.multiple && source.circuits[0].circuit.measurements.length > 0) {
    output.say('the measurements are left out: IonQ JSON of one circuit has no place for them, all qubits are read');
  }
  const onWarning = (warnings: readonly Issue[]) => output.warn(warnings, source.file);
  if (to === 'ionq') return ionqDocument(source, source.circuits, { onWarning });
  if (to === 'ionq-qis') return ionqDocument(source, source.circuits, { gateset: 'qis', onWarning });
  return ionqDocument(
    source,
    source.circuits.map((each) => lowered(each, entangler, output)),
    { onWarning },
  );
}

/** A circuit in native gates, one by one: what is native already stays untouched. */
function lowered({ name, circuit, stated }: InputCircuit, entangler: Entangler, output: Output): InputCircuit {
  if (circuit.gateset === 'native') return { name, circuit, stated };
  const transpilation = transpile(circuit, findTarget('ideal'), { entangler, level: 0 });
  const { circuit: native, frames } = transpilation;
  if (frames.some((frame) => frame !== 0)) {
    output.say(
      'a final Rz on each wire is left out, which no measurement can see; ionloom transpile --report lists them',
    );
  }
  return { name, circuit: native, stated: stated === undefined ? transpilation : followedBy(stated, transpilation) };
}
