import { describe, expect, it } from 'vitest';
import { RotationHistory } from '../../../../src/transpile/passes/merge-rotations/rotation-history.js';

const string = (...words: number[]): Int32Array => Int32Array.from(words);

describe('RotationHistory', () => {
  it('finds an equal rotation behind what commutes with it, and none behind what does not', () => {
    const history = new RotationHistory(2);
    const first = history.add(string(0, 1), 0);
    history.add(string(2, 0), 0);
    expect(history.find(string(0, 1))).toBe(first);
    const blocking = history.add(string(1, 0), 0);
    expect(history.find(string(0, 1))).toBeUndefined();
    history.remove(blocking);
    expect(history.find(string(0, 1))).toBe(first);
    history.remove(first);
    expect(history.find(string(0, 1))).toBeUndefined();
  });

  it('tells opposite signs', () => {
    const history = new RotationHistory(2);
    const index = history.add(string(1, 1), 1);
    expect(history.opposite(index, 1)).toBe(false);
    expect(history.opposite(index, 3)).toBe(true);
  });

  it('looks at nothing behind a fence', () => {
    const history = new RotationHistory(2);
    history.add(string(0, 1), 0);
    history.fence();
    expect(history.find(string(0, 1))).toBeUndefined();
    expect(history.find(string(0, 1))).toBeUndefined();
  });

  it('compares so many words for each rotation and no more, however long it gets', () => {
    const countOf = (length: number): number => {
      const history = new RotationHistory(2);
      history.add(string(0, 1), 0);
      for (let k = 2; k < length; k++) history.add(string(0, 2 * k), 0);
      let reads = 0;
      const watched = new Proxy(string(0, 1), {
        get: (target, key) => {
          if (key === '0' || key === '1') reads++;
          return Reflect.get(target, key, target);
        },
      });
      for (let k = 0; k < length; k++) history.find(watched);
      return reads / length;
    };
    expect(countOf(3000)).toBeLessThan(2 * 256 + 16);
    expect(countOf(3000)).toBeLessThan(1.5 * countOf(1000));
  });
});
