import { describe, expect, it } from 'vitest';
import { bell, circuitJob, type Json, multiJob, testEmulator } from '../test-emulator.js';

const debiased = circuitJob({ backend: 'qpu.forte-1', shots: 600 });

describe('an answer about a job', () => {
  it('has no link to shots where none are drawn', async () => {
    const emulator = testEmulator();
    const { results, noise, shots } = await emulator.job(await emulator.run(circuitJob()));
    expect([Object.keys(results), noise, shots]).toEqual([['probabilities'], { model: 'ideal' }, 100]);
    const noisy = await emulator.job(await emulator.run(circuitJob({ noise: { model: 'aria-1', seed: 2 } })));
    expect([Object.keys(noisy.results), noisy.noise]).toEqual([
      ['probabilities', 'shots'],
      { model: 'aria-1', seed: 2 },
    ]);
    const machine = await emulator.job(await emulator.run(debiased));
    expect([Object.keys(machine.results), machine.noise]).toEqual([['probabilities', 'shots'], undefined]);
  });

  it('of September 2026 has no shots where none are drawn, and another cost model', async () => {
    const emulator = testEmulator({ profile: '2026-09' });
    const ideal = await emulator.job(await emulator.run(circuitJob()));
    const machine = await emulator.job(await emulator.run(debiased));
    expect([ideal.shots, machine.shots, ideal.cost_model]).toEqual([undefined, 600, '2QGE_operations']);
  });

  it('counts what was compiled', async () => {
    const emulator = testEmulator();
    const { stats } = await emulator.job(await emulator.run(debiased));
    expect(stats).toMatchObject({ qubits: 2, circuits: 1, gate_counts: { '2q': 1 } });
    const several = await emulator.job(await emulator.run(multiJob([bell, bell, bell])));
    expect(several.stats).toMatchObject({ qubits: 2, circuits: 3, gate_counts: { '2q': 3 } });
  });

  it('of a dry run on a machine has a price, and no results', async () => {
    const emulator = testEmulator();
    const id = await emulator.run(circuitJob({ backend: 'qpu.forte-1', shots: 600, dry_run: true }));
    const job = await emulator.job(id);
    expect([job.status, job.dry_run, job.results]).toEqual(['completed', true, null]);
    expect((await emulator.ask(`/jobs/${id}/results/probabilities`)).status).toBe(404);
    const { body } = await emulator.ask(`/jobs/${id}/cost`);
    expect(body).toEqual({
      dry_run: true,
      estimated_cost: { value: expect.any(Number), unit: 'usd' },
      cost: { value: 0, unit: 'usd' },
    });
    expect(body.estimated_cost.value).toBeGreaterThan(0);
  });
});

describe('debiasing', () => {
  it('splits the shots over variants on other qubits each', async () => {
    const emulator = testEmulator();
    const id = await emulator.run(debiased);
    const { variants } = (await emulator.job(id)).output.error_mitigation.debiasing;
    expect(variants).toHaveLength(32);
    expect(variants.reduce((sum: number, { shots }: Json) => sum + shots, 0)).toBe(600);
    for (const { variant_id: variant, shots, qubit_map: map } of variants.slice(0, 3)) {
      expect(new Set(map).size).toBe(2);
      const path = `/jobs/${id}/variants/${variant}/results`;
      const histogram = (await emulator.ask(`${path}/histogram`)).body as Record<string, number>;
      const counts = Object.values(histogram);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(shots);
      const drawn: string[] = (await emulator.ask(`${path}/shots`)).body;
      expect(drawn).toHaveLength(shots);
      for (const [outcome, count] of Object.entries(histogram)) {
        expect(drawn.filter((each) => each === outcome)).toHaveLength(count);
      }
      const shares = (await emulator.ask(`${path}/probabilities`)).body;
      expect(Object.entries(histogram).map(([outcome, count]) => [outcome, count / shots])).toEqual(
        Object.entries(shares),
      );
    }
    expect((await emulator.ask(`/jobs/${id}/variants/nope/results/shots`)).status).toBe(404);
  });

  it('answers with the mean, or with the vote of the variants where that is asked', async () => {
    const emulator = testEmulator();
    const id = await emulator.run(circuitJob({ backend: 'qpu.forte-1', shots: 9_000 }, [{ gate: 'x', target: 0 }]));
    const ask = async (query: string) => (await emulator.ask(`/jobs/${id}/results/probabilities${query}`)).body;
    const [mean, vote] = [await ask(''), await ask('?sharpen=true')];
    expect(vote).toEqual({ '1': 1 });
    expect(mean['1']).toBeGreaterThan(0.9);
    expect(mean['1']).toBeLessThan(1);
    for (const query of ['?sharpen=false', '?aggregation=average', '?sharpen=False'])
      expect(await ask(query)).toEqual(mean);
    for (const query of ['?sharpen=True', '?aggregation=voting', '?aggregation=dnl'])
      expect(await ask(query)).toEqual(vote);
    const shots: string[] = (await emulator.ask(`/jobs/${id}/results/shots`)).body;
    expect(shots).toHaveLength(9_000);
    expect(shots.filter((shot) => shot === '1').length / 9_000).toBe(mean['1']);
  });

  it('is on for abstract circuits of enough shots, as many variants as are set', async () => {
    const emulator = testEmulator({ variants: 4 });
    const count = async (job: object) => {
      const { output } = await emulator.job(await emulator.run(job));
      return output.error_mitigation?.debiasing.variants.length ?? 0;
    };
    const backend = 'qpu.forte-1';
    const settings = (debiasing: boolean) => ({ settings: { error_mitigation: { debiasing } } });
    const native = { gateset: 'native', qubits: 1, circuit: [{ gate: 'gpi', target: 0, phase: 0 }] };
    expect(await count(circuitJob({ backend, shots: 500 }))).toBe(4);
    expect(await count(circuitJob({ backend, shots: 499 }))).toBe(0);
    expect(await count(circuitJob({ backend, shots: 500, ...settings(false) }))).toBe(0);
    expect(await count(circuitJob({ backend, shots: 500, input: native }))).toBe(0);
    expect(await count(circuitJob({ backend, shots: 500, input: native, ...settings(true) }))).toBe(4);
    expect(await count(circuitJob({ shots: 500 }))).toBe(0);
  });
});

describe('artifacts of September 2026', () => {
  it('are what there is of debiasing variants, whose own paths are gone', async () => {
    const [may, september] = [testEmulator(), testEmulator({ profile: '2026-09' })];
    const ids = [await may.run(debiased), await september.run(debiased)] as const;
    const variantsOf = ({ output }: Json): Json[] => output.error_mitigation.debiasing.variants;
    const [before, after] = [variantsOf(await may.job(ids[0])), variantsOf(await september.job(ids[1]))];
    expect(after.map(({ results, ...variant }) => variant)).toEqual(before);
    for (const kind of ['probabilities', 'histogram', 'shots']) {
      const path = `/jobs/${ids[0]}/variants/${before[5].variant_id}/results/${kind}`;
      const { body } = await may.ask(path);
      expect(Object.keys(body).length).toBeGreaterThan(1);
      const { id, format } = after[5].results[`ionq.result.${kind}.json.v1`];
      expect(format).toBe(`ionq.result.${kind}.json.v1`);
      expect((await september.ask(`/jobs/${ids[1]}/artifacts/${id}`)).body).toEqual(body);
      expect((await september.ask(path)).status).toBe(404);
    }
    const circuits = (emulator: typeof may, id: string) => emulator.ask(`/jobs/${id}/circuits/native`);
    expect([(await circuits(may, ids[0])).status, (await circuits(september, ids[1])).status]).toEqual([200, 404]);
  });

  const program = {
    type: 'ionq.qasm3.v1',
    backend: 'simulator',
    shots: 20,
    noise: { model: 'aria-1' },
    input: {
      qubits: 3,
      data: 'OPENQASM 3.0; include "stdgates.inc"; qubit[3] q; bit[2] a; bit[1] b; x q[2]; a[0] = measure q[2]; a[1] = measure q[0]; b[0] = measure q[1];',
    },
  };

  it('are described in the job, and found under their ids', async () => {
    const emulator = testEmulator({ profile: '2026-09', noise: 'ideal' });
    const job = await emulator.job(await emulator.run(program));
    const get = async (format: string) => {
      const { id, ...described } = job.results[format];
      expect(described).toEqual({ format, media_type: 'application/json' });
      return (await emulator.ask(`/jobs/${job.id}/artifacts/${id}`)).body;
    };
    const probabilities = await get('ionq.result.probabilities.json.v1');
    expect(probabilities).toEqual((await emulator.ask(`/jobs/${job.id}/results/probabilities`)).body);
    const shots: string[] = await get('ionq.result.shots.json.v1');
    expect(shots).toHaveLength(20);
    const { registers } = (await get('ionq.result.probabilities.json.v2')).probabilities;
    const share = (bits: (shot: number) => boolean) => shots.filter((shot) => bits(Number(shot))).length / 20;
    expect(registers.a['10'] ?? 0).toBeCloseTo(
      share((shot) => (shot & 5) === 4),
      12,
    );
    expect(registers.b['0'] ?? 0).toBeCloseTo(
      share((shot) => (shot & 2) === 0),
      12,
    );
    const listed = (await get('ionq.result.shots.json.v2')).shots;
    expect(listed).toEqual(
      shots.map((shot) => ({ registers: { a: [(+shot >> 2) & 1, +shot & 1], b: [(+shot >> 1) & 1] } })),
    );
    expect((await emulator.ask(`/jobs/${job.id}/artifacts/nope`)).status).toBe(404);
  });

  it('have one register of all qubits where the program names none, and no shots where none are drawn', async () => {
    const emulator = testEmulator({ profile: '2026-09' });
    const job = await emulator.job(await emulator.run(circuitJob({}, [{ gate: 'x', target: 1 }])));
    expect(Object.keys(job.results).filter((name) => name.includes('.'))).toEqual([
      'ionq.result.probabilities.json.v1',
      'ionq.result.probabilities.json.v2',
    ]);
    const { id } = job.results['ionq.result.probabilities.json.v2'];
    expect((await emulator.ask(`/jobs/${job.id}/artifacts/${id}`)).body).toEqual({
      probabilities: { registers: { output_all: { '01': 1 } } },
    });
  });

  it('are none of May 2026', async () => {
    const emulator = testEmulator();
    const { results } = await emulator.job(await emulator.run(circuitJob()));
    expect(Object.keys(results)).toEqual(['probabilities']);
  });
});
