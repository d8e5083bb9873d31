import { describe, expect, it } from 'vitest';
import { decodeCircuit } from '../../../src/formats/ionq/index.js';
import { parseQasm3 } from '../../../src/formats/qasm/index.js';
import { simulate } from '../../../src/simulate/index.js';
import { circuitJob, multiJob, testEmulator } from '../test-emulator.js';

/** Outcome 1 in three of four shots: no symmetry hides swapped or wrong bits. */
const leaning = [
  { gate: 'ry', target: 1, rotation: (2 * Math.PI) / 3 },
  { gate: 'cnot', control: 1, target: 0 },
];

function probabilitiesOf(circuit: ReturnType<typeof decodeCircuit>): readonly number[] {
  return [...simulate(circuit).distribution()].map((p) => Math.round(p * 1e6) / 1e6);
}

describe('the results of a job of several circuits', () => {
  it('are one document, whose members are in the order of the circuits', async () => {
    const { run, job, ask } = testEmulator({ profile: '2026-09' });
    const id = await run(multiJob([leaning, [{ gate: 'x', target: 0 }]]));
    const { results, child_job_ids: children } = await job(id);
    const format = 'ionq.result.probabilities-aggregate.json.v1';
    expect(Object.keys(results)).toEqual(['probabilities', format]);
    expect(results[format]).toMatchObject({ format, media_type: 'application/json' });
    const { body } = await ask(`/jobs/${id}/artifacts/${results[format].id}`);
    expect(Object.keys(body)).toEqual(children);
    expect(body[children[0]]).toEqual({ '0': expect.closeTo(0.25), '3': expect.closeTo(0.75) });
    expect(body[children[1]]).toEqual({ '1': 1 });
    expect((await ask(`/jobs/${children[0]}/artifacts/${results[format].id}`)).status).toBe(404);
  });

  it('are not listed in the profile of May 2026, nor while the job has none', async () => {
    const may = testEmulator();
    expect(Object.keys((await may.job(await may.run(multiJob([leaning, leaning])))).results)).toEqual([
      'probabilities',
    ]);
    const september = testEmulator({ profile: '2026-09' });
    expect((await september.job(await september.submit(multiJob([leaning, leaning])))).results).toBeNull();
  });
});

describe('compiled circuits', () => {
  it.each([true, false])('are documents of a job in the profile of September 2026 (dry run: %s)', async (dryRun) => {
    const { emulator, run, job, request, ask } = testEmulator({ profile: '2026-09', noise: 'ideal' });
    const id = await run(circuitJob({ backend: 'qpu.forte-1', dry_run: dryRun }, leaning));
    const { 'ionq.native.v1': native, 'ionq.qasm3.v1': qasm3 } = (await job(id)).output.compilation.compiled_circuits;
    expect([native.media_type, qasm3.media_type]).toEqual(['application/json', 'text/plain']);

    const { body } = await ask(`/jobs/${id}/artifacts/${native.id}`);
    expect(body.circuit.map(({ gate }: { gate: string }) => gate)).toContain('zz');
    const expected = [0.25, 0, 0, 0.75];
    expect(probabilitiesOf(decodeCircuit(body))).toEqual(expected);

    const answer = await emulator.fetch(request(`/v0.4/jobs/${id}/artifacts/${qasm3.id}`));
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(probabilitiesOf(parseQasm3(await answer.text()))).toEqual(expected);
  });

  it('are not listed in the profile of May 2026, and are asked for by their language, of a dry run, too', async () => {
    const { run, job, ask } = testEmulator({ noise: 'ideal' });
    const id = await run(circuitJob({ backend: 'qpu.forte-1', dry_run: true }, leaning));
    expect((await job(id)).output).toEqual({});
    const { status, body } = await ask(`/jobs/${id}/circuits/native`);
    expect(status).toBe(200);
    expect(probabilitiesOf(decodeCircuit(body))).toEqual([0.25, 0, 0, 0.75]);
  });

  it('are of single circuits: a job of several has none of its own', async () => {
    const { run, job } = testEmulator({ profile: '2026-09' });
    const { output, child_job_ids: children } = await job(await run(multiJob([leaning, leaning])));
    expect(output).toEqual({});
    for (const id of children)
      expect(Object.keys((await job(id)).output.compilation.compiled_circuits)).toHaveLength(2);
  });
});
