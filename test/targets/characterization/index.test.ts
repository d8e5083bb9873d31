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

  it('takes a median before a mean, and believes no fidelity of exactly 1', () => {
    const fidelity = { '1q': { mean: 0.99, median: 0.999 }, '2q': { median: null, mean: 0.98 }, spam: { median: 1 } };
    const result = targetFrom({ ...v04, fidelity });
    expect(result.target.fidelity).toMatchObject({ oneQubit: 0.999, twoQubit: 0.98 });
    expect(ignoredPaths(result)).toEqual(['fidelity.spam']);
  });

  it('believes t2 up to twice t1, the most that physics allows', () => {
    const { target, ignored } = targetFrom({ ...v04, timing: { t1: 1, t2: 2 } });
    expect([target.timing?.t1, target.timing?.t2, ignored]).toEqual([1, 2, []]);
  });

  it('guesses a percentage', () => {
    const { ignored } = targetFrom({ ...v04, fidelity: { '2q': { median: 99.5 } } });
    expect(ignored[0]?.hint).toContain('percentage');
  });

  it('takes the mean where the median is null', () => {
    const { target } = targetFrom({ ...v04, fidelity: { '2q': { median: null, mean: 0.97 } } });
    expect(target.fidelity?.twoQubit).toBe(0.97);
  });

  it('leaves out coherence times that contradict each other', () => {
    const result = targetFrom({ ...v04, timing: { t1: 0.1, t2: 1 } });
    expect(ignoredPaths(result)).toEqual(['timing.t2']);
    expect(result.target.timing).toMatchObject({ t1: 100, t2: 1 });
  });

  it('reads whole seconds', () => {
    expect(targetFrom({ ...v04, timing: { t1: 10, t2: 1 } }).target.timing).toMatchObject({ t1: 10, t2: 1 });
  });

  describe('connectivity', () => {
    it.each([
      ['missing', undefined, 0],
      ['null', null, 0],
      ['empty', [], 1],
      ['not a list', 'all', 1],
      [
        'complete',
        [
          [0, 1],
          [0, 2],
          [1, 2],
        ],
        0,
      ],
      [
        'complete with repeats',
        [
          [1, 0],
          [0, 1],
          [2, 0],
          [1, 2],
          [2, 1],
        ],
        0,
      ],
    ])('%s means all-to-all', (_, connectivity, notes) => {
      const { target, ignored } = targetFrom({ backend: 'qpu.aria-1', qubits: 3, connectivity });
      expect(target.connectivity).toBe('all-to-all');
      expect(ignored).toHaveLength(notes);
    });

    it('leaves out what is no pair of the machine and reports each', () => {
      const result = targetFrom({
        backend: 'qpu.aria-1',
        qubits: 3,
        connectivity: [[0, 1], [1, 1], [0, 3], [0], [0, 1, 2], ['0', '1'], null, [0.5, 1], [-1, 0], [2, 1]],
      });
      expect(result.target.connectivity).toMatchObject({
        pairs: [
          [0, 1],
          [1, 2],
        ],
      });
      expect(ignoredPaths(result)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((index) => `connectivity.${index}`));
    });

    it('is fine without pairs on one qubit', () => {
      expect(targetFrom({ backend: 'qpu.aria-1', qubits: 1, connectivity: [] }).ignored).toEqual([]);
    });
  });

  it('reports dates it cannot read, and reads a time without zone as UTC', () => {
    expect(targetFrom({ ...v04, date: '2026-06-16 12:30' }).target.sources.qubits).toContain(
      '2026-06-16T12:30:00.000Z',
    );
    for (const date of ['soon', '2026-13-45', 1e15, -5, {}, Number.NaN]) {
      expect(ignoredPaths(targetFrom({ ...v04, date }))).toEqual(['date']);
    }
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
    expect(errorOf({ ...v04, backend: 'qpu.tempo-1' }, forte).code).toBe('BackendMismatch');
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

  it.each([
    ['1q', 135, 'microseconds? 135 us are 0.000135 s'],
    ['1q', 0.135, 'milliseconds? 0.135 ms are 0.000135 s'],
    ['2q', 0.97, 'milliseconds? 0.97 ms are 0.00097 s'],
    ['2q', 970_000, 'nanoseconds? 970000 ns are 0.00097 s'],
    ['readout', 150, 'microseconds? 150 us are 0.00015 s'],
    ['readout', 0.15, 'milliseconds? 0.15 ms are 0.00015 s'],
    ['reset', 20, 'microseconds? 20 us are 0.00002 s'],
    ['t1', 1e8, 'milliseconds? 100000000 ms are 100000 s'],
    ['t2', 1e6, 'milliseconds? 1000000 ms are 1000 s'],
    ['1q', 1e-10, undefined],
    ['2q', 1e-9, undefined],
    ['t2', 1e-6, undefined],
    ['t1', 1e30, undefined],
  ])('does not believe a time %s of %d seconds, and says which unit it may be in', (name, value, hint) => {
    const result = targetFrom({ ...v04, timing: { [name]: value } });
    expect(result.ignored).toMatchObject([{ code: 'IgnoredValue', severity: 'warning', path: ['timing', name] }]);
    expect(result.ignored[0]!.hint).toBe(hint);
    expect(result.target.timing).toEqual(findTarget('qpu.forte-1').timing);
  });

  it('takes a base, and assumes zz where nothing names one', () => {
    const base = customTarget({ name: 'lab', entanglers: ['ms'] });
    expect(targetFrom(v04, base).target).toMatchObject({ name: 'lab', entanglers: ['ms'], qubits: 4 });
    const unknown = targetFrom({ ...v04, backend: 'qpu.tempo-1' });
    expect(unknown.target).toMatchObject({ name: 'qpu.tempo-1', entanglers: ['zz'] });
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
