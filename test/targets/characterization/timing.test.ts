import { describe, expect, it } from 'vitest';
import { DocumentReader } from '../../../src/targets/characterization/document-reader.js';
import { readTiming } from '../../../src/targets/characterization/timing.js';

function read(timing: unknown) {
  const reader = new DocumentReader();
  return { timing: readTiming(reader, { timing }), ignored: reader.ignored };
}

describe('readTiming', () => {
  it('reads seconds by the names of the service, whole or fractional', () => {
    expect(read({ '1q': 0.00013, '2q': 0.00097, readout: 0.00015, reset: 0.00005, t1: 100, t2: 1 })).toEqual({
      timing: { oneQubit: 0.00013, twoQubit: 0.00097, readout: 0.00015, reset: 0.00005, t1: 100, t2: 1 },
      ignored: [],
    });
  });

  it('believes the bounds themselves', () => {
    expect(read({ '1q': 1e-7, '2q': 0.1, t1: 1e6 }).timing).toEqual({ oneQubit: 1e-7, twoQubit: 0.1, t1: 1e6 });
  });

  it.each([
    [0, 'is 0, which stands for unknown'],
    [null, 'is null'],
    ['130', 'is not plausible'],
    [-1, 'is not plausible'],
    [Number.NaN, 'is not plausible'],
  ])('takes %j for no time', (value, reason) => {
    const { timing, ignored } = read({ '1q': value, t1: 5 });
    expect(timing).toEqual({ t1: 5 });
    expect(ignored).toMatchObject([{ path: ['timing', '1q'], message: expect.stringContaining(reason) }]);
  });

  it.each([
    ['1q', 135, 'microseconds? 135 us are 0.000135 s'],
    ['1q', 0.135, 'milliseconds? 0.135 ms are 0.000135 s'],
    ['2q', 0.97, 'milliseconds? 0.97 ms are 0.00097 s'],
    ['2q', 970_000, 'nanoseconds? 970000 ns are 0.00097 s'],
    ['readout', 150, 'microseconds? 150 us are 0.00015 s'],
    ['readout', 0.15, 'milliseconds? 0.15 ms are 0.00015 s'],
    ['reset', 20, 'microseconds? 20 us are 0.00002 s'],
    ['t1', 1e8, 'milliseconds? 100000000 ms are 100000 s'],
    ['t2', 1e6, 'milliseconds? 1000000 ms are 1000 s'],
    ['1q', 1e-10, undefined],
    ['2q', 1e-9, undefined],
    ['t2', 1e-6, undefined],
    ['t1', 1e30, undefined],
  ])('does not believe a time %s of %d seconds, and says which unit it may be in', (name, value, hint) => {
    const { timing, ignored } = read({ [name]: value });
    expect(timing).toEqual({});
    expect(ignored).toMatchObject([{ code: 'IgnoredValue', severity: 'warning', path: ['timing', name] }]);
    expect(ignored[0]!.hint).toBe(hint);
  });

  it('believes t2 up to twice t1, the most that physics allows, and neither beyond', () => {
    expect(read({ t1: 1, t2: 2 })).toEqual({ timing: { t1: 1, t2: 2 }, ignored: [] });
    const { timing, ignored } = read({ '1q': 0.001, t1: 0.1, t2: 1 });
    expect(timing).toEqual({ oneQubit: 0.001 });
    expect(ignored).toMatchObject([{ path: ['timing', 't2'], received: 't1 0.1, t2 1' }]);
  });

  it('notes fields that it does not know, and reads nothing of what is no object', () => {
    expect(read({ '3q': 1 }).ignored).toMatchObject([{ path: ['timing', '3q'] }]);
    expect(read([0.1])).toMatchObject({ timing: {}, ignored: [{ path: ['timing'] }] });
    expect(read(undefined)).toEqual({ timing: {}, ignored: [] });
  });
});
