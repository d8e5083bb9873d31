import { describe, expect, it } from 'vitest';
import { folded, issueLines, Output, type OutputOptions, unexpectedIssue } from '../../src/cli/output.js';
import type { Terminal } from '../../src/cli/terminal.js';
import { type Issue, issue } from '../../src/errors/index.js';

const warning = (message: string): Issue => ({ ...issue('UnusedWire' as never, message), severity: 'warning' });
const error = (message: string, hint?: string): Issue => issue('InvalidInput', message, hint ? { hint } : {});

function written(options: OutputOptions, action: (output: Output) => void) {
  const [out, err]: [string[], string[]] = [[], []];
  const stream = (to: string[]) => ({ write: (text: string) => to.push(text) });
  action(new Output({ stdout: stream(out), stderr: stream(err), environment: {} } as unknown as Terminal, options));
  return { out: out.join(''), err: err.join('') };
}

describe('issueLines', () => {
  it('has errors first and names the file', () => {
    const lines = issueLines([warning('late'), error('bad')], 'file.json');
    expect(lines[0]).toMatch(/^error: file\.json: .*bad/);
    expect(lines[1]).toMatch(/^file\.json: .*late/);
  });

  it('gives a hint once that several in a row share', () => {
    const text = issueLines([error('one', 'do this'), error('two', 'do this'), error('three', 'do that')]).join('\n');
    expect(text.match(/do this/g)).toHaveLength(1);
    expect(text.indexOf('do this')).toBeGreaterThan(text.indexOf('two'));
    expect(text).toContain('do that');
  });

  it('stops where nobody reads on, and says how many are left', () => {
    const lines = issueLines(Array.from({ length: 25 }, (_, k) => error(`number ${k}`)));
    expect(lines).toHaveLength(21);
    expect(lines.at(-1)).toBe('and 5 more; --json lists them all');
  });
});

describe('Output', () => {
  it('says to people only what was asked for', () => {
    const all = (output: Output) => {
      output.say('said');
      output.insist('insisted');
      output.warn([warning('warned')]);
      output.result('result');
    };
    expect(written({}, all).err).toMatch(/said\ninsisted\n.*warned/);
    expect(written({ quiet: true }, all)).toEqual({ out: 'result\n', err: 'insisted\n' });
    expect(written({ json: true }, all)).toEqual({ out: 'result\n', err: '' });
  });

  it('fails in one document under --json, named after the first error', () => {
    const { out, err } = written({ json: true }, (output) =>
      output.fail([warning('first'), error('second')], { file: 'f', details: { status: 400 } }),
    );
    expect(err).toBe('');
    expect(JSON.parse(out).error).toMatchObject({ code: 'InvalidInput', message: 'second', file: 'f', status: 400 });
    expect(JSON.parse(out).error.issues).toHaveLength(2);
  });
});

describe('folded', () => {
  it('breaks between words, after an indent', () => {
    expect(folded('one two three', '  ', 7)).toBe('  one\n  two\n  three');
    expect(folded('one two three', '  ', 9)).toBe('  one two\n  three');
  });
});

describe('unexpectedIssue', () => {
  it('is one line, without a stack', () => {
    expect(unexpectedIssue(new TypeError('broken\nat somewhere'))).toMatchObject({
      code: 'UnexpectedFailure',
      message: 'something went wrong that should not: TypeError: broken',
    });
    expect(unexpectedIssue('text').message).toContain('text');
  });
});
