import { describe, expect, test } from 'vitest';
import { validate } from '../../../src/validate/index.js';
import { found, job } from '../payloads.js';

describe('the backend', () => {
  test('a retired machine and a mismatch are warned of', () => {
    expect(found(job({ backend: 'qpu.harmony' }))).toEqual(['(RetiredBackend backend)']);
    expect(found(job(), 'qpu.forte-1')).toEqual(['(BackendMismatch backend)']);
    expect(found(job(), 'simulator:aria-1')).toEqual([]);
    expect(found(job(), 'ideal')).toEqual([]);
  });

  test("an unknown target name is the caller's mistake", () => {
    expect(() => validate(job(), 'qpu.fort-1')).toThrow(/qpu\.forte-1/);
  });
});
