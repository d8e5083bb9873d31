import { describe, expect, it } from 'vitest';
import { nearestName } from '../../src/errors/index.js';

describe('nearestName', () => {
  it.each([
    ['qpu.fort-1', 'qpu.forte-1'],
    ['QPU.FORTE-1', 'qpu.forte-1'],
    ['simulater', 'simulator'],
    ['qpu.aria-11', 'qpu.aria-1'],
  ])('%s means %s', (typed, meant) => {
    expect(nearestName(typed, ['simulator', 'qpu.aria-1', 'qpu.aria-2', 'qpu.forte-1'])).toBe(meant);
  });

  it('counts two swapped letters as one mistake', () => {
    expect(nearestName('cnto', ['not', 'cnot'])).toBe('cnot');
  });

  it('lets one letter in three be wrong, and no more', () => {
    expect(nearestName('cqx', ['ccx'])).toBe('ccx');
    expect(nearestName('qqx', ['ccx'])).toBeUndefined();
  });

  it('gives nothing for a name that is far from all', () => {
    expect(nearestName('ibm_torino', ['simulator', 'qpu.forte-1'])).toBeUndefined();
    expect(nearestName('', ['simulator'])).toBeUndefined();
  });

  it('takes the first of equally near names', () => {
    expect(nearestName('qpu.aria-3', ['qpu.aria-1', 'qpu.aria-2'])).toBe('qpu.aria-1');
  });
});
