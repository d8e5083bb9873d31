import { describe, expect, it } from 'vitest';
import { circuit, nativeCircuit } from '../../src/circuit/index.js';
import { type SimulateOptions, simulate, simulateAsync } from '../../src/simulate/index.js';

const ideal = circuit(12)
  .each([...Array(12).keys()], (made, qubit) => made.ry(0.3 + qubit, qubit))
  .cnot(0, 11)
  .measure('ends', 0, 11);
const clifford = circuit(40).h(0).cnot(0, 39).measure('ends', 0, 39);
const noisy = nativeCircuit(3).gpi2(0, 0).ms(0, 0, 0, 1).zz(0.1, 1, 2).measure('all', 0, 1, 2);

describe('simulateAsync', () => {
  it.each<[string, typeof ideal | typeof clifford | typeof noisy, SimulateOptions]>([
    ['statevector', ideal, { shots: 100, seed: 5 }],
    ['statevector', ideal, {}],
    ['stabilizer', clifford, { shots: 100, seed: 5 }],
    ['density-matrix', noisy, { shots: 1000, noise: { r1q: 0.2, r2q: 0.3 }, seed: 5 }],
    ['trajectories', noisy, { shots: 50, noise: 'aria-1', seed: 5 }],
  ])('finds on the %s engine what simulate finds', async (engine, run, options) => {
    const found = await simulateAsync(run, options);
    const expected = simulate(run, options);
    expect(found.engine).toBe(engine);
    expect(found.reason).toBe(expected.reason);
    expect(found.probabilities(found.keys[0]!)).toEqual(expected.probabilities(expected.keys[0]!));
    if (options.shots !== undefined) expect(found.counts()).toEqual(expected.counts());
    const observable = `Z${run.qubits - 1} Z0`;
    expect(found.moments(observable)).toEqual(expected.moments(observable));
  });

  it('lets a signal arrive while it computes, whatever the engine', async () => {
    // More work each than a minute would take.
    const layers = [...Array(2000).keys()];
    const long = nativeCircuit(11).each(layers, (made, layer) =>
      made.gpi2(0.1, layer % 11).ms(0, 0, layer % 11, (layer + 1) % 11),
    );
    const noise = { r1q: 0.1, r2q: 0.1 };
    for (const engine of ['density-matrix', 'trajectories'] as const) {
      const stop = new AbortController();
      setTimeout(() => stop.abort(new Error('enough')), 0);
      const running = simulateAsync(long, { engine, noise, shots: 100_000, signal: stop.signal });
      await expect(running).rejects.toThrow('enough');
    }
  });

  it('is watched while it computes', async () => {
    const seen: number[] = [];
    await simulateAsync(noisy, { shots: 30, noise: 'aria-1', onProgress: (done, total) => seen.push(done / total) });
    expect(seen.at(-1)).toBe(1);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  it('says what is wrong as simulate does', async () => {
    await expect(simulateAsync(circuit(1).h(0), { shots: 0 })).rejects.toMatchObject({ code: 'ValueOutOfRange' });
    // @ts-expect-error the type says it too
    await expect(simulateAsync(circuit(1), { shotz: 1 })).rejects.toMatchObject({ code: 'UnknownOption' });
    // @ts-expect-error the type says it too
    await expect(simulateAsync('circuit')).rejects.toThrow('simulateAsync');
  });
});
