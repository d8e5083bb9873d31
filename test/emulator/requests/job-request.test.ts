import { describe, expect, it } from 'vitest';
import { acceptedJob } from '../../../src/emulator/requests/job-request.js';
import { ServiceError } from '../../../src/emulator/requests/service-error.js';
import { circuitJob, type Json, multiJob } from '../test-emulator.js';

const plain = circuitJob() as Json;
const lenient = { strict: false, profile: '2026-05' } as const;
const strict = { ...lenient, strict: true };

/** What a job is refused for. */
function refusal(job: unknown, isStrict: boolean): readonly string[] {
  try {
    acceptedJob(job, isStrict ? strict : lenient);
  } catch (error) {
    if (error instanceof ServiceError) return error.validation!.keys;
    throw error;
  }
  return [];
}

describe('a job that the document does not provide for', () => {
  it.each<[string, Json, Json, string]>([
    ['shots as text', { ...plain, shots: '100' }, plain, 'shots'],
    ['an unknown field', { ...plain, foo: { bar: 1 } }, plain, 'foo'],
    [
      'an unknown field of the input',
      { ...plain, input: { ...plain.input, format: 'ionq.circuit.v0' } },
      plain,
      'input.format',
    ],
    [
      'an unknown field of the settings',
      { ...plain, settings: { compilation: { opt: 1, foo: 1 } } },
      { ...plain, settings: { compilation: { opt: 1 } } },
      'settings.compilation.foo',
    ],
    [
      'a seed of null',
      { ...plain, noise: { model: 'ideal', seed: null } },
      { ...plain, noise: { model: 'ideal' } },
      'noise.seed',
    ],
    ['metadata of null', { ...plain, metadata: null }, plain, 'metadata'],
    ['the language of older versions', { ...plain, lang: 'json' }, plain, 'lang'],
  ])('is taken without it: %s', (_, job, taken, key) => {
    const { payload, tolerated } = acceptedJob(job, lenient);
    expect(payload).toEqual(taken);
    expect(tolerated).toHaveLength(1);
    expect(refusal(job, true)).toEqual([key]);
  });

  it('keeps its metadata to the last byte, long as they are', () => {
    const metadata = { a: '\u001e\u001f\u0000 \u{1f600}', qiskit_header: 'x'.repeat(30_000) };
    expect(acceptedJob({ ...plain, metadata }, lenient).payload.metadata).toEqual(metadata);
    const many = Object.fromEntries(Array.from({ length: 12 }, (_, k) => [`key ${k}`, 'value']));
    expect(acceptedJob({ ...plain, metadata: many }, lenient).payload.metadata).toEqual(many);
    expect(refusal({ ...plain, metadata: many }, true)).toEqual(['metadata']);
  });

  it.each<[string, unknown, readonly string[]]>([
    ['no object', 5, []],
    ['a list', [plain], []],
    ['no type', { ...plain, type: undefined }, ['type']],
    ['an unknown type', { ...plain, type: 'ionq.circuit.v9' }, ['type']],
    ['an unknown backend', { ...plain, backend: 'qpu.nowhere' }, ['backend']],
    ['no input', { ...plain, input: undefined }, ['input']],
    ['half a shot', { ...plain, shots: 0.5 }, ['shots']],
    ['metadata that are no texts', { ...plain, metadata: { a: 1 } }, ['metadata.a']],
    ['no circuits', multiJob([]), ['input.circuits']],
  ])('is refused however lenient one is: %s', (_, job, keys) => {
    expect(() => acceptedJob(job, lenient)).toThrow(ServiceError);
    expect(refusal(job, false)).toEqual(keys);
    expect(() => acceptedJob(job, strict)).toThrow(ServiceError);
  });

  it('may have fields in its gates that the document gives to others', () => {
    const phase = circuitJob({}, [{ gate: 'z', target: 0, rotation: 0.5 }]);
    expect(acceptedJob(phase, lenient)).toEqual({ payload: phase, tolerated: [expect.stringMatching(/^"z" with a/)] });
    expect(refusal(phase, true)).toEqual(['input.circuit.0.rotation']);
    const zz = { gateset: 'native', qubits: 2, circuit: [{ gate: 'zz', targets: [0, 1], phase: 0.1 }] };
    const noted = { tolerated: [expect.stringMatching(/^the "phase" of a native "zz"/)] };
    // The document gives a native zz neither "phase" nor "angle", so that neither is against it.
    for (const rules of [lenient, strict]) expect(acceptedJob({ ...plain, input: zz }, rules)).toMatchObject(noted);
    const plainZz = { ...zz, circuit: [{ gate: 'zz', targets: [0, 1], angle: 0.1 }] };
    expect(acceptedJob({ ...plain, input: plainZz }, strict).tolerated).toEqual([]);
  });

  it('may be for a machine as long as the document lists it', () => {
    const to = (backend: string, profile: '2026-05' | '2026-09') => () =>
      acceptedJob({ ...plain, backend }, { strict: false, profile });
    expect(to('qpu.aria-1', '2026-05')).not.toThrow();
    expect(to('qpu.aria-1', '2026-09')).toThrow(/"backend" must be one of \[simulator, qpu\.forte-1, (?!.*aria)/);
    for (const profile of ['2026-05', '2026-09'] as const) {
      expect(to('qpu.harmony', profile)).toThrow(ServiceError);
      expect(to('qpu.forte-enterprise-3', profile)).not.toThrow();
    }
  });

  it('is not judged by its gates, unless one is strict', () => {
    const job = circuitJob({}, [{ gate: 'nothing', target: 99 }]);
    expect(acceptedJob(job, lenient).payload).toEqual(job);
    expect(refusal(job, true)[0]).toMatch(/^input\.circuit/);
    for (const circuit of [null, 5, 'x', {}, [null]]) {
      const input = { gateset: 'qis', qubits: 1, circuits: [{ circuit: [] }, circuit] };
      const { payload } = acceptedJob({ ...(multiJob([]) as object), input }, lenient);
      expect(payload.input).toEqual(input);
    }
  });

  it('hides the key of an account elsewhere', () => {
    const job = {
      type: 'qctrl.qaoa.v1',
      backend: 'simulator',
      input: { problem_type: 'maxcut', problem: {} },
      external_settings: { api_credentials: 'a-secret', external_organization: 'ours' },
    };
    expect(JSON.stringify(acceptedJob(job, strict))).not.toContain('a-secret');
    expect(acceptedJob(job, strict).payload).toMatchObject({ external_settings: { external_organization: 'ours' } });
  });
});
