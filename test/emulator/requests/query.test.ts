import { describe, expect, it } from 'vitest';
import { queryOf, readQuery } from '../../../src/emulator/requests/query.js';
import { ServiceError } from '../../../src/emulator/requests/service-error.js';
import { schemas } from '../../../src/formats/ionq/index.js';

/** A query of jobs as it is read, with what was tolerated. */
function read(query: string, isStrict = false, schema: Parameters<typeof readQuery>[1] = schemas.jobsQuery) {
  const tolerated: string[] = [];
  return {
    query: readQuery(queryOf(`http://x/?${query}`), schema, isStrict, (oddity) => tolerated.push(oddity)),
    tolerated,
  };
}

/** The names that a query is refused for. */
function refusal(query: string, isStrict = false, schema: Parameters<typeof readQuery>[1] = schemas.jobsQuery) {
  try {
    read(query, isStrict, schema);
  } catch (error) {
    if (error instanceof ServiceError) return error.validation;
    throw error;
  }
  return undefined;
}

describe('a query', () => {
  it('has numbers, truths and lists', () => {
    expect(read('limit=5&ids=a&ids=b&status=ready&target=simulator')).toEqual({
      query: { limit: 5, ids: ['a', 'b'], status: 'ready', target: 'simulator' },
      tolerated: [],
    });
    expect(read('ids=a,b').query).toEqual({ ids: ['a', 'b'] });
    expect(read('active=true', true, schemas.sessionsQuery).query).toEqual({ active: true });
    expect(read('backend=qpu.forte-1&1q_gates=3', true, schemas.jobEstimateQuery).query).toEqual({
      backend: 'qpu.forte-1',
      '1q_gates': 3,
    });
  });

  it('is taken without what is unknown, and with the truths of Python, unless one is strict', () => {
    expect(read('foo=1&limit=2')).toEqual({ query: { limit: 2 }, tolerated: ['the query has foo'] });
    expect(refusal('foo=1', true)).toEqual({ keys: ['foo'], source: 'query' });
    expect(read('sharpen=True', false, schemas.resultsQuery)).toEqual({
      query: { sharpen: true },
      tolerated: ['the query has sharpen=True'],
    });
    expect(refusal('sharpen=True', true, schemas.resultsQuery)?.keys).toEqual(['sharpen']);
  });

  it.each(['limit=0', 'limit=-1', 'limit=x', 'limit=1.5', 'limit=1&limit=2', 'status=queued', 'limit=99999999999'])(
    'is refused: %s',
    (query) => {
      expect(refusal(query)?.keys).toEqual([query.split('=', 1)[0]]);
    },
  );

  it.each(['hasOwnProperty', 'toString', 'constructor', 'valueOf', '__defineGetter__'])(
    'takes %s for a name like any other that it does not know',
    (name) => {
      expect(read(`${name}=1`)).toEqual({ query: {}, tolerated: [`the query has ${name}`] });
      expect(refusal(`${name}=1`, true)?.keys).toEqual([name]);
    },
  );
});
