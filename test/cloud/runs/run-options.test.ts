import { describe, expect, it } from 'vitest';
import {
  callOptions,
  jobOptions,
  requireRunOptions,
  requireSubmitOptions,
} from '../../../src/cloud/runs/run-options.js';

const call = { signal: new AbortController().signal, timeout: 1, maxRetries: 2, headers: { a: 'b' } };
const submit = { maxCostUsd: 3, validate: false, target: 'ideal', clientToken: 'token' } as const;
const job = { backend: 'simulator', name: 'n', shots: 5, metadata: { a: 'b' }, debiasing: true, dryRun: false };

describe('the options of a run', () => {
  it('are those of the call, of submitting and of the job', () => {
    const options = { ...call, ...submit, ...job, transpile: { level: 1 } } as const;
    expect(() => requireRunOptions(options, 'run')).not.toThrow();
    expect(callOptions(options)).toEqual(call);
    // How results are read is written when the job is whole.
    expect(jobOptions(options)).toEqual({ ...job, readOut: false });
  });

  it('of a job that is there are those of the call and of submitting', () => {
    expect(() => requireSubmitOptions({ ...call, ...submit })).not.toThrow();
    expect(() => requireSubmitOptions({ shots: 3 })).toThrow(/submit has no option 'shots'/);
  });

  it('are all named where they are unknown, with what is near', () => {
    expect(() => requireRunOptions({ shotts: 1, readOut: true }, 'sweep')).toThrow(
      /sweep has no option 'shotts'[\s\S]*did you mean shots\?[\s\S]*sweep has no option 'readOut'/,
    );
  });

  it.each([
    [{ timeout: -1 }, 'ValueOutOfRange'],
    [{ signal: 3 }, 'WrongArgument'],
    [{ headers: { 'a b': 'c' } }, 'ValueOutOfRange'],
    [{ maxCostUsd: '1' }, 'ValueOutOfRange'],
    [{ validate: 1 }, 'WrongArgument'],
    [{ clientToken: true }, 'WrongArgument'],
    [{ transpile: 'yes' }, 'WrongArgument'],
    [{ noise: null }, 'WrongArgument'],
  ])('are refused where they are of the wrong kind: %j', (options, code) => {
    expect(() => requireRunOptions({ backend: 'simulator', ...options }, 'run')).toThrow(
      expect.objectContaining({ code }),
    );
  });
});
