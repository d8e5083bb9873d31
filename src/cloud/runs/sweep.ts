import {
  type CircuitData,
  type Evaluable,
  isStated,
  requireEvaluable,
  type StatedCircuit,
} from '../../circuit/index.js';
import { IonloomError, inWords, issue } from '../../errors/index.js';
import { BatchFiller, jsonBytes } from './batches.js';
import { estimatedUsd, requireCost } from './cost-limit.js';
import type { HandleResultsOptions, JobHandle } from './job-handle.js';
import type { CircuitResults } from './job-results.js';
import { type MadeJob, type RunContext, requireValid, submitted } from './launch.js';
import { madeOf, targetFor } from './run.js';
import { callOptions, type RunOptions } from './run-options.js';

/** Values for the parameters of a template: one circuit. */
export type Binding<Parameter extends string = string> = Readonly<Record<Parameter, number>>;

/** A circuit or transpilation with free parameters. */
export interface Template<Parameter extends string = string, Key extends string = string> {
  /** The circuit with these values. */
  bind(values: Binding<Parameter>): Evaluable<string, Key>;
}

/** What one binding of a sweep measured. */
export interface SweepResult<Values extends Binding = Binding, Key extends string = string> {
  /** The number of the binding, from 0. */
  readonly index: number;
  /** The values that were bound. */
  readonly values: Values;
  /** What the circuit with these values measured. */
  readonly results: CircuitResults<Key>;
}

/** One circuit of a sweep. */
interface Bound<Values extends Binding> {
  readonly name: undefined;
  readonly circuit: Evaluable;
  readonly index: number;
  readonly values: Values;
}

interface Launched<Values extends Binding, Key extends string> {
  readonly handle: JobHandle<Key>;
  readonly entries: readonly Bound<Values>[];
}

/** Bytes for what differs between the jobs of a sweep: the token, and the frames that metadata have place for. */
const FRAME_GROWTH = 1_000;

/** Jobs that may wait for their results at once before more are made. */
const MOST_IN_FLIGHT = 8;

/**
 * A template with one binding after the other, in as few jobs of several circuits as the service's limits allow. Going
 * through it submits and reads: bindings are taken as jobs are filled, and results come in their order.
 */
export class Sweep<Values extends Binding = Binding, Key extends string = string>
  implements AsyncIterable<SweepResult<Values, Key>>
{
  readonly #template: Evaluable & Partial<Template>;
  readonly #bindings: Iterable<Values> | AsyncIterable<Values>;
  readonly #options: RunOptions;
  readonly #context: RunContext;
  readonly #handles: JobHandle<Key>[] = [];
  #started = false;

  /** @internal */
  constructor(
    template: unknown,
    bindings: Iterable<Values> | AsyncIterable<Values>,
    options: RunOptions,
    context: RunContext,
  ) {
    requireEvaluable(template, 'sweep');
    const isIterable =
      bindings !== null &&
      typeof bindings === 'object' &&
      (Symbol.iterator in bindings || Symbol.asyncIterator in bindings);
    if (!isIterable) {
      throw new IonloomError(issue('WrongArgument', `the bindings of a sweep are a list, not ${inWords(bindings)}`));
    }
    this.#template = template as Evaluable & Partial<Template>;
    this.#bindings = bindings;
    this.#options = options;
    this.#context = context;
  }

  /** The jobs that were submitted so far. */
  get handles(): readonly JobHandle<Key>[] {
    return [...this.#handles];
  }

  /** Submits all jobs without waiting for results; their handles, in order. */
  async submit(): Promise<readonly JobHandle<Key>[]> {
    for await (const _ of this.#launched()) {
      // Each is remembered as it is submitted.
    }
    return this.handles;
  }

  /** As {@link Sweep.results}, without options. */
  [Symbol.asyncIterator](): AsyncGenerator<SweepResult<Values, Key>, void, void> {
    return this.results();
  }

  /** The results, in the order of the bindings. */
  async *results(options: HandleResultsOptions = {}): AsyncGenerator<SweepResult<Values, Key>, void, void> {
    const { signal, maxRetries, headers } = this.#options;
    const asked = { signal, maxRetries, headers, ...options };
    const waiting: Launched<Values, Key>[] = [];
    for await (const launched of this.#launched()) {
      waiting.push(launched);
      if (waiting.length >= MOST_IN_FLIGHT) yield* resultsOf(waiting.shift()!, asked);
    }
    for (const launched of waiting) yield* resultsOf(launched, asked);
  }

  async *#launched(): AsyncGenerator<Launched<Values, Key>, void, void> {
    if (this.#started) {
      const hint = 'handles has its jobs';
      throw new IonloomError(issue('NotAnswerable', 'this sweep was submitted already', { hint }));
    }
    this.#started = true;
    const { maxCostUsd } = this.#options;
    let batches: AsyncIterable<readonly Bound<Values>[]> | readonly (readonly Bound<Values>[])[] = this.#batches();
    if (maxCostUsd !== undefined) batches = await this.#heldToCost(batches, maxCostUsd);
    let number = 0;
    for await (const entries of batches) {
      const handle = await this.#submitted(entries, number++);
      this.#handles.push(handle);
      yield { handle, entries };
    }
  }

  /** All batches, whose costs together are held to the limit before the first is submitted. */
  async #heldToCost(
    batches: AsyncIterable<readonly Bound<Values>[]>,
    maxCostUsd: number,
  ): Promise<readonly (readonly Bound<Values>[])[]> {
    const all: (readonly Bound<Values>[])[] = [];
    let together = 0;
    for await (const entries of batches) {
      const { payload, circuits } = this.#made(entries);
      together += await estimatedUsd(payload, circuits, this.#context.jobs, callOptions(this.#options));
      all.push(entries);
    }
    requireCost(together, maxCostUsd);
    return all;
  }

  async *#batches(): AsyncGenerator<readonly Bound<Values>[], void, void> {
    const template = await this.#prepared();
    let filler: BatchFiller<Bound<Values>> | undefined;
    let index = 0;
    for await (const values of this.#bindings) {
      const entry: Bound<Values> = { name: undefined, circuit: template.bind(values), index: index++, values };
      filler ??= new BatchFiller(this.#frameBytes(entry));
      const full = filler.add(entry);
      if (full !== undefined) yield full;
    }
    const rest = filler?.take() ?? [];
    if (rest.length > 0) yield rest;
  }

  /** The bytes of a job of the sweep beside its circuits, which differ in nothing else. */
  #frameBytes(entry: Bound<Values>): number {
    const { payload } = this.#made([entry]);
    return jsonBytes({ ...payload, input: { ...(payload.input as object), circuits: [] } }) + FRAME_GROWTH;
  }

  /** The template, transpiled once for all bindings where that was asked for. */
  async #prepared(): Promise<Template> {
    const { transpile = false, signal } = this.#options;
    const template = this.#template;
    const isLowered = transpile === false || isStated(template);
    const prepared: unknown = isLowered
      ? template
      : await (await import('../../transpile/index.js')).transpileAsync(
          template as CircuitData,
          await targetFor(this.#options, this.#context),
          { ...(transpile === true ? {} : transpile), ...(signal === undefined ? {} : { signal }) },
        );
    if (typeof (prepared as Partial<Template>).bind === 'function') return prepared as Template;
    const message = 'a sweep takes a circuit or transpilation with its methods, since it binds values';
    throw new IonloomError(issue('WrongArgument', message));
  }

  #made(entries: readonly Bound<Values>[]): MadeJob {
    return madeOf(entries, true, this.#options);
  }

  async #submitted(entries: readonly Bound<Values>[], number: number): Promise<JobHandle<Key>> {
    const { clientToken, validate } = this.#options;
    const job = this.#made(entries);
    const options = { ...this.#options, ...(clientToken ? { clientToken: `${clientToken}/${number}` } : {}) };
    if (validate !== false) await requireValid(job.payload, options, this.#context);
    return (await submitted(job, options, this.#context)) as JobHandle<Key>;
  }
}

async function* resultsOf<Values extends Binding, Key extends string>(
  { handle, entries }: Launched<Values, Key>,
  options: HandleResultsOptions,
): AsyncGenerator<SweepResult<Values, Key>, void, void> {
  const { circuits } = await handle.results(options);
  for (const [position, { index, values }] of entries.entries()) {
    yield { index, values, results: circuits[position]! };
  }
}

/** What a sweep takes as its template. */
export type SweepTemplate<Parameter extends string, Key extends string> = Template<Parameter, Key> &
  (CircuitData<'qis' | 'native', number, Parameter, Key> | StatedCircuit<'qis' | 'native', number, Parameter, Key>);
