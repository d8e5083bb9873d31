import { computed, effect, signal } from '@preact/signals';
import type { Issue } from '../../public/index.js';
import { announce } from '../controls/announce.js';
import { counted } from '../numerals.js';
import { issuesOf } from '../work/issues-of.js';
import type { Native } from '../work/methods/native.js';
import type { TranspileAsk, Transpiled, TranspileNews } from '../work/methods/transpile.js';
import type { Verdicts } from '../work/methods/verdict.js';
import { Newest } from '../work/newest.js';
import { lowering } from '../work/workers.js';
import { parameterValues } from './parameters.js';
import { circuit, circuitNumber, reading } from './reading.js';
import { text } from './source.js';
import { shots, transpileSettings } from './transpile-settings.js';

/** What is being done. */
export type Doing =
  | ({ readonly step: 'transpiling' } & TranspileNews)
  | { readonly step: 'comparing'; readonly share?: number };

/** The last transpilation that was finished, with what was asked. */
export const transpiled = signal<{ readonly ask: TranspileAsk; readonly value: Transpiled } | undefined>(undefined);

/** The same with numbers in place of parameters. */
export const native = signal<Native | undefined>(undefined);

/** Whether it is the same circuit; undefined while that is being found out. */
export const verdicts = signal<Verdicts | undefined>(undefined);

/** Undefined while nothing is. */
export const doing = signal<Doing | undefined>(undefined);

/** Why there is nothing for what is asked now. */
export const failure = signal<readonly Issue[] | undefined>(undefined);

/** What is to be transpiled; undefined where the text that stands there now holds no circuit, or is not read yet. */
const wanted = computed<TranspileAsk | undefined>(() => {
  const isRead = reading.value?.text === text.value && circuit.value !== undefined;
  const ask = { text: text.value, circuit: circuitNumber.value, settings: transpileSettings.value };
  if (!isRead) return undefined;
  // A text that is read anew, and is the same, asks for nothing new.
  if (!isSame(ask, lastWanted)) lastWanted = ask;
  return lastWanted;
});

let lastWanted: TranspileAsk | undefined;

function isSame(ask: TranspileAsk, other: TranspileAsk | undefined): boolean {
  return (
    other !== undefined &&
    ask.text === other.text &&
    ask.circuit === other.circuit &&
    JSON.stringify(ask.settings) === JSON.stringify(other.settings)
  );
}

/** Whether what is shown is of what is asked now. */
export const isCurrent = computed(() => transpiled.value !== undefined && transpiled.value.ask === wanted.value);

/** Gates for which transpiling takes so long that it waits until somebody asks for it. */
const MOST_GATES_UNASKED = 4000;

/** Why transpiling waits for a click, a clause; undefined where it begins by itself. */
const waitsBecause = computed<string | undefined>(() => {
  const { operations = 0 } = circuit.value ?? {};
  if (operations > MOST_GATES_UNASKED) return `the circuit has ${counted(operations, 'gate')}`;
  if (transpileSettings.value.level === 3) return 'level 3 searches for a while';
  return undefined;
});

/** What somebody had ended before it was done. */
const canceled = signal<TranspileAsk | undefined>(undefined);

/** Whether there is something to transpile, and nothing of it was done or has failed. */
const isOpen = computed(
  () => wanted.value !== undefined && !isCurrent.value && doing.value === undefined && failure.value === undefined,
);

/** Why it waits for a click now, a clause; undefined where it does not. */
export const waiting = computed<string | undefined>(() => {
  if (!isOpen.value) return undefined;
  return canceled.value === wanted.value ? 'it was cancelled' : waitsBecause.value;
});

/** Whether something newer than what is shown is to come by itself. */
export const isBusy = computed(() => doing.value !== undefined || (isOpen.value && waiting.value === undefined));

/** Milliseconds without a keystroke after which transpiling begins. */
const PAUSE = 150;

let working = new AbortController();
let comparing = new AbortController();
let watchers = 0;
let stopWatching: (() => void) | undefined;

/** Has the text transpiled whenever it changes, until the function that this gives is called. */
export function watchTranspilation(): () => void {
  watchers++;
  stopWatching ??= begin();
  return () => {
    watchers--;
    if (watchers > 0) return;
    stopWatching?.();
    stopWatching = undefined;
  };
}

/** Transpiles what stands there now, however long that takes. */
export function transpileNow(): void {
  const ask = wanted.peek();
  if (ask !== undefined) void run(ask);
}

/** Ends what is being done, because somebody wants that. */
export function cancelTranspilation(): void {
  end();
  canceled.value = wanted.peek();
}

function end(): void {
  working.abort();
  comparing.abort();
  doing.value = undefined;
}

/** Compares the circuits, however long that takes. */
export function compareNow(): void {
  const values = parameterValues.peek();
  const ask = transpiled.peek()?.ask;
  if (ask !== undefined) void compare({ ask, values }, true);
}

function begin(): () => void {
  const stopTranspiling = effect(() => {
    const ask = wanted.value;
    // What is typed ends what is being done, before it is read.
    text.value;
    if (ask !== undefined && ask === transpiled.peek()?.ask) return undefined;
    end();
    canceled.value = undefined;
    failure.value = undefined;
    if (ask === undefined || waitsBecause.peek() !== undefined) return undefined;
    const clock = setTimeout(() => void run(ask), PAUSE);
    return () => clearTimeout(clock);
  });
  const bindings = new Newest(bind);
  const stopBinding = effect(() => {
    const ask = transpiled.value?.ask;
    const given = { values: parameterValues.value, shots: shots.value };
    if (ask === undefined || !isCurrent.value) return;
    comparing.abort();
    bindings.ask({ ask, ...given });
  });
  return () => {
    stopTranspiling();
    stopBinding();
    end();
  };
}

async function run(ask: TranspileAsk): Promise<void> {
  end();
  working = new AbortController();
  const { signal } = working;
  failure.value = undefined;
  doing.value = { step: 'transpiling' };
  try {
    const value = await lowering.call('transpile', ask, {
      signal,
      onNews: (news) => {
        if (!signal.aborted) doing.value = { ...doing.peek(), step: 'transpiling', ...news };
      },
    });
    verdicts.value = undefined;
    transpiled.value = { ask, value };
  } catch (error) {
    fail(error, signal);
  }
}

type Binding = Parameters<typeof lowering.call<'native'>>[1];

async function bind(given: Binding): Promise<void> {
  try {
    const value = await lowering.call('native', given);
    if (given.ask !== transpiled.peek()?.ask) return;
    native.value = value;
    void compare(given, false);
  } catch (error) {
    if (given.ask === transpiled.peek()?.ask) fail(error, working.signal);
  }
}

/** Compares what is shown; the last verdict stays there until there is another one. */
async function compare(given: Pick<Binding, 'ask' | 'values'>, isPatient: boolean): Promise<void> {
  comparing.abort();
  comparing = new AbortController();
  const { signal } = comparing;
  doing.value = { step: 'comparing' };
  try {
    const { ask, values } = given;
    const found = await lowering.call(
      'verdict',
      { ask, values, isPatient },
      {
        signal,
        onNews: (news) => {
          if (!signal.aborted) doing.value = { step: 'comparing', ...news };
        },
      },
    );
    const isFirst = verdicts.peek() === undefined;
    verdicts.value = found;
    doing.value = undefined;
    // Sliders ask again and again, and say their values themselves.
    if (isFirst) announce(told(found));
  } catch (error) {
    fail(error, signal);
  }
}

function told({ verdict: { equivalent } }: Verdicts): string {
  if (equivalent === null) return 'transpiled; whether it is the same circuit is not decided';
  return equivalent ? 'transpiled, and verified to be the same circuit' : 'transpiled, but not the same circuit';
}

/** What was ended on purpose has not failed. */
function fail(error: unknown, signal: AbortSignal): void {
  if (signal.aborted) return;
  doing.value = undefined;
  failure.value = issuesOf(error, 'UnexpectedFailure');
  announce('the circuit was not transpiled');
}
