import { describe, expect, it } from 'vitest';
import { IonQ } from '../src/public/cloud.js';
import * as draw from '../src/public/draw.js';
import * as library from '../src/public/index.js';
import { circuit, IonloomError } from '../src/public/index.js';
import * as ionq from '../src/public/ionq.js';
import * as observe from '../src/public/observe.js';
import * as qasm from '../src/public/qasm.js';
import * as simulate from '../src/public/simulate.js';
import * as targets from '../src/public/targets.js';
import * as tasks from '../src/public/tasks.js';
import * as transpile from '../src/public/transpile.js';
import * as validate from '../src/public/validate.js';
import * as verify from '../src/public/verify.js';
import { EmulatedService } from './service/emulated-service.js';

/*
 * Plain JavaScript gets our sentences: whatever is passed to a public function, it answers or says what it wants.
 */
type Untyped = (...anything: readonly unknown[]) => unknown;

const faces = {
  ...draw,
  ...ionq,
  ...observe,
  ...qasm,
  ...simulate,
  ...targets,
  ...tasks,
  ...transpile,
  ...validate,
  ...verify,
  ...library,
};
/** Functions that are told apart from classes by how they are named. */
const functions = Object.entries(faces).filter(
  (entry): entry is [string, Untyped & (typeof entry)[1]] => typeof entry[1] === 'function' && /^[a-z]/.test(entry[0]),
);

const bell = circuit(2).h(0).cnot(0, 1);
const values: readonly (readonly [string, unknown])[] = [
  ['nothing', undefined],
  ['null', null],
  ['a number', 3],
  ['a text', 'text'],
  ['an empty object', {}],
  ['a list', [1, 'x']],
  ['a function', () => undefined],
  ['a circuit', bell],
];

/** What went wrong other than in our words. */
async function rawFailure(call: () => unknown): Promise<string | undefined> {
  try {
    const result: unknown = call();
    // Generators and promises fail when they are used.
    if (typeof (result as PromiseLike<unknown> | undefined)?.then === 'function') await result;
    const items = (result as AsyncIterable<unknown> | undefined)?.[Symbol.asyncIterator]?.();
    await items?.next();
    await items?.return?.();
    return undefined;
  } catch (error) {
    return error instanceof IonloomError ? undefined : String(error);
  }
}

/** These print what an error holds, which nobody makes by hand. */
const WITHOUT_CHECKS = new Set(['formatIssue', 'formatPath']);

describe('every public function answers or says what it wants', () => {
  it.each(functions.filter(([name]) => !WITHOUT_CHECKS.has(name)))('%s', async (name, call) => {
    const raw: string[] = [];
    for (const [first, a] of values) {
      for (const [second, b] of values) {
        for (const [third, c] of values) {
          const failure = await rawFailure(() => (call as Untyped)(a, b, c));
          if (failure !== undefined) raw.push(`${name}(${first}, ${second}, ${third}): ${failure}`);
        }
      }
    }
    expect(raw).toEqual([]);
  });
});

/** Everything that a client has methods on; a service of their own answers, and time passes as it is waited for. */
async function cloudObjects(): Promise<readonly (readonly [string, object])[]> {
  const service = new EmulatedService({ emulator: { policy: { kind: 'immediate' } } });
  let time = 0;
  const surroundings = {
    now: () => time,
    after: (milliseconds: number, callback: () => void) => {
      // What only ends requests that take too long never comes.
      if (milliseconds >= 60_000) return () => undefined;
      time += milliseconds;
      const timer = setImmediate(callback);
      return () => clearImmediate(timer);
    },
    random: () => 0,
    token: () => `token-${time++}`,
    environment: {},
  };
  const ionq = new IonQ({ apiKey: 'key', fetch: service.fetch as typeof fetch, maxRetries: 0, surroundings });
  const handle = await ionq.run(bell.measure('m', 0), { backend: 'qpu.forte-1' });
  const results = await handle.results();
  return [
    ['a client', ionq],
    ['its jobs', ionq.jobs],
    ['their variants', ionq.jobs.variants],
    ['its backends', ionq.backends],
    ['its sessions', ionq.sessions],
    ['a list of jobs', ionq.jobs.list()],
    ['a session', await ionq.sessions.create({ backend: 'qpu.forte-1' })],
    ['a handle', handle],
    ['an answer about a job', await ionq.jobs.get(handle.id)],
    ['the results of a job', results],
    ['the results of its circuit', results.circuits[0]!],
    ['a sweep', ionq.sweep(circuit(1).rx('a', 0), [{ a: 1 }], { backend: 'simulator' })],
  ];
}

const transpilation = library.transpile(bell, 'qpu.forte-1');
const objects: readonly (readonly [string, object])[] = [
  ['a circuit', bell],
  ['a native circuit', transpilation.circuit],
  ['a transpilation', transpilation],
  ['a state', library.finalState(bell)],
  ['a mixed state', library.densityMatrixSimulator.run(bell)],
  ['a stabilizer state', library.stabilizerSimulator.run(bell)],
  ['measurements', observe.measurementsFor('ZZ', bell)],
  ['shifted circuits', observe.parameterShift(circuit(1).rx('a', 0), 'Z')],
  ['a result', library.simulate(bell, { shots: 10 })],
  ['an angle', library.param('theta')],
  ...(await cloudObjects()),
];
const methods = objects.flatMap(([what, object]) => {
  const isPlain = Object.hasOwn(object, 'bind') || Object.getPrototypeOf(object) === Object.prototype;
  const holder = isPlain ? object : Object.getPrototypeOf(object);
  return Object.getOwnPropertyNames(holder)
    .filter((name) => name !== 'constructor' && typeof (object as Record<string, unknown>)[name] === 'function')
    .map((name) => [what, name, object] as const);
});

describe('every method answers or says what it wants', () => {
  it.each(methods)('%s: %s', async (_, name, object) => {
    const raw: string[] = [];
    const method = (object as Record<string, Untyped>)[name]!.bind(object);
    for (const [first, a] of values) {
      for (const [second, b] of values) {
        for (const [third, c] of values) {
          const failure = await rawFailure(() => method(a, b, c));
          if (failure !== undefined) raw.push(`${name}(${first}, ${second}, ${third}): ${failure}`);
        }
      }
    }
    expect(raw).toEqual([]);
  });
});

describe('a client', () => {
  it.each(values)('of %s is made, or what it wants is said', async (_, options) => {
    expect(await rawFailure(() => new (IonQ as unknown as new (options: unknown) => object)(options))).toBeUndefined();
  });
});

/** What is said of a call. */
function said(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (error instanceof IonloomError) return error.issues.map(library.formatIssue).join('\n');
    throw error;
  }
  return 'nothing';
}

describe('what is said', () => {
  const untyped = { ...targets, ...library } as unknown as Record<string, Untyped>;

  it('where there is no circuit', () => {
    const hint = '\n  hint: circuit(n) starts one, parseQasm and decodeCircuit read one';
    expect(said(() => untyped['simulate']!(undefined))).toBe(`simulate takes a circuit, not undefined${hint}`);
    expect(said(() => untyped['transpile']!({}))).toBe(
      `transpile takes a circuit, not an object of another kind${hint}`,
    );
    expect(said(() => untyped['verify']!(bell))).toBe(`verify takes a circuit, not undefined${hint}`);
    expect(said(() => untyped['drawText']!('h 0'))).toBe(`drawText takes a circuit, not "h 0"${hint}`);
  });

  it('where there is no target', () => {
    expect(said(() => untyped['transpile']!(bell))).toContain('transpile takes a target or its name, not undefined');
    expect(said(() => untyped['transpile']!(bell, 'qpu.fort-1'))).toContain('did you mean qpu.forte-1?');
    expect(said(() => untyped['estimatePrice']!(null, {}))).toContain('estimatePrice takes a target or its name');
  });

  it('of what estimates and results are made from', () => {
    expect(said(() => untyped['estimateDuration']!('ideal'))).toBe(
      'what estimateDuration takes after the target, such as the operations of a circuit, is a list, not undefined',
    );
    expect(said(() => untyped['estimateDuration']!('qpu.forte-1', ['x']))).toBe(
      'a gate of estimateDuration is an object, not "x"',
    );
    expect(said(() => untyped['estimatePrice']!('qpu.forte-1', { pulses: -1, shots: 10 }))).toBe(
      'pulses: estimatePrice takes a number from 0 as pulses, not -1\n' +
        'entanglingGates: estimatePrice takes a number from 0 as entanglingGates, not undefined',
    );
    expect(said(() => untyped['estimateFidelity']!('qpu.forte-1', { pulses: 3, entanglingGates: 1 }))).toContain(
      'a number from 0 as entanglingAngle, not undefined',
    );
    expect(said(() => untyped['decodeProbabilities']!({ 0: 1 }, { circuit: bell }))).toContain(
      'results are read for the circuit that ran, not for an object of another kind',
    );
    const read = library.decodeProbabilities({ 0: 1 }, bell) as unknown as Record<string, Untyped>;
    expect(said(() => read['get']!(0n))).toContain('there is no measurement 0');
    const all = read['all'] as unknown as Record<string, Untyped>;
    expect(said(() => all['marginal']!())).toBe('what marginal takes is a list, not undefined');
    expect(said(() => all['marginal']!([0], 3))).toBe('what marginal takes as labels is a list, not 3');
  });

  it('of options that there are not, all at once', () => {
    const options = { shot: 100, sed: 7, engine: 'auto' };
    expect(said(() => untyped['simulate']!(bell, options))).toBe(
      "shot: simulate has no option 'shot'\n  hint: did you mean shots?\n" +
        "sed: simulate has no option 'sed'\n  hint: did you mean seed?",
    );
    expect(said(() => untyped['simulate']!(bell, 1000))).toBe(
      'the options of simulate are 1000\n  hint: they are named, as in { shots: ... }',
    );
    expect(said(() => untyped['transpile']!(bell, 'ideal', { optimisation: 2 }))).toContain(
      "transpile has no option 'optimisation'",
    );
    expect(said(() => untyped['parseQasm']!('', { filename: 'a' }))).toContain("parseQasm has no option 'filename'");
    expect(said(() => untyped['circuitJob']!(bell))).toContain('the options of circuitJob are undefined');
    expect(said(() => untyped['circuitJob']!(bell, { bakend: 'simulator' }))).toContain('did you mean backend?');
  });
});

describe('options inside options', () => {
  const untyped = { ...targets, ...library } as unknown as Record<string, Untyped>;

  it('are refused by name too', () => {
    const job = { backend: 'simulator', compilation: { gatebasis: 'ZZ' } };
    expect(said(() => untyped['circuitJob']!(bell, job))).toContain('did you mean gateBasis?');
    const noise = { r1q: 0, r2q: 0, readuot: 0.1 };
    expect(said(() => untyped['simulate']!(bell, { noise }))).toContain('did you mean readout?');
    const several = { backend: 'simulator', gateset: 'qis' };
    expect(said(() => untyped['multiCircuitJob']!([bell], several))).toContain("no option 'gateset'");
  });
});

describe('observables are also written by string', () => {
  it('as records of coefficients', () => {
    const state = library.finalState(bell);
    const sum = { terms: ['ZZ', 'X0'], coefficients: [0.5, 2] };
    expect(state.expectation({ ZZ: 0.5, X0: 2 })).toBe(state.expectation(sum));
    expect(library.moments(state, { ZZ: 1, XX: 1 })).toEqual(
      library.moments(state, { terms: ['ZZ', 'XX'], coefficients: [1, 1] }),
    );
    expect(library.simulate(bell).moments({ ZZ: 1 }).mean).toBeCloseTo(1);
    expect(library.hamiltonianEnergy(bell, { hamiltonian: { XX: -1 } }).value).toBeCloseTo(-1);
  });

  it('and other things are none', () => {
    const state = library.finalState(bell) as unknown as Record<string, Untyped>;
    expect(said(() => state['expectation']!({ ZZ: '1' }))).toContain(
      'an observable is Pauli strings with coefficients',
    );
    expect(said(() => state['expectation']!({ AB: 1 }))).toContain('Pauli string');
  });
});
