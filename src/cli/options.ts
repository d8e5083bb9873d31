import { type Command, InvalidArgumentError, Option } from 'commander';
import { IonloomError } from '../errors/index.js';
import { usageFailure } from './failure.js';
import type { OutputOptions } from './output.js';

/** Reads a whole number between two bounds. */
export function wholeNumber(least: number, most: number = Number.MAX_SAFE_INTEGER): (text: string) => number {
  const range = most === Number.MAX_SAFE_INTEGER ? `from ${least}` : `from ${least} to ${most}`;
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It takes a whole number ${range}.`);
  };
}

/** The bytes of what the `--memory` options count in. */
export const GIBIBYTE = 2 ** 30;

/** Reads a positive number. */
export function positiveNumber(text: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (value > 0 && Number.isFinite(value)) return value;
  throw new InvalidArgumentError('It takes a number above 0.');
}

/** Reads a name through a look-up that throws for unknown ones, as a mistake of the command line. */
export function named<Value>(lookUp: (name: string) => Value): (text: string) => Value {
  return (text) => {
    try {
      return lookUp(text);
    } catch (error) {
      if (!(error instanceof IonloomError)) throw error;
      const { hint } = error.issues[0]!;
      throw new InvalidArgumentError(hint === undefined ? '' : `${hint[0]!.toUpperCase()}${hint.slice(1)}`);
    }
  };
}

/** Reads numbers with commas between them. */
export function numberList(text: string): readonly number[] {
  const values = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if (values.every(Number.isFinite)) return values;
  throw new InvalidArgumentError('It takes numbers with commas between them, such as 1,0,2.');
}

/** An option with a closed list of values. */
export function choice(flags: string, description: string, values: readonly string[]): Option {
  return new Option(flags, description).choices(values);
}

/** A value for a free parameter, as `--set theta=pi/4` gives it; may be repeated. */
export type Settings = Readonly<Record<string, string>>;

/** Adds what can be said about the circuits that are read: values for free parameters, and which of several. */
export function addInputOptions(command: Command): Command {
  return command
    .option('--set <NAME=VALUE>', 'give a free parameter its value; may be repeated', readSetting)
    .option('--circuit <NAME>', 'take only this circuit of a job of several, by its name or its number from 0');
}

/** Reads `theta=pi/4`; may be repeated, with another name each time. */
export function readSetting(text: string, before: Settings = {}): Settings {
  const [, name, value] = /^\s*([\p{L}_][\p{L}\p{N}_]*)\s*=\s*(.+)$/u.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    throw new InvalidArgumentError('It takes a name and a value, such as theta=pi/4.');
  }
  if (Object.hasOwn(before, name)) throw new InvalidArgumentError(`The parameter ${name} has a value already.`);
  return { ...before, [name]: value };
}

/** Adds the options that every command has. */
export function addOutputOptions(command: Command): Command {
  return command
    .option('--json', 'write one JSON document to stdout, also for errors, and nothing to stderr')
    .option('-q, --quiet', 'say nothing but errors on stderr');
}

/** Refuses what says how bars are drawn where none are. */
export function requireBars({
  json,
  ascii,
  width,
}: OutputOptions & { readonly ascii?: boolean; readonly width?: number }): void {
  if (!json || (!ascii && width === undefined)) return;
  throw usageFailure('--json draws no bars', 'leave out --ascii and --width');
}
