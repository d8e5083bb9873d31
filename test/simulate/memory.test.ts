import { describe, expect, it } from 'vitest';
import { readableBytes, requireMemory } from '../../src/simulate/index.js';
import { allocate } from '../../src/simulate/memory.js';

describe('requireMemory', () => {
  it('allows exactly the limit', () => {
    expect(() => requireMemory(1024, 1024, 'this')).not.toThrow();
  });

  it('says how many bytes are needed and allowed', () => {
    expect(() => requireMemory(2 ** 34, 2 ** 32, 'the statevector of 30 qubits')).toThrow(
      'the statevector of 30 qubits needs 17179869184 bytes (16 GiB), more than the limit of 4294967296 bytes (4 GiB)',
    );
  });
});

describe('allocate', () => {
  it("turns the engine's own refusal into an issue", () => {
    expect(() => allocate(2 ** 52, 'this')).toThrow(expect.objectContaining({ code: 'TooMuchMemory' }));
  });
});

describe('readableBytes', () => {
  it.each([
    [16, '16 bytes'],
    [1536, '1.5 KiB'],
    [2 ** 33, '8 GiB'],
    [2 ** 90, '1070000000 EiB'],
  ])('writes %d as %s', (bytes, text) => {
    expect(readableBytes(bytes)).toBe(text);
  });
});
