import { describe, expect, it } from 'vitest';
import {
  formatIssue,
  IonloomError,
  inWords,
  type OptionNames,
  requireList,
  requireOptions,
} from '../../src/errors/index.js';

interface Options {
  readonly shots?: number;
  readonly seed?: number;
}
const names: OptionNames<Options> = { shots: true, seed: true };

function said(call: () => void): string {
  try {
    call();
  } catch (error) {
    if (error instanceof IonloomError) return error.issues.map(formatIssue).join('\n');
    throw error;
  }
  return 'nothing';
}

describe('options', () => {
  it('are taken where each is one, also without a value', () => {
    expect(said(() => requireOptions({}, names, 'run'))).toBe('nothing');
    expect(said(() => requireOptions({ shots: 1, seed: undefined }, names, 'run'))).toBe('nothing');
  });

  it('are refused by name, all of them, with the nearest or with all there are', () => {
    expect(said(() => requireOptions({ shot: 1, colour: 2 }, names, 'run'))).toBe(
      "shot: run has no option 'shot'\n  hint: did you mean shots?\n" +
        "colour: run has no option 'colour'\n  hint: it takes shots, seed",
    );
  });

  it('are refused where a prototype has the name', () => {
    expect(said(() => requireOptions({ toString: 1 }, names, 'run'))).toContain("run has no option 'toString'");
  });

  it.each([null, undefined, 7, 'text', [1]])('are no %j', (value) => {
    expect(said(() => requireOptions(value, names, 'run'))).toContain('the options of run are');
  });
});

it('says what a value is that should be something else', () => {
  const found = [undefined, null, 3, 'a', 'b'.repeat(100), [1], {}, () => 0, 2n].map(inWords);
  expect(found.slice(0, 5)).toEqual(['undefined', 'null', '3', '"a"', 'a text']);
  expect(found.slice(5)).toEqual(['a list', 'an object of another kind', 'a function', '2']);
  expect(said(() => requireList({}, 'what is read'))).toBe('what is read is a list, not an object');
});
