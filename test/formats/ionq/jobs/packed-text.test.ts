import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { packed, unpacked } from '../../../../src/formats/ionq/jobs/packed-text.js';
import { SEED } from '../../../simulate/circuit-arbitrary.js';

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const packedBytes = (bytes: Uint8Array) => `z1:${base64(deflateSync(bytes, { level: 9 }))}`;

describe('a packed text', () => {
  it('comes back as it was, whatever its characters', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ maxLength: 5 }));
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 40 }), (piece, times) => {
        const whole = JSON.stringify(piece.repeat(times));
        expect(unpacked(packed(whole))).toBe(whole);
        expect(packed(whole).length).toBeLessThanOrEqual(whole.length);
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it('is the same every time', () => {
    expect(packed('{"wires":[0,1,2,3]}'.repeat(30))).toBe('z1:q1YqzyxKLVayijbQMdQx0jGOrR0VGhUiQggA');
  });

  it('is the text itself where that is shorter', () => {
    expect(packed('{"qubits":3}')).toBe('{"qubits":3}');
    expect(unpacked('{"qubits":3}')).toBe('{"qubits":3}');
  });

  it('is not unpacked where it is longer than metadata can be', () => {
    const long = JSON.stringify(Array.from({ length: 30_000 }, (_, k) => (k * k * 7919) % 65_521));
    expect(packed(long).length).toBeGreaterThan(40_000);
    expect(() => unpacked(packed(long))).toThrow('longer than metadata can be');
  });

  it.each([
    ['of no length', 'z1:'],
    ['of characters that are not base64', 'z1:q1Yqz8ws*i1Wsg=='],
    ['of base64 that is cut off', 'z1:q1Yqz8wsSi1Wso'],
    ['of base64 with a line break', 'z1:q1Yqz8ws\nSi1Wsg='],
    [
      'whose stream is cut off',
      `z1:${base64(deflateSync(new TextEncoder().encode('{"qubits":3}'.repeat(9))).slice(0, -3))}`,
    ],
    ['whose stream is no stream', `z1:${base64(Uint8Array.from([255, 255, 255, 255]))}`],
    ['that is no UTF-8', packedBytes(Uint8Array.from([0x22, 0xff, 0xfe, 0x22]))],
    ['of a later way', 'z2:q1Yqz8wsSi1WsoqO1THQMdQx0jGO1aquHREyAA=='],
    ['of another way', 'b1:abcd'],
  ])('%s is refused', (_what, text) => {
    expect(() => unpacked(text)).toThrow(SyntaxError);
  });

  it('cannot stand for more than any job needs', () => {
    const bomb = packedBytes(new Uint8Array(25_000_000));
    expect(bomb.length).toBeLessThan(40_000);
    expect(() => unpacked(bomb)).toThrow('it stands for more text than a job needs');
    expect(unpacked(packedBytes(new TextEncoder().encode('a'.repeat(7_999_999))))).toHaveLength(7_999_999);
  });
});
