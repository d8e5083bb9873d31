import { describe, expect, test } from 'vitest';
import { checkJsonValue } from '../../../../src/formats/ionq/index.js';

const found = (value: unknown) =>
  checkJsonValue(value).map(({ code, path = [] }) => `${code} ${path.join('.')}`.trim());

describe('checkJsonValue', () => {
  test('plain data passes, with or without prototypes, and absent members do not count', () => {
    expect(found({ a: [1, 'x', null, { b: true, c: undefined }] })).toEqual([]);
    expect(found(Object.assign(Object.create(null), { a: 1 }))).toEqual([]);
  });

  test.each([
    [undefined, ['InvalidInput']],
    [{ a: Number.NaN, b: [Number.POSITIVE_INFINITY] }, ['InvalidInput a', 'InvalidInput b.0']],
    [{ a: () => 1, b: 1n, c: Symbol('s') }, ['InvalidInput a', 'InvalidInput b', 'InvalidInput c']],
    [{ a: new Date(0), b: new Map() }, ['InvalidInput a', 'InvalidInput b']],
    [
      JSON.parse('{"a": {"__proto__": {"x": 1}}, "constructor": 1}'),
      ['ForbiddenName a.__proto__', 'ForbiddenName constructor'],
    ],
    [[1, undefined, 2], ['InvalidInput 1']],
  ])('%o does not', (value, codes) => {
    expect(found(value)).toEqual(codes);
  });

  test('a value that contains itself is too deep', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    expect(checkJsonValue(circle).map(({ code }) => code)).toEqual(['NestingTooDeep']);
  });

  test('a small value that would be sent as gigabytes is too large', () => {
    let value: unknown = 'a'.repeat(1000);
    for (let level = 0; level < 40; level++) value = [value, value];
    expect(found(value)).toEqual(['PayloadTooLarge']);
  });

  test('a getter or a proxy that throws is no crash', () => {
    const getter = Object.defineProperty({}, 'x', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });
    const proxy = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('no');
        },
      },
    );
    expect(found(getter)).toEqual(['InvalidInput']);
    expect(found(proxy)).toEqual(['InvalidInput']);
  });
});
