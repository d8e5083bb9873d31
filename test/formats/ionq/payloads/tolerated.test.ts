import { describe, expect, it } from 'vitest';
import { replaced, tolerate } from '../../../../src/formats/ionq/payloads/tolerated.js';

describe('tolerate', () => {
  it('sets right what clients are known to send, with a warning each, and leaves the payload itself alone', () => {
    const sent = { lang: 'json', shots: '100', noise: { seed: null }, input: { format: 'ionq.circuit.v0' } };
    const before = structuredClone(sent);
    const { payload, warnings } = tolerate(sent, ['input']);
    expect(payload).toEqual({ shots: 100, noise: {}, input: {} });
    expect(warnings.map(({ path, severity }) => [path?.join('.'), severity])).toEqual([
      ['lang', 'warning'],
      ['shots', 'warning'],
      ['noise.seed', 'warning'],
      ['input.format', 'warning'],
    ]);
    expect(sent).toEqual(before);
  });

  it.each([{ lang: 'qasm' }, { shots: '1e3' }, { shots: '0' }, { shots: ' 5' }, { noise: { seed: '1' } }])(
    'passes on what is another mistake: %j',
    (payload) => {
      expect(tolerate(payload, ['input'])).toEqual({ payload, warnings: [] });
    },
  );

  it('looks for the fields of circuits where these stand', () => {
    expect(tolerate({ format: 'ionq.circuit.v0' }, []).payload).toEqual({});
    expect(tolerate({ format: 'ionq.circuit.v0' }, ['input']).warnings).toEqual([]);
  });
});

describe('replaced', () => {
  it('copies the way to a value and shares the rest', () => {
    const value = { a: { b: 1, c: {} }, d: {} };
    const copy = replaced(value, ['a', 'b'], 2) as typeof value;
    expect(copy).toEqual({ a: { b: 2, c: {} }, d: {} });
    expect(copy.d).toBe(value.d);
    expect(copy.a.c).toBe(value.a.c);
    expect(replaced(value, ['a', 'b'], undefined)).toEqual({ a: { c: {} }, d: {} });
  });
});
