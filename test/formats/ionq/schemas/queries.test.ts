import { describe, expect, it } from 'vitest';
import { schemaIssues, schemas } from '../../../../src/formats/ionq/index.js';

type Query = 'characterizationsQuery' | 'jobsQuery' | 'resultsQuery' | 'sessionsQuery' | 'usageQuery';

const said = (query: Query, value: unknown) =>
  [...schemaIssues(schemas[query], value, [], 'the query')].map(
    ({ code, path, message, hint }) =>
      `${code} ${path?.join('.')}: ${message}${hint === undefined ? '' : ` (${hint})`}`,
  );

describe('queries', () => {
  it('pass as they are documented', () => {
    expect(
      said('jobsQuery', { ids: ['a'], status: 'completed', target: 'simulator,qpu.forte-1', limit: 1000 }),
    ).toEqual([]);
    expect(said('characterizationsQuery', { start: '2025-12-31', end: '2026-02-28T12:00:00Z', page: 2 })).toEqual([]);
    const usage = { start_date: '2024-02-29', end_date: '2026-01-01', group_by: 'user', modality: 'weekly' };
    expect(said('usageQuery', usage)).toEqual([]);
    expect(said('resultsQuery', { sharpen: true, aggregation: 'dnl' })).toEqual([]);
    expect(said('sessionsQuery', {})).toEqual([]);
  });

  it('name the state that a job cannot have', () => {
    const [found] = schemaIssues(schemas.jobsQuery, { status: 'queued' });
    expect(found).toMatchObject({
      code: 'UnknownName',
      message: '"status" cannot be "queued"',
      expected: 'submitted | ready | started | canceled | failed | completed',
    });
    expect(said('jobsQuery', { status: 'cancelled' })).toEqual([
      'UnknownName status: "status" cannot be "cancelled" (did you mean "canceled"?)',
    ]);
  });

  it('say which field was meant, and never speak of the fields of a job', () => {
    expect(said('jobsQuery', { sessionId: 'a', lmit: 1, seed: 1, ids: [] })).toEqual([
      'InvalidInput ids: expected at least 1 entry, found 0',
      'UnknownField sessionId: there is no field "sessionId" in the query (the field is "session_id")',
      'UnknownField lmit: there is no field "lmit" in the query (did you mean "limit"?)',
      'UnknownField seed: there is no field "seed" in the query (the fields here are ids, parent_job_id, status, target, session_id, submitter_id, limit, next)',
    ]);
  });

  it('hold numbers and dates to their ranges', () => {
    expect(said('jobsQuery', { limit: '25' })).toEqual(['InvalidInput limit: expected a number, found "25"']);
    expect(said('characterizationsQuery', { limit: 11, page: 0, start: 'yesterday', end: '2026-02-30' })).toEqual([
      'InvalidInput start: a point in time begins with a day of the calendar, written as in 2026-05-31 or 2026-05-31T12:00:00Z',
      'InvalidInput end: a point in time begins with a day of the calendar, written as in 2026-05-31 or 2026-05-31T12:00:00Z',
      'ValueOutOfRange limit: expected at most 10, found 11',
      'ValueOutOfRange page: expected at least 1, found 0',
    ]);
    expect(said('usageQuery', { start_date: '2025-02-29', end_date: '01.03.2025', group_by: 'team' })).toEqual([
      'InvalidInput start_date: a date is a day of the calendar, written as in 2026-05-31',
      'InvalidInput end_date: a date is a day of the calendar, written as in 2026-05-31',
      'UnknownName group_by: "group_by" cannot be "team"',
      'MissingField modality: the field "modality" is missing',
    ]);
  });
});
