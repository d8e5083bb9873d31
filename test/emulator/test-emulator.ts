import { createEmulator, type EmulatorOptions } from '../../src/emulator/index.js';
import { OwnThreadRunner } from '../../src/emulator/runner/own-thread-runner.js';
import { KnownRunner } from '../service/known-runner.js';
import { VirtualClock } from '../service/virtual-clock.js';

/** A key that can be found wherever it leaks to. */
export const KEY = 'key-that-nobody-may-see';

/** Where the emulator stands in tests: nobody listens there. */
export const ORIGIN = 'http://localhost:1';

// biome-ignore lint/suspicious/noExplicitAny: what a test reads of an answer, it also holds to what it expects.
export type Json = any;

/** An answer that was read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json;
}

/** A request as tests write it. */
export interface Question {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The body as text, whatever it is. */
  readonly text?: string;
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** An emulator with a clock that stands still until a test lets time pass. */
export function testEmulator({
  clock = new VirtualClock(),
  ...options
}: EmulatorOptions & { clock?: VirtualClock } = {}) {
  const known = new KnownRunner(new OwnThreadRunner());
  const world = { now: () => clock.now(), after: clock.after.bind(clock) };
  const emulator = createEmulator({ runner: known, world, ...options });

  /** Lets everything be computed that was accepted. */
  async function settled(): Promise<void> {
    for (let quiet = 0; quiet < 2; ) {
      await turn();
      quiet = known.pending === 0 ? quiet + 1 : 0;
    }
  }

  function request(path: string, { method = 'GET', body, text, headers = {} }: Question = {}): Request {
    const authorization = `apiKey ${KEY}`;
    const content = text ?? (body === undefined ? undefined : JSON.stringify(body));
    const init = { method, headers: { authorization, ...headers } };
    return new Request(
      `${ORIGIN}${path}`,
      content === undefined || method === 'GET' ? init : { ...init, body: content },
    );
  }

  /** Asks below `/v0.4`, or anywhere for a path that begins with `//`; the body of a GET goes beside the request. */
  async function ask(path: string, question: Question = {}): Promise<Answer> {
    const { method = 'GET', body } = question;
    const bindings = method === 'GET' && body !== undefined ? { body: JSON.stringify(body) } : {};
    const place = path.startsWith('//') ? path.slice(1) : `/v0.4${path}`;
    const response = await emulator.fetch(request(place, question), bindings);
    const { status, headers } = response;
    const text = await response.text();
    return { status, headers, body: text === '' ? undefined : JSON.parse(text) };
  }

  const post = (path: string, body: unknown) => ask(path, { method: 'POST', body });

  /** The id of a job that was accepted. */
  async function submit(job: object): Promise<string> {
    const { status, body } = await post('/jobs', job);
    if (status !== 201) throw new Error(`${status}: ${JSON.stringify(body)}`);
    return body.id;
  }

  /** The same of a job that was computed as well. */
  async function run(job: object): Promise<string> {
    const id = await submit(job);
    await settled();
    return id;
  }

  const job = async (id: string): Promise<Json> => (await ask(`/jobs/${id}`)).body;

  return { emulator, clock, ask, post, submit, run, job, settled, request };
}

export type TestEmulator = ReturnType<typeof testEmulator>;

/** A Bell pair. */
export const bell = [
  { gate: 'h', target: 0 },
  { gate: 'cnot', control: 0, target: 1 },
];

/** A job of a circuit. */
export function circuitJob(more: object = {}, circuit: readonly object[] = bell): object {
  const input = { gateset: 'qis', qubits: 2, circuit };
  return { type: 'ionq.circuit.v1', backend: 'simulator', shots: 100, input, ...more };
}

/** A job of several circuits. */
export function multiJob(circuits: readonly (readonly object[])[], more: object = {}): object {
  const input = { gateset: 'qis', qubits: 2, circuits: circuits.map((circuit, k) => ({ name: `c${k}`, circuit })) };
  return { type: 'ionq.multi-circuit.v1', backend: 'simulator', shots: 100, input, ...more };
}
