import { Command, CommanderError } from 'commander';
import { IonloomError, nearestName } from '../errors/index.js';
import { type CommandModule, commands } from './command-list.js';
import { exitCodes, Failure, usageFailure } from './failure.js';
import { rootDescription, rootHelp } from './help.js';
import { Output, unexpectedIssue } from './output.js';
import { showsColour, type Terminal } from './terminal.js';

/** Help is folded to this width where the terminal does not say its own. */
const DEFAULT_COLUMNS = 100;

/**
 * Runs one command line and returns its exit code; never throws.
 *
 * @param words what stands after the program's name
 */
export async function run(words: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await runCommand(words, terminal);
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.done;
    const failure = failureOf(error, words);
    // What is wrong with a command line is known before its options are, so --json is looked for by eye.
    new Output(terminal, { json: words.includes('--json') }).fail(failure.issues, failure);
    return failure.exitCode;
  }
}

async function runCommand(words: readonly string[], terminal: Terminal): Promise<number> {
  if (words.length === 0) throw usageFailure('no command is given', 'ionloom --help lists the commands');
  let exitCode: number = exitCodes.done;
  const program = rootCommand(terminal);
  const asked = askedCommand(words);
  // Commander would answer with the general help, as if nothing were wrong.
  if (asked !== undefined && !names.includes(asked) && asksForHelp(words)) throw unknownCommand(asked);
  for (const [name, { summary, load }] of commands) {
    const command = program.command(name).summary(summary).helpOption('-h, --help', 'show this help');
    if (name !== asked) continue;
    const loaded: CommandModule = await load();
    loaded.define(command.description(`${summary[0]!.toUpperCase()}${summary.slice(1)}.`));
    command.action(async () => {
      exitCode = await loaded.run(command.processedArgs as never, command.opts() as never, terminal);
    });
  }
  await program.parseAsync(words, { from: 'user' });
  return exitCode;
}

/** The command that a command line runs or asks help for, if there is one: only that one's code is loaded. */
function askedCommand(words: readonly string[]): string | undefined {
  const named = words.filter((word) => !word.startsWith('-'));
  return named[0] === 'help' ? named[1] : named[0];
}

/** Whether a command line asks for help, in either way. */
function asksForHelp(words: readonly string[]): boolean {
  return words[0] === 'help' || words.some((word) => word === '--help' || word === '-h');
}

/** The program with everything but its commands. */
function rootCommand(terminal: Terminal): Command {
  const { stdout } = terminal;
  return new Command('ionloom')
    .description(rootDescription)
    .usage('COMMAND [options]')
    .version(terminal.version(), '-V, --version', 'say the version')
    .helpOption('-h, --help', 'show this help; after a command, the help of that command')
    .helpCommand('help [COMMAND]', 'show the help of a command')
    .addHelpText('after', rootHelp)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      // Errors are written in one place, `run`, in the form that was asked for.
      outputError: () => {},
      getOutHelpWidth: () => stdout.columns ?? DEFAULT_COLUMNS,
      getOutHasColors: () => showsColour(stdout, terminal),
    });
}

/** Every error as a failure: the command line's own, those of the library, and those that nobody foresaw. */
function failureOf(error: unknown, words: readonly string[]): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof IonloomError) return new Failure(error.issues, { cause: error });
  if (error instanceof CommanderError) return wrongCommandLine(error, words);
  return new Failure([unexpectedIssue(error)], { cause: error });
}

const names = commands.map(([name]) => name);

function unknownCommand(asked: string): Failure {
  const nearest = nearestName(asked, names);
  const hint = nearest === undefined ? `the commands are ${names.join(', ')}` : `did you mean ${nearest}?`;
  return usageFailure(`there is no command '${asked}'`, hint);
}

/** What commander found wrong, as a sentence with a hint. */
function wrongCommandLine(error: CommanderError, words: readonly string[]): Failure {
  const asked = askedCommand(words);
  if (error.code === 'commander.unknownCommand') return unknownCommand(asked ?? '');
  const [message = '', ...suggestions] = error.message.replace(/^error: /, '').split('\n');
  const suggested = suggestions.map((line) => line.replace(/^\((.*)\)$/, '$1')).filter((line) => line !== '');
  const help = asked !== undefined && names.includes(asked) ? `ionloom ${asked} --help` : 'ionloom --help';
  return usageFailure(message, [...suggested, `${help} shows what is possible`].join(' '));
}
