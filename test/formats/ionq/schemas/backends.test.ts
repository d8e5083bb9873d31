import { describe, expect, it } from 'vitest';
import { schemas } from '../../../../src/formats/ionq/index.js';

describe('the answers about backends', () => {
  it('are a list, which needs what chooses a backend', () => {
    const simulator = { backend: 'simulator', status: 'new', qubits: 29, average_queue_time: 0, last_updated: 'now' };
    expect(schemas.backendsResponse.parse([simulator])).toEqual([simulator]);
    expect(schemas.backendsResponse.safeParse([{ ...simulator, qubits: '29' }]).success).toBe(false);
    expect(schemas.backendsResponse.safeParse({ backends: [simulator] }).success).toBe(false);
  });

  it('have pages of characterizations that may be empty', () => {
    for (const page of [{ characterizations: null }, { characterizations: [], pages: 0, next: 'x' }]) {
      expect(schemas.characterizationsResponse.parse(page)).toEqual(page);
    }
    expect(schemas.characterizationsResponse.safeParse({ pages: 1 }).success).toBe(false);
  });
});
