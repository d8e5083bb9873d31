import { useEffect, useRef, useState } from 'preact/hooks';
import type { Issue } from '../../public/index.js';
import { issuesOf } from '../work/issues-of.js';
import type { Given, MethodName, News, Value } from '../work/methods/index.js';
import { laboratory } from '../work/workers.js';

/** Where a computation of the laboratory stands. */
export interface Computation<Name extends MethodName> {
  /** The last value that there was; it stays while the next one is computed. */
  readonly value: Value<Name> | undefined;
  /** Whether the value belongs to what is asked for now. */
  readonly isCurrent: boolean;
  readonly isBusy: boolean;
  /** Why there is no value for what is asked for now; empty where nothing failed. */
  readonly issues: readonly Issue[];
  readonly start: () => void;
  readonly stop: () => void;
}

interface State<Name extends MethodName> {
  /** For what, as text. */
  readonly of: string | undefined;
  readonly value: Value<Name> | undefined;
  readonly issues: readonly Issue[];
}

/** Milliseconds after the last change before something is computed by itself. */
const PAUSE = 120;

/**
 * Has the laboratory compute something: by itself, or once it is started. What runs is ended as soon as something else is
 * asked for, or nobody looks any more.
 *
 * @param given undefined where there is nothing to compute
 * @param onNews hears how far it has come; `undefined` as it begins
 */
export function useComputation<Name extends MethodName>(
  method: Name,
  given: Given<Name> | undefined,
  isAutomatic: boolean,
  onNews?: (news: News<Name> | undefined) => void,
): Computation<Name> {
  const [state, setState] = useState<State<Name>>({ of: undefined, value: undefined, issues: [] });
  const [isBusy, setBusy] = useState(false);
  const running = useRef<AbortController | undefined>(undefined);
  const asked = given === undefined ? undefined : JSON.stringify(given);

  function stop(): void {
    running.current?.abort();
    running.current = undefined;
    setBusy(false);
  }

  function start(): void {
    running.current?.abort();
    if (given === undefined || asked === undefined) return;
    const controller = new AbortController();
    const { signal } = controller;
    running.current = controller;
    setBusy(true);
    onNews?.(undefined);
    laboratory
      .call(method, given, { signal, onNews: (news) => onNews?.(news) })
      .then(
        (value) => setState({ of: asked, value, issues: [] }),
        (error: unknown) => {
          if (!signal.aborted) setState(({ value }) => ({ of: asked, value, issues: issuesOf(error) }));
        },
      )
      .finally(() => {
        if (running.current === controller) stop();
      });
  }

  useEffect(() => {
    stop();
    if (!isAutomatic || given === undefined) return undefined;
    const pause = setTimeout(start, PAUSE);
    return () => clearTimeout(pause);
  }, [asked, isAutomatic]);
  useEffect(() => () => running.current?.abort(), []);

  const isCurrent = asked !== undefined && state.of === asked;
  return {
    value: state.value,
    isCurrent: isCurrent && state.issues.length === 0 && state.value !== undefined,
    isBusy,
    issues: isCurrent ? state.issues : [],
    start,
    stop,
  };
}
