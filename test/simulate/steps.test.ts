import { describe, expect, it } from 'vitest';
import { circuit } from '../../src/circuit/index.js';
import { finalState, type Steps, simulate } from '../../src/simulate/index.js';
import { finish, finishInTurns } from '../../src/simulate/steps.js';

/** Work of four parts that tells which of them were done. */
function* fourParts(done: number[]): Steps<string> {
  for (let part = 0; part < 4; part++) {
    done.push(part);
    yield { done: part + 1, total: 4 };
  }
  return 'all';
}

describe('work in steps', () => {
  it('reports each step and gives its result', async () => {
    for (const take of [finish, finishInTurns]) {
      const seen: string[] = [];
      expect(await take(fourParts([]), { onProgress: (done, total) => seen.push(`${done}/${total}`) })).toBe('all');
      expect(seen).toEqual(['1/4', '2/4', '3/4', '4/4']);
    }
  });

  it('does nothing for a signal that was aborted before, and no further part for one that is aborted later', async () => {
    for (const take of [finish, finishInTurns]) {
      const stop = new AbortController();
      const done: number[] = [];
      const run = async () => take(fourParts(done), { signal: stop.signal, onProgress: () => stop.abort('enough') });
      await expect(run()).rejects.toBe('enough');
      expect(done).toEqual([0]);
      await expect(run()).rejects.toBe('enough');
      expect(done).toEqual([0]);
    }
  });

  it('lets a signal arrive from outside', async () => {
    function* endless(): Steps<never> {
      for (;;) yield { done: 0, total: 1 };
    }
    const stop = new AbortController();
    setTimeout(() => stop.abort('from outside'), 0);
    await expect(finishInTurns(endless(), { signal: stop.signal })).rejects.toBe('from outside');
  });
});

describe('the statevector engine', () => {
  // So many layers between other pairs each take more stages of 2^20 amplitudes than fit into a single step.
  const qubits = 20;
  const all = Array.from({ length: qubits }, (_, qubit) => qubit);
  const wide = all.concat(all).reduce((layers, shift) => {
    const turned = layers.each(all, (made, qubit) => made.ry(0.1 + shift + qubit, qubit));
    return turned.each(all, (made, qubit) => made.cz(qubit, (qubit + 1 + (shift % (qubits - 1))) % qubits));
  }, circuit(qubits));

  it('is watched and stopped within one state', () => {
    const seen: number[] = [];
    const state = finalState(wide, { onProgress: (done, total) => seen.push(done / total) });
    expect(state.norm()).toBeCloseTo(1, 9);
    expect(seen.length).toBeGreaterThan(0);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    const stop = new AbortController();
    const options = { signal: stop.signal, onProgress: () => stop.abort(new Error('enough')) };
    expect(() => simulate(wide, options)).toThrow('enough');
  });
});
