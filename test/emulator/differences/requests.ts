import { expect } from 'vitest';
import { circuitJob, testEmulator } from '../test-emulator.js';
import type { DifferenceTopic } from './difference.js';

const nobody = '00000000-0000-4000-8000-000000000000';

/** What goes over the wire. */
export const requests: DifferenceTopic = {
  title: 'Requests and answers',
  differences: [
    {
      service: "Errors have the service's sentences.",
      emulator: 'They have ours; statuses, codes and the form are those documented.',
      source: 'the API document; no real 400 was ever published whole',
      async shown() {
        const { status, body } = await testEmulator().post('/jobs', circuitJob({ shots: 0 }));
        expect([status, body]).toEqual([
          400,
          {
            statusCode: 400,
            error: 'Bad Request Error',
            message: '"shots": expected at least 1, found 0',
            validation: { keys: ['shots'], source: 'body' },
          },
        ]);
      },
    },
    {
      service: 'Requests are limited in their rate, with 429.',
      emulator: 'There is no limit but for circuits that wait; a fault with `status=429` stands for one.',
      source: 'docs.ionq.com says that there is a limit, not which',
      async shown() {
        const { ask } = testEmulator();
        const statuses = await Promise.all(Array.from({ length: 500 }, async () => (await ask('/whoami')).status));
        expect(new Set(statuses)).toEqual(new Set([200]));
      },
    },
    {
      service: 'Metadata beyond 10 keys, 40 characters of a key and 40,000 of a value are refused.',
      emulator: 'They are taken as they are, unless it is strict.',
      source: 'docs.ionq.com, API core concepts; qiskit-ionq sends more',
      async shown() {
        const job = circuitJob({ metadata: { ['k'.repeat(41)]: 'v'.repeat(40_001) } });
        const { job: get, run } = testEmulator();
        expect((await get(await run(job))).metadata).toEqual({ ['k'.repeat(41)]: 'v'.repeat(40_001) });
        expect((await testEmulator({ strict: true }).post('/jobs', job)).status).toBe(400);
      },
    },
    {
      service:
        'Jobs can be cloned and moved; formats, projects and the document itself can be asked for; API v0.3 is there.',
      emulator: 'None of these is there: 404.',
      source: 'the API document of September 2026, and older ones',
      async shown() {
        const { ask } = testEmulator({ profile: '2026-09' });
        const asked = async (path: string, method = 'GET') => (await ask(path, { method })).status;
        for (const path of ['/schemas/formats/ionq.native.v1', '/projects', '/api-docs', '//v0.3/jobs']) {
          expect(await asked(path)).toBe(404);
        }
        for (const verb of ['clone', 'move']) expect(await asked(`/jobs/${nobody}/${verb}`, 'POST')).toBe(404);
      },
    },
    {
      service: 'What is answered to a method that a path does not have is not documented.',
      emulator: 'It is 404, as for a path that is none, and not 405.',
      source: 'decided here',
      async shown() {
        const { status, headers } = await testEmulator().ask('/jobs', { method: 'PATCH' });
        expect([status, headers.get('allow')]).toEqual([404, null]);
      },
    },
    {
      service: 'The API document gives no bounds for some numbers and texts: a page of -1 jobs, an empty id.',
      emulator: 'What could mean nothing is refused with 400.',
      source: 'the API document; Schemathesis takes these for valid',
      async shown() {
        const { ask } = testEmulator();
        expect((await ask('/jobs?limit=-1')).body.validation.keys).toEqual(['limit']);
        const body = { ids: [''] };
        expect((await ask('/jobs/status/cancel', { method: 'PUT', body })).body.validation.keys).toEqual(['ids.0']);
      },
    },
    {
      service: 'The document of September 2026 has artifacts and `ionq.qasm3.v1` jobs, that of May has neither.',
      emulator: 'Both are there in either profile; paths that September dropped are there in `2026-05` alone.',
      source: 'the API documents',
      async shown() {
        const may = testEmulator();
        const input = { data: 'OPENQASM 3.0; include "stdgates.inc"; qubit q; x q;', qubits: 1 };
        const id = await may.run({ type: 'ionq.qasm3.v1', backend: 'simulator', input });
        expect((await may.ask(`/jobs/${id}/circuits/native`)).status).toBe(200);
        const september = testEmulator({ profile: '2026-09' });
        const other = await september.run(circuitJob());
        expect((await september.ask(`/jobs/${other}/circuits/native`)).status).toBe(404);
      },
    },
  ],
};
