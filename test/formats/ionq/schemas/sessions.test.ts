import { describe, expect, it } from 'vitest';
import { schemaIssues, schemas } from '../../../../src/formats/ionq/index.js';

const said = (value: unknown) =>
  [...schemaIssues(schemas.createSessionRequest, value, [], 'the request')].map(
    ({ code, path, message, hint }) =>
      `${code} ${path?.join('.')}: ${message}${hint === undefined ? '' : ` (${hint})`}`,
  );

describe('the request for a session', () => {
  it('takes a backend and limits above zero', () => {
    const settings = { job_count_limit: 10, duration_limit_min: 60, cost_limit: { unit: 'usd', value: 0.5 } };
    expect(said({ backend: 'qpu.forte-1' })).toEqual([]);
    expect(said({ backend: 'qpu.forte-1', settings })).toEqual([]);
  });

  it('is refused in sentences that say what to do', () => {
    expect(said(undefined)).toEqual(['MissingField : a value is missing']);
    expect(said({})).toEqual(['MissingField backend: the field "backend" is missing']);
    expect(said({ backend: '' })).toEqual(['InvalidInput backend: expected at least 1 character, found ""']);
    expect(said({ backend: 'a', target: 'b', limit: 1 })).toEqual([
      'UnknownField target: there is no field "target" in the request (v0.3 named the backend "target"; in v0.4 it is "backend")',
      'UnknownField limit: there is no field "limit" in the request (the fields here are backend, settings)',
    ]);
    const limits = { jobCountLimit: 1, job_count_limit: 0, duration_limit_min: 1.5, cost_limit: { unit: 1, value: 0 } };
    expect(said({ backend: 'a', settings: limits })).toEqual([
      'ValueOutOfRange settings.job_count_limit: expected at least 1, found 0',
      'InvalidInput settings.duration_limit_min: expected a whole number, found 1.5',
      'InvalidInput settings.cost_limit.unit: expected a text, found 1',
      'ValueOutOfRange settings.cost_limit.value: expected more than 0, found 0',
      'UnknownField settings.jobCountLimit: there is no field "jobCountLimit" in "settings" (the field is "job_count_limit")',
    ]);
  });
});

describe('a session', () => {
  const open = {
    id: 's',
    created_at: '2026-09-02T10:00:00Z',
    organization_id: 'o',
    backend: 'qpu.forte-1',
    project_id: null,
    creator_id: null,
    started_at: null,
    ended_at: null,
    ender_id: null,
    active: true,
    status: 'paused',
    usage_time: 3,
  };

  it('is read with states and fields that did not exist yet', () => {
    expect(schemas.session.parse(open)).toEqual(open);
    expect(schemas.sessionsResponse.safeParse({ organization_id: 'o', sessions: [open] }).success).toBe(true);
    expect(schemas.session.safeParse({ ...open, active: 'yes' }).success).toBe(false);
  });
});
