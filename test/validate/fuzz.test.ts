import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeJob, schemas } from '../../src/formats/ionq/index.js';
import { targetNames } from '../../src/targets/index.js';
import { validate } from '../../src/validate/index.js';

const SEED = { seed: 20261120 };

type Path = readonly (string | number)[];

const goodJobs: readonly object[] = [
  {
    type: 'ionq.circuit.v1',
    name: 'bell',
    backend: 'simulator',
    shots: 1000,
    noise: { model: 'aria-1', seed: 3 },
    metadata: { run: 'a' },
    settings: { error_mitigation: { debiasing: false }, compilation: { opt: 1, precision: '1E-3' } },
    input: {
      gateset: 'qis',
      qubits: 4,
      circuit: [
        { gate: 'h', target: 0 },
        { gate: 'cnot', control: 0, target: 1 },
        { gate: 'x', targets: [2], controls: [0, 1] },
        { gate: 'rx', target: 3, rotation: -0.5 },
        { gate: 'zz', targets: [0, 3], rotation: 0.25 },
        { gate: 'pauliexp', targets: [1, 2], terms: ['XY', 'ZZ'], coefficients: [0.5, -1], time: 0.25 },
      ],
    },
  },
  {
    type: 'ionq.multi-circuit.v1',
    backend: 'qpu.forte-1',
    dry_run: true,
    session_id: 's',
    input: {
      gateset: 'native',
      qubits: 3,
      circuits: [
        {
          name: 'pulses',
          circuit: [
            { gate: 'gpi', target: 0, phase: 0.25 },
            { gate: 'zz', targets: [0, 2], angle: 0.125 },
          ],
          registers: { m: [2, null] },
        },
        { gateset: 'qis', qubits: 1, circuit: [{ gate: 'x', target: 0 }] },
      ],
    },
  },
];

/** Every place in a JSON value, the value itself included. */
function placesIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const members = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...members.flatMap(([step, member]) => placesIn(member, [...path, step]))];
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, step) => (inner as Record<string | number, unknown>)[step], value);
}

/** A copy in which the value at a path is another, or gone. */
function changed(value: unknown, path: Path, change: (old: unknown) => unknown): unknown {
  const copy = structuredClone(value);
  const last = path.at(-1);
  if (last === undefined) return change(copy);
  const holder = at(copy, path.slice(0, -1)) as Record<string | number, unknown>;
  const next = change(holder[last]);
  if (next !== undefined) holder[last] = next;
  else if (Array.isArray(holder)) holder.splice(last as number, 1);
  else delete holder[last];
  return copy;
}

/** What every accepted payload has to be, whatever else is true: readable, and right by the schemas. */
function expectReallyGood(payload: unknown): void {
  const { payload: read, circuits } = decodeJob(payload);
  expect(schemas.jobPayload.safeParse(read).error).toBeUndefined();
  for (const { qubits, operations } of circuits) {
    expect(operations.length).toBeGreaterThan(0);
    for (const { controls, targets } of operations) {
      const wires = [...controls, ...targets];
      expect(new Set(wires).size).toBe(wires.length);
      for (const wire of wires) expect(wire >= 0 && wire < qubits).toBe(true);
    }
  }
}

const target = fc.constantFrom(undefined, ...targetNames);

describe('validate, given nonsense', () => {
  test('the good jobs are good, before they are spoilt', () => {
    for (const job of goodJobs) {
      expect(validate(job)).toEqual({ ok: true, issues: [] });
      expectReallyGood(job);
    }
  });

  test('any value is refused, not thrown at', () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
        target,
        (value, name) => {
          expect(validate(value, name).ok).toBe(false);
        },
      ),
      { ...SEED, numRuns: 500 },
    );
  });

  test('any text is refused, not thrown at', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        expect(validate(text).ok).toBe(false);
      }),
      { ...SEED, numRuns: 500 },
    );
  });

  test('payloads with nonsense in the right places', () => {
    const words = [
      'type',
      'input',
      'circuit',
      'circuits',
      'gate',
      'targets',
      'target',
      'controls',
      'gateset',
      'qubits',
      'registers',
    ];
    const name = fc.constantFrom(
      ...words,
      'noise',
      'settings',
      'metadata',
      'terms',
      'data',
      'problem',
      'shots',
      'backend',
    );
    const word = fc.constantFrom(
      'qis',
      'native',
      'h',
      'zz',
      'pauliexp',
      'ionq.circuit.v1',
      'ionq.multi-circuit.v1',
      'quantum-function',
      'simulator',
    );
    const value = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'medium' },
        word,
        fc.integer(),
        fc.double(),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(name, tie('value'), { maxKeys: 6 }),
      ),
    })).value;
    fc.assert(
      fc.property(value, target, (payload, named) => {
        const { ok, issues } = validate(payload, named);
        expect(ok).toBe(!issues.some(({ severity }) => severity === 'error'));
      }),
      { ...SEED, numRuns: 1000 },
    );
  });

  test('a spoilt good payload that passes is still a good one', () => {
    const spoil = fc.constantFrom<(old: unknown) => unknown>(
      () => undefined,
      () => null,
      () => 0,
      () => -1,
      () => 1e9,
      () => 0.5,
      () => '1',
      () => '',
      () => [],
      () => ({}),
      () => [0, 1],
      () => true,
      () => 'zz',
      (old) => [old],
      (old) => (Array.isArray(old) ? [...old, ...old] : `${old}`),
      (old) => (typeof old === 'object' ? { ...old, extra: 1 } : old),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...goodJobs),
        fc.array(fc.tuple(fc.nat(), spoil), { minLength: 1, maxLength: 3 }),
        target,
        (good, spoils, name) => {
          let payload: unknown = good;
          for (const [where, change] of spoils) {
            const places = placesIn(payload);
            payload = changed(payload, places[where % places.length]!, change);
          }
          for (const form of [payload, JSON.stringify(payload)]) {
            if (form !== undefined && validate(form, name).ok) expectReallyGood(form);
          }
        },
      ),
      { ...SEED, numRuns: 1500 },
    );
  });

  test('no place takes a value of another type', () => {
    for (const good of goodJobs) {
      for (const place of placesIn(good)) {
        for (const wrong of [{}, [[]], true, { x: 1 }]) {
          const old = at(good, place);
          if (typeof old === typeof wrong && Array.isArray(old) === Array.isArray(wrong) && typeof old !== 'object')
            continue;
          // A map may hold anything or nothing, settings may be empty.
          const may = ['metadata', 'registers', 'settings', 'error_mitigation', 'compilation', 'm'];
          if (may.includes(String(place.at(-1))) && !(wrong === true || 'x' in (wrong as object))) continue;
          expect({ place, ok: validate(changed(good, place, () => wrong)).ok }).toEqual({ place, ok: false });
        }
      }
    }
  });

  test('no object takes a field of another name, but for the maps', () => {
    for (const good of goodJobs) {
      for (const place of placesIn(good)) {
        const old = at(good, place);
        if (typeof old !== 'object' || Array.isArray(old) || ['metadata', 'registers'].includes(String(place.at(-1))))
          continue;
        expect({
          place,
          ok: validate(changed(good, place, (inner) => ({ ...(inner as object), other: 1 }))).ok,
        }).toEqual({ place, ok: false });
      }
    }
  });

  test.each<[string, unknown]>([
    ['two million wires', { targets: Array.from({ length: 2_000_000 }, () => 0) }],
    ['a hundred thousand wires', { targets: Array.from({ length: 99_999 }, (_, k) => k % 50_000) }],
    ['many wrong wires', { controls: Array.from({ length: 90_000 }, () => 'x') }],
  ])('%s in one gate', (_, wires) => {
    const input = { gateset: 'qis', qubits: 3, circuit: [{ gate: 'x', ...(wires as object) }] };
    const { ok, issues } = validate({ type: 'ionq.circuit.v1', backend: 'simulator', input });
    expect(ok).toBe(false);
    expect(issues.length).toBeLessThanOrEqual(1002);
  });

  const circuitJob = (fields: string, gates: string) =>
    `{"type":"ionq.circuit.v1","backend":"simulator",${fields}"input":{"gateset":"qis","qubits":1,"circuit":[${gates}]}}`;
  const circuitsJob = (circuits: string) =>
    `{"type":"ionq.multi-circuit.v1","backend":"simulator","input":{"gateset":"qis","circuits":[${circuits}]}}`;
  const many = (part: (k: number) => string) => Array.from({ length: 200_000 }, (_, k) => part(k)).join();
  const gate = '{"gate":"h","target":0}';

  test.each<[string, string]>([
    [
      'gates that are none',
      circuitJob(
        '',
        many(() => '1'),
      ),
    ],
    ['circuits that are none', circuitsJob(many(() => '{}'))],
    ['fields that are none', circuitJob(`${many((k) => `"f${k}":1`)},`, gate)],
    ['metadata that is no text', circuitJob(`"metadata":{${many((k) => `"m${k}":1`)}},`, gate)],
    ['register bits that are none', circuitsJob(`{"circuit":[${gate}],"registers":{"a":[${many(() => '""')}]}}`)],
  ])('two hundred thousand %s', (_, text) => {
    const { ok, issues } = validate(text);
    expect(ok).toBe(false);
    expect(issues.length).toBeLessThanOrEqual(1001);
  });
});
