import type { Command } from 'commander';

/** The first words of `ionloom --help`. */
export const rootDescription =
  "Transpile, verify, simulate and validate circuits for IonQ's trapped-ion quantum computers, and run them there.";

/** What stands below the commands in `ionloom --help`. */
export const rootHelp = `
FILE is IonQ JSON (a circuit or a whole job), OpenQASM 2 or OpenQASM 3, whichever it looks like;
- is standard input. Results go to stdout, words for people to stderr.

With --json, stdout carries one JSON document and stderr nothing. When a command fails, that is
  { "error": { "code", "message", "file", "issues": [
      { "code", "severity", "message", "path", "span", "expected", "received", "hint" }] } }
with what the service said in "status", "requestId", "retryAfter" and "failure" where it was asked.

Commands that ask the service take the API key from the environment variable IONQ_API_KEY.

Exit codes: 0 done; 1 the input or the result is bad; 2 the command line is wrong, or there is no key;
3 the service refused or failed, or could not be reached; 130 interrupted.

Examples:
  ionloom transpile circuit.qasm --target qpu.forte-1 --verify -o native.json
  ionloom simulate circuit.qasm --shots 1000
  cat job.json | ionloom validate - --target qpu.forte-1
  ionloom submit circuit.qasm --target qpu.forte-1 --shots 1000 --max-cost 50 --wait
`;

/** Adds the examples that end a command's help; `prose` says what the options alone do not. */
export function addExamples(command: Command, examples: readonly string[], prose?: string): Command {
  const lines = [...(prose === undefined ? [] : ['', prose]), '', 'Examples:', ...examples.map((line) => `  ${line}`)];
  return command.addHelpText('after', lines.join('\n'));
}
