import { describe, expect, it } from 'vitest';
import { describeText, parseAnswer } from '../../../src/cloud/transport/parse-answer.js';

const nested = (depth: number, inner = '') => '['.repeat(depth) + inner + ']'.repeat(depth);

describe('an answer', () => {
  it('is the value of its JSON, whatever that is', () => {
    expect(parseAnswer('{"a":[1,null]}')).toEqual({ value: { a: [1, null] } });
    expect(parseAnswer('null')).toEqual({ value: null });
    expect(parseAnswer(' 0 ')).toEqual({ value: 0 });
  });

  it.each(['', ' ', '{', '{"a":1', '[1,]', 'NaN', '<html>', '"\n"', '{"a":1}{"b":2}', 'undefined', "{'a':1}"])(
    'is none where %j is none',
    (text) => {
      expect(parseAnswer(text)).toBeUndefined();
    },
  );

  it('nests no deeper than 64 levels', () => {
    expect(parseAnswer(nested(64))).toBeDefined();
    expect(parseAnswer(nested(65))).toBeUndefined();
    expect(parseAnswer(`[${nested(63)},${nested(63)}]`)).toBeDefined();
    expect(parseAnswer(`${'{"a":'.repeat(65)}1${'}'.repeat(65)}`)).toBeUndefined();
    expect(parseAnswer(nested(5_000_000))).toBeUndefined();
  });

  it('may hold as many brackets as it likes in its texts', () => {
    const text = `${'['.repeat(100)}"\\${'{'.repeat(100)}\\"`;
    expect(parseAnswer(JSON.stringify({ text, [text]: 1 }))).toEqual({ value: { text, [text]: 1 } });
    expect(parseAnswer(`["\\\\", ${nested(64)}]`)).toBeUndefined();
    expect(parseAnswer(`["${'[1'.repeat(3_000_000)}"]`)).toBeDefined();
  });

  it('reaches no prototype', () => {
    const value = parseAnswer('{"__proto__":{"polluted":true},"constructor":1}')!.value as object;
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor']);
    expect('polluted' in {}).toBe(false);
  });
});

it.each([
  ['', 'nothing'],
  [' \n', 'nothing'],
  ['<!DOCTYPE html><p>', 'an HTML page'],
  ['\n<HTML>', 'an HTML page'],
  ['{"a":', 'JSON that is cut off or broken'],
  ['[1', 'JSON that is cut off or broken'],
  ['Bad gateway', 'a text that is no JSON'],
])('calls %j %s', (text, words) => {
  expect(describeText(text)).toBe(words);
});
