import { describe, expect, it } from 'vitest';
import { operations } from '../../../src/cloud/transport/index.js';
import type { Operation } from '../../../src/cloud/transport/operation.js';

const all: readonly (readonly [string, Operation])[] = Object.entries(operations) as never;

describe('the operations', () => {
  it('are 28, each with a method and a path of its own', () => {
    const requests = all.map(([, { method, path }]) => `${method} ${path}`);
    expect(new Set(requests).size).toBe(requests.length);
    expect(requests).toHaveLength(28);
    for (const [, { path }] of all) expect(path).toMatch(/^(\/([a-z]+|\{[a-z]+\}))+$/);
  });

  it('that make something must not be made twice, and those that are repeated change nothing twice', () => {
    const by = (kind: string) => all.filter(([, { repeating }]) => repeating === kind).map(([name]) => name);
    expect(by('once')).toEqual(['createJob', 'createSession', 'endSession']);
    expect(by('repeatable')).toEqual(['deleteJobs', 'deleteJob', 'cancelJob', 'cancelJobs']);
    for (const [, { method, repeating }] of all) expect(repeating === 'read').toBe(method === 'GET');
  });

  it('need a key, but for looks at backends', () => {
    expect(all.filter(([, { needsKey }]) => !needsKey).map(([name]) => name)).toEqual([
      'listBackends',
      'getBackend',
      'listCharacterizations',
    ]);
  });

  it('bring results of any length, and of everything else less', () => {
    const long = all.filter(([, { mostBytes = 0 }]) => mostBytes > 20_000_000).map(([, { path }]) => path);
    expect(long).toHaveLength(8);
    for (const path of long) expect(path).toMatch(/results|artifacts|circuits/);
  });

  it('take bodies only where the method has one', () => {
    const withBody = all.filter(([, { body }]) => body !== undefined);
    expect(withBody.map(([name]) => name)).toEqual(['createJob', 'deleteJobs', 'cancelJobs', 'createSession']);
  });
});
