import { describe, expect, it } from 'vitest';
import { circuit } from '../../src/circuit/index.js';
import { type TranspileOptions, transpile, transpileAsync } from '../../src/transpile/index.js';

const mixed = (width: number, layers: number) =>
  circuit(width).each([...Array(layers).keys()], (made, k) =>
    made
      .u(0.1 + k, 0.7 * k, 0.3, k % width)
      .cnot(k % width, (k + 1) % width)
      .rz(0.2 * k, (k + 2) % width),
  );

describe('transpileAsync', () => {
  it.each<TranspileOptions>([
    { level: 0 },
    { level: 1, entangler: 'zz' },
    {},
    { level: 3, budget: 0, relation: 'distribution' },
  ])('gives what transpile gives with %j', async (options) => {
    const written = mixed(4, 12).measure('all', 0, 1, 2, 3);
    const [found, expected] = [await transpileAsync(written, 'ideal', options), transpile(written, 'ideal', options)];
    expect(found.circuit).toEqual(expected.circuit);
    expect(found.outputPermutation).toEqual(expected.outputPermutation);
    expect(found.frames).toEqual(expected.frames);
    expect(found.report.passes.map(({ name }) => name)).toEqual(expected.report.passes.map(({ name }) => name));
  });

  it('lets a signal arrive between passes', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error('enough')), 0);
    const running = transpileAsync(mixed(20, 3000), 'ideal', { signal: stop.signal });
    await expect(running).rejects.toThrow('enough');
  });

  it('says what is wrong as transpile does', async () => {
    await expect(transpileAsync(circuit(2), 'ideal', { level: 7 as 3 })).rejects.toMatchObject({
      code: 'ValueOutOfRange',
    });
    // @ts-expect-error the type says it too
    await expect(transpileAsync(circuit(2), 'ideal', { lvl: 1 })).rejects.toMatchObject({ code: 'UnknownOption' });
    await expect(transpileAsync(circuit(40), 'qpu.aria-1')).rejects.toMatchObject({ code: 'NotEnoughQubits' });
  });
});

describe('a transpilation that is watched', () => {
  it.each([0, 1, 2, 3] as const)('tells how far it is, and stops when it is told to, at level %i', (level) => {
    const seen: number[] = [];
    const written = mixed(3, 8);
    const watched = transpile(written, 'ideal', {
      level,
      budget: 1,
      onProgress: (done, total) => seen.push(done / total),
    });
    expect(watched.circuit).toEqual(transpile(written, 'ideal', { level, budget: 1 }).circuit);
    expect(seen.length).toBeGreaterThan(1);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.every((share) => share >= 0 && share <= 1)).toBe(true);
    const stop = new AbortController();
    const options = { level, signal: stop.signal, onProgress: () => stop.abort(new Error('enough')) };
    expect(() => transpile(written, 'ideal', options)).toThrow('enough');
  });
});
