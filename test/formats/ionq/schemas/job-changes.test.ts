import { describe, expect, it } from 'vitest';
import { schemaIssues, schemas } from '../../../../src/formats/ionq/index.js';

describe('a request about several jobs', () => {
  it('names at least one, each with an id', () => {
    const said = (value: unknown) =>
      [...schemaIssues(schemas.jobsBulkOperationRequest, value)].map(({ message }) => message);
    expect(said({ ids: ['a'] })).toEqual([]);
    expect(said({ ids: [] })).toEqual(['expected at least 1 entry, found 0']);
    expect(said({ ids: ['a', ''] })).toEqual(['expected at least 1 character, found ""']);
    expect(said({ ids: 'a' })).toEqual(['expected an array, found "a"']);
  });
});

describe('the answers to it', () => {
  it('are read with what they will say one day', () => {
    expect(schemas.jobsDeletedResponse.safeParse({ ids: ['a'], status: 'deleting', failed: [] }).success).toBe(true);
    expect(schemas.jobCanceledResponse.safeParse({ ids: ['a'], status: 'canceled' }).success).toBe(false);
  });
});
