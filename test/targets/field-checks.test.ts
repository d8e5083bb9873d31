import { describe, expect, it } from 'vitest';
import { IonloomError, type Issue } from '../../src/errors/index.js';
import { FieldChecks, written } from '../../src/targets/field-checks.js';

/** What is found wrong, each as its path and its message. */
function found(check: (checks: FieldChecks) => void): readonly Issue[] {
  const checks = new FieldChecks('InvalidTarget');
  check(checks);
  try {
    checks.throwIfAny();
  } catch (error) {
    if (error instanceof IonloomError) return error.issues;
    throw error;
  }
  return [];
}

describe('FieldChecks', () => {
  it('reports all that is wrong at once, under its code', () => {
    const issues = found((checks) => {
      checks.text(['name'], ' ');
      checks.oneOf(['kind'], 'qqpu', ['qpu', 'simulator']);
      checks.number(['qubits'], -1, { least: 1, integer: true });
    });
    expect(issues).toMatchObject([
      { code: 'InvalidTarget', path: ['name'], received: '" "' },
      { code: 'InvalidTarget', path: ['kind'], expected: 'qpu, simulator' },
      { code: 'InvalidTarget', path: ['qubits'], message: 'qubits must be a whole number, at least 1' },
    ]);
    expect(found((checks) => checks.text(['name'], 'lab'))).toEqual([]);
  });

  it.each([
    [0, true],
    [1, true],
    [null, true],
    [-1e-9, false],
    [1.5, false],
    [Number.NaN, false],
    [Number.POSITIVE_INFINITY, false],
    ['0.5', false],
    [undefined, false],
  ])('takes %s for a number from 0 to 1 or null: %s', (value, fits) => {
    expect(found((checks) => checks.number(['rate'], value, { least: 0, most: 1 })).length === 0).toBe(fits);
  });

  it('takes whole numbers only as long as they are exact, and null only where nothing is required', () => {
    const whole = (value: unknown, required = false) =>
      found((checks) => checks.number(['n'], value, { least: 0, integer: true, required })).length === 0;
    expect([whole(2 ** 53 - 1), whole(2 ** 53), whole(0.5), whole(null), whole(null, true)]).toEqual([
      true,
      false,
      false,
      true,
      false,
    ]);
  });

  it('takes a missing number of a group for null, and a field that a closed group has not for a mistake', () => {
    const check = (closed: boolean) =>
      found((checks) => checks.group('timing', { oneQubt: 1 }, ['oneQubit', 'twoQubit'], { least: 0, closed }));
    expect(check(false)).toEqual([]);
    expect(check(true)).toMatchObject([{ path: ['timing', 'oneQubt'], hint: 'did you mean oneQubit?' }]);
  });

  it('stands an empty object in for what is none', () => {
    const group = { a: 1 };
    expect(new FieldChecks('InvalidTarget').object('limits', group)).toBe(group);
    expect(found((checks) => expect(checks.object('limits', [] as object)).toEqual({}))).toMatchObject([
      { path: ['limits'], received: 'a list' },
    ]);
  });
});

describe('written', () => {
  it('says any value in a few words', () => {
    expect([[1], { a: 1 }, null, undefined, 5, 'a"b', 'x'.repeat(200)].map(written)).toEqual([
      'a list',
      'an object',
      'null',
      'undefined',
      '5',
      '"a\\"b"',
      `"${'x'.repeat(80)}"`,
    ]);
  });
});
