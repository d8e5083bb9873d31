import { describe, expect, it } from 'vitest';
import { circuit } from '../../src/circuit/index.js';
import { estimate, estimateGradient, measurementsFor, parameterShift } from '../../src/observe/index.js';
import { moments } from '../../src/simulate/index.js';
import { transpile } from '../../src/transpile/index.js';
import { clientOn } from '../cloud/runs/client-on.js';
import { testEmulator } from '../emulator/test-emulator.js';

const tilted = circuit(3).ry(0.7, 0).rz(0.9, 0).cnot(0, 1).rx(0.4, 1).cnot(1, 2).swap(0, 2);
const sum = { terms: ['IZZ', 'XXX', 'IYX', 'IIZ', 'III'], coefficients: [1, 0.5, -0.7, 0.3, 2] };

function client() {
  const { emulator, clock } = testEmulator({ noise: 'ideal', strict: true });
  return clientOn({
    clock,
    fetch: (input: string | URL | Request, init?: RequestInit) => emulator.fetch(new Request(input, init)),
  });
}

describe('a job of the service', () => {
  it.each(['as it is', 'transpiled'])('of all groups is estimated by key, also after a restart (%s)', async (form) => {
    const { ionq, run } = client();
    const plan = () =>
      measurementsFor(sum, form === 'as it is' ? tilted : transpile(tilted, 'qpu.forte-1'), {
        shots: 4000,
        sharing: 'equal',
      });
    const { groups } = plan();
    const handle = await run(ionq.run(groups, { backend: 'simulator', validate: false, shots: groups[0]!.shots! }));
    const found = estimate(plan(), await run(handle.results()));
    expect(Math.abs(found.value - moments(tilted, sum).mean)).toBeLessThan(6 * found.standardError + 1e-9);
    expect(found.source).toBe('shots');
    const exact = estimate(plan(), await run(ionq.handle(handle.id).results()), { exact: true });
    expect(exact).toMatchObject({ standardError: 0, source: 'probabilities', shots: undefined });
    expect(exact.value).toBeCloseTo(moments(tilted, sum).mean, 9);
  });

  it('of each group with its own shots is estimated as one', async () => {
    const { ionq, run } = client();
    const plan = measurementsFor(sum, tilted, { shots: 1000 });
    const results = [];
    for (const { name, circuit: read, shots } of plan.groups) {
      const handle = await run(
        ionq.run({ name, circuit: read }, { backend: 'simulator', validate: false, shots: shots! }),
      );
      results.push(await run(handle.results()));
    }
    const found = estimate(plan, results);
    expect(found.groups.map(({ shots }) => shots)).toEqual(plan.groups.map(({ shots }) => shots));
    expect(found.shots).toBe(1000);
  });

  it('gives a gradient', async () => {
    const { ionq, run } = client();
    const shift = parameterShift(circuit(2).ry('a', 0).cnot(0, 1), { ZI: 1, XX: 0.5 }).bind({ a: 0.3 });
    const handle = await run(ionq.run(shift.circuits, { backend: 'simulator', validate: false, shots: 100 }));
    const found = estimateGradient(shift, await run(handle.results()), { exact: true });
    expect(found.get('a')!.value).toBeCloseTo(-Math.sin(0.3) + 0.5 * Math.cos(0.3), 9);
  });
});
