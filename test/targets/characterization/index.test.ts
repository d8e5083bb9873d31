import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IonloomError } from '../../../src/errors/index.js';
import {
  type CharacterizedTarget,
  customTarget,
  findTarget,
  type Target,
  targetFrom,
} from '../../../src/targets/index.js';

const v04 = {
  id: '617a1f8b-59d4-435d-aa33-695433d7155e',
  backend: 'qpu.forte-1',
  date: '2026-06-16T00:00:00Z',
  qubits: 4,
  connectivity: [
    [0, 1],
    [2, 1],
    [3, 2],
  ],
  fidelity: {
    '1q': { median: 0.9998, stderr: null },
    '2q': { median: 0.9946, stderr: 0 },
    spam: { median: 0.9962, stderr: null },
  },
  timing: { '1q': 0.00013, '2q': 0.00097, readout: 0.00015, reset: 0.00005, t1: 100, t2: 1 },
};

const v03 = {
  id: 'aa54e783-0a9b-4f73-ad2f-63983b6aa4a8',
  backend: 'qpu.harmony',
  date: 1594757413,
  qubits: 11,
  fidelity: { '1q': { mean: 0.99717 }, '2q': { mean: 0.9696 }, spam: { mean: 0.9961, stderr: 0.0002 } },
  timing: { '1q': 0.00001, '2q': 0.0002, readout: 0.00013, reset: 0.00002, t1: 10000, t2: 0.2 },
};

function ignoredPaths({ ignored }: CharacterizedTarget): readonly string[] {
  return ignored.map(({ path }) => (path ?? []).join('.'));
}

function errorOf(document: unknown, base?: Target): IonloomError {
  try {
    targetFrom(document, base);
  } catch (error) {
    if (error instanceof IonloomError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('targetFrom', () => {
  it('reads a v0.4 document', () => {
    const { target, ignored } = targetFrom(v04);
    expect(ignored).toEqual([]);
    expect(target).toMatchObject({
      name: 'qpu.forte-1',
      kind: 'qpu',
      qubits: 4,
      entanglers: ['zz'],
      fidelity: { oneQubit: 0.9998, twoQubit: 0.9946, readout: 0.9962 },
      timing: { oneQubit: 0.00013, twoQubit: 0.00097, readout: 0.00015, reset: 0.00005, t1: 100, t2: 1 },
      prices: findTarget('qpu.forte-1').prices,
      connectivity: {
        pairs: [
          [0, 1],
          [1, 2],
          [2, 3],
        ],
      },
    });
    expect(target.cost.pulseWeight).toBeCloseTo(0.0002 / 0.0054, 9);
    expect(target.sources.fidelity).toContain('617a1f8b-59d4-435d-aa33-695433d7155e of 2026-06-16T00:00:00.000Z');
  });

  it('reads a v0.3 document', () => {
    const { target, ignored } = targetFrom(v03);
    expect(ignored).toEqual([]);
    expect(target).toMatchObject({
      name: 'qpu.harmony',
      status: 'retired',
      entanglers: ['ms'],
      connectivity: 'all-to-all',
      fidelity: { oneQubit: 0.99717, twoQubit: 0.9696, readout: 0.9961 },
    });
    expect(target.sources.qubits).toContain('2020-07-14T20:10:13.000Z');
  });

  it('keeps the value of the base for what is null, absent or implausible, and says so', () => {
    const result = targetFrom({
      backend: 'qpu.forte-1',
      qubits: 36,
      fidelity: { '1q': { median: 0.69, stderr: 0 }, '2q': null, spam: { median: 0.5, stderr: null } },
      timing: { '1q': 130, '2q': 0, readout: null, t1: 'long' },
    });
    const forte = findTarget('qpu.forte-1');
    expect(result.target.fidelity).toEqual(forte.fidelity);
    expect(result.target.timing).toEqual(forte.timing);
    expect(result.target.cost).toEqual(forte.cost);
    expect(result.target.sources.fidelity).toBe(forte.sources.fidelity);
    expect(ignoredPaths(result)).toEqual([
      'fidelity.1q',
      'fidelity.2q',
      'fidelity.spam',
      'timing.1q',
      'timing.2q',
      'timing.readout',
      'timing.t1',
    ]);
    expect(result.ignored.every(({ severity, code }) => severity === 'warning' && code === 'IgnoredValue')).toBe(true);
  });

  it('takes zeros for unknown and no list of pairs for all-to-all, as forte-1 answers', () => {
    const { target, ignored } = targetFrom({
      backend: 'qpu.forte-1',
      qubits: 36,
      fidelity: { '1q': { median: 0 }, spam: { median: 0.9965, stderr: 0 } },
      timing: { '1q': 0, '2q': 0, readout: 0, reset: 0, t1: 100, t2: 1 },
    });
    const forte = findTarget('qpu.forte-1');
    expect(target.connectivity).toBe('all-to-all');
    expect(target.timing).toEqual(forte.timing);
    expect(target.fidelity).toEqual({ ...forte.fidelity, readout: 0.9965 });
    expect(ignored.map(({ message }) => message)).toEqual(
      Array.from({ length: 5 }, () => expect.stringContaining('is 0, which stands for unknown')),
    );
  });

  it('reports fields it does not know', () => {
    const result = targetFrom({ ...v04, mood: 'good', fidelity: { ...v04.fidelity, '3q': { median: 0.9 } } });
    expect(ignoredPaths(result)).toEqual(['mood', 'fidelity.3q']);
  });

  it('reads the first entry of a list answer', () => {
    const result = targetFrom({ characterizations: [v04, v03] });
    expect(result.target.name).toBe('qpu.forte-1');
    expect(ignoredPaths(result)).toEqual(['characterizations']);
  });

  it('is of the machine of the catalogue that it is read for, whatever the spelling of its name', () => {
    const forte = findTarget('qpu.forte-1');
    expect(targetFrom(v04, forte).target).toMatchObject({ name: 'qpu.forte-1', qubits: 4 });
    expect(targetFrom({ ...v04, backend: 'Forte-1' }, forte).target.name).toBe('qpu.forte-1');
    const { backend: _, ...nameless } = v04;
    expect(targetFrom(nameless, forte).target.name).toBe('qpu.forte-1');
    for (const base of ['qpu.aria-1', 'ideal', 'simulator:forte-1']) {
      expect(errorOf(v04, findTarget(base)).issues).toMatchObject([
        { code: 'BackendMismatch', path: ['backend'], expected: base, received: 'qpu.forte-1' },
      ]);
    }
    expect(errorOf({ ...v04, backend: 'qpu.unheard-of-1' }, forte).code).toBe('BackendMismatch');
  });

  it('has no more qubits than the machine that it is read for', () => {
    const forte = findTarget('qpu.forte-1');
    expect(targetFrom({ ...v04, qubits: 36 }, forte).target.qubits).toBe(36);
    expect(errorOf({ ...v04, qubits: 37 }, forte)).toMatchObject({
      code: 'InvalidCharacterization',
      issues: [{ path: ['qubits'], expected: 'at most 36', received: '37' }],
    });
    // A document that stands for itself may know of more than the catalogue, which is worth a word.
    const result = targetFrom({ ...v04, qubits: 64 });
    expect([result.target.qubits, ignoredPaths(result)]).toEqual([64, ['qubits']]);
    expect(targetFrom({ ...v04, qubits: 64 }, customTarget({ name: 'lab', entanglers: ['zz'] })).target.qubits).toBe(
      64,
    );
  });

  it('takes a base, and assumes zz where nothing names one', () => {
    const base = customTarget({ name: 'lab', entanglers: ['ms'] });
    expect(targetFrom(v04, base).target).toMatchObject({ name: 'lab', entanglers: ['ms'], qubits: 4 });
    const unknown = targetFrom({ ...v04, backend: 'qpu.unheard-of-1' });
    expect(unknown.target).toMatchObject({ name: 'qpu.unheard-of-1', entanglers: ['zz'] });
    expect(ignoredPaths(unknown)).toEqual(['backend']);
  });

  it.each([
    [null],
    [undefined],
    ['text'],
    [5],
    [[]],
    [[v04]],
    [{ characterizations: null }],
    [{ characterizations: [] }],
  ])('refuses %j', (document) => {
    expect(errorOf(document).code).toBe('InvalidCharacterization');
  });

  it.each([[undefined], [null], [0], [-1], [1.5], ['36'], [Number.NaN], [Number.POSITIVE_INFINITY]])(
    'refuses %j qubits and reports the rest with it',
    (qubits) => {
      const error = errorOf({ ...v04, qubits, timing: { '1q': -1 } });
      expect(error.code).toBe('InvalidCharacterization');
      expect(error.issues.map(({ path }) => path?.join('.')).sort()).toEqual(['qubits', 'timing.1q']);
    },
  );

  it('is not fooled by prototypes', () => {
    const polluted: unknown = JSON.parse(
      '{"qubits":2,"backend":"qpu.aria-1","__proto__":{"fidelity":{"2q":{"median":0.91}}},"constructor":{"x":1}}',
    );
    const result = targetFrom(polluted);
    expect(result.target.fidelity).toEqual(findTarget('qpu.aria-1').fidelity);
    expect(ignoredPaths(result)).toEqual(['__proto__', 'constructor']);
    expect('fidelity' in {}).toBe(false);
    const inherited = Object.create({ qubits: 5 }) as object;
    expect(errorOf(inherited).code).toBe('InvalidCharacterization');
  });
});

describe('targetFrom on mutated documents', () => {
  const junk = fc.oneof(
    fc.constantFrom(null, undefined, 0, -1, 1, 0.5, 1e300, Number.NaN, Number.NEGATIVE_INFINITY, '', '0.99', true),
    fc.jsonValue(),
    fc.constantFrom([[]], [[0, 1]], {}, { median: null }, { mean: 'x' }),
  );
  const leaves = [
    ['id'],
    ['backend'],
    ['date'],
    ['qubits'],
    ['connectivity'],
    ['connectivity', 1],
    ['connectivity', 2, 0],
    ['fidelity'],
    ['fidelity', '1q'],
    ['fidelity', '2q', 'median'],
    ['fidelity', 'spam', 'stderr'],
    ['timing'],
    ['timing', '1q'],
    ['timing', 't2'],
    ['timing', '__proto__'],
    ['extra'],
  ] as const;
  const mutations = fc.array(fc.tuple(fc.constantFrom(...leaves), junk), { minLength: 1, maxLength: 6 });

  function mutate(document: object, changes: readonly (readonly [readonly (string | number)[], unknown])[]): unknown {
    const copy = structuredClone(document) as Record<string | number, unknown>;
    for (const [path, value] of changes) {
      let place: unknown = copy;
      for (const step of path.slice(0, -1)) place = (place as Record<string | number, unknown> | null)?.[step];
      if (typeof place !== 'object' || place === null) continue;
      Object.defineProperty(place, path.at(-1)!, { value, enumerable: true, configurable: true, writable: true });
    }
    return copy;
  }

  it('gives a coherent target or an error of ours', () => {
    fc.assert(
      fc.property(fc.constantFrom(v04, v03), mutations, (document, changes) => {
        let result: CharacterizedTarget;
        try {
          result = targetFrom(mutate(document, changes));
        } catch (error) {
          expect(error).toBeInstanceOf(IonloomError);
          expect((error as IonloomError).code).toBe('InvalidCharacterization');
          return;
        }
        const { target, ignored } = result;
        expect(target.qubits).toBeGreaterThanOrEqual(1);
        // What comes out must satisfy everything that a target stated by hand must satisfy.
        expect(() => customTarget(target)).not.toThrow();
        for (const seconds of Object.values(target.timing ?? {})) expect(seconds === null || seconds > 0).toBe(true);
        if (target.connectivity !== 'all-to-all') {
          for (const [a, b] of target.connectivity.pairs) expect(a < b && b < target.qubits!).toBe(true);
        }
        for (const note of ignored) expect(note.severity).toBe('warning');
      }),
      { seed: 20261120, numRuns: 2000 },
    );
  });

  it('survives any JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        try {
          targetFrom(value);
        } catch (error) {
          expect(error).toBeInstanceOf(IonloomError);
        }
      }),
      { seed: 20261120, numRuns: 500 },
    );
  });
});
