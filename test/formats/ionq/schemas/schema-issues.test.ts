import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { choiceIssue, REPORTED_ELSEWHERE, schemaIssues } from '../../../../src/formats/ionq/schemas/schema-issues.js';

const said = (schema: z.ZodMiniType, value: unknown, base: readonly (string | number)[] = []) =>
  [...schemaIssues(schema, value, base)].map(({ code, path, message }) => `${code} ${path?.join('.')}: ${message}`);

const shape = z.strictObject({
  name: z.string(),
  count: z.optional(z.int().check(z.minimum(1))),
  list: z.optional(z.array(z.number())),
});

describe('schemaIssues', () => {
  it('says nothing of what fits', () => {
    expect(said(shape, { name: 'a', count: 1, list: [] })).toEqual([]);
  });

  it('names the place within the whole payload', () => {
    expect(said(shape, { name: 5, list: [1, 'x'] }, ['input', 3])).toEqual([
      'InvalidInput input.3.name: expected a text, found 5',
      'InvalidInput input.3.list.1: expected a number, found "x"',
    ]);
  });

  it('tells what is missing from what is wrong, out of range or unknown', () => {
    expect(said(shape, {})).toEqual(['MissingField name: the field "name" is missing']);
    expect(said(shape, { name: 'a', count: 0 })).toEqual(['ValueOutOfRange count: expected at least 1, found 0']);
    const [unknown] = schemaIssues(shape, { name: 'a', cuont: 1 });
    expect(unknown).toMatchObject({ code: 'UnknownField', path: ['cuont'], expected: 'name | count | list' });
  });

  it('has a word of its own for too many shots', () => {
    const shots = z.object({ shots: z.int().check(z.maximum(10)) });
    expect(said(shots, { shots: 11 })).toEqual(['TooManyShots shots: a job runs at most 10 shots']);
  });

  it('speaks of the branch of a union that a value strays from least', () => {
    const union = z.union([z.strictObject({ a: z.number(), b: z.number() }), z.strictObject({ c: z.number() })]);
    expect(said(union, { a: 1 })).toEqual(['MissingField b: the field "b" is missing']);
    expect(said(union, { c: 'x' })).toEqual(['InvalidInput c: expected a number, found "x"']);
    const deep = z.union([
      z.strictObject({ a: z.number() }),
      z.strictObject({ in: z.strictObject({ b: z.number() }) }),
    ]);
    expect(said(deep, { in: { b: 'x', c: 1 } })).toHaveLength(2);
  });

  it('is silent about what another check says better', () => {
    const refined = z.number().check(z.refine(() => false, { params: REPORTED_ELSEWHERE, error: 'twice' }));
    expect(said(refined, 1)).toEqual([]);
    expect(said(z.number().check(z.refine(() => false, { error: 'once' })), 1)).toEqual(['InvalidInput : once']);
  });
});

describe('choiceIssue', () => {
  it('names the nearest choice, else gives the hint', () => {
    expect(choiceIssue(['type'], 'ionq.circiut.v1', ['ionq.circuit.v1'], 'else')).toMatchObject({
      code: 'UnknownName',
      hint: 'did you mean "ionq.circuit.v1"?',
    });
    expect(choiceIssue(['type'], undefined, ['a', 'b'], 'else')).toMatchObject({
      code: 'MissingField',
      expected: 'a | b',
      hint: 'else',
    });
  });
});
