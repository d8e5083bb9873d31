import type { Issue } from '../errors/index.js';

/** What a client does, as data; none of it holds a key. */
export type ClientEvent =
  /** A request goes out; `attempt` counts from 1. */
  | { readonly type: 'request'; readonly request: string; readonly attempt: number }
  /** An answer came, of whatever status. */
  | {
      readonly type: 'answer';
      readonly request: string;
      readonly status: number;
      readonly requestId: string | undefined;
      readonly milliseconds: number;
    }
  /** A request will be sent again, because it surely was not taken, or changes nothing when it is taken twice. */
  | { readonly type: 'retry'; readonly request: string; readonly reason: string; readonly delayMs: number }
  /** It is not known whether a submission was taken: it is looked up before anything is sent again. */
  | { readonly type: 'look-up'; readonly request: string; readonly reason: string; readonly clientToken: string }
  /** The submission had been taken: its job was found, and nothing is sent again. What is no job has no `jobId`. */
  | {
      readonly type: 'adopted';
      readonly request: string;
      readonly clientToken: string;
      readonly jobId: string | undefined;
    }
  /** The submission was not found: it is sent again. */
  | { readonly type: 'resubmit'; readonly request: string; readonly clientToken: string }
  /** Both of two sendings arrived in the end: one job is kept, the others were canceled, if they could be. */
  | {
      readonly type: 'duplicate';
      readonly clientToken: string;
      readonly jobId: string;
      readonly canceled: readonly string[];
      readonly left: readonly string[];
    }
  /** An answer is not as the API document says; it is handed on all the same. */
  | { readonly type: 'unexpected-answer'; readonly request: string; readonly issues: readonly Issue[] }
  /** Something deserves a look before it costs money, or could not be had and was done without. */
  | { readonly type: 'warning'; readonly issues: readonly Issue[] };

/** What is told what happens; `console` is one. */
export interface Logger {
  /** Told of requests and answers. */
  readonly debug?: (message: string) => void;
  /** Told of what is sent again. */
  readonly info?: (message: string) => void;
  /** Told of what deserves a look. */
  readonly warn?: (message: string) => void;
}

/** Tells both listeners; whatever they throw is theirs, and must not cost a caller a job that was submitted. @internal */
export function teller(
  logger: Logger | undefined,
  onEvent: ((event: ClientEvent) => void) | undefined,
): (event: ClientEvent) => void {
  return (event) => {
    heard(() => onEvent?.(event));
    heard(() => {
      const [level, text] = inWords(event);
      return logger?.[level]?.(`ionloom: ${text}`);
    });
  };
}

/** Calls a listener, which may be an async function. */
function heard(listener: () => unknown): void {
  try {
    const given = listener();
    if (given instanceof Promise) given.catch(() => undefined);
  } catch {}
}

/** An event as a sentence, and how much it matters. @internal */
export function inWords(event: ClientEvent): readonly [level: keyof Logger, text: string] {
  switch (event.type) {
    case 'request':
      return ['debug', `${event.request}${event.attempt === 1 ? '' : `, attempt ${event.attempt}`}`];
    case 'answer': {
      const id = event.requestId === undefined ? '' : ` (request ${event.requestId})`;
      return ['debug', `${event.request}: ${event.status} after ${event.milliseconds} ms${id}`];
    }
    case 'retry':
      return ['info', `${reasonOf(event)}; again in ${event.delayMs} ms`];
    case 'look-up':
      return ['warn', `${reasonOf(event)}; looking for ${event.clientToken} before anything is sent again`];
    case 'adopted': {
      const job = event.jobId === undefined ? '' : `, it is the job ${event.jobId}`;
      return ['warn', `${event.request}: ${event.clientToken} had arrived${job}`];
    }
    case 'resubmit':
      return ['warn', `${event.request}: ${event.clientToken} is nowhere to be found, and is sent again`];
    case 'duplicate': {
      const left = event.left.length === 0 ? '' : `, and could not cancel ${event.left.join(', ')}`;
      const canceled = event.canceled.join(', ') || 'nothing';
      return ['warn', `${event.clientToken} arrived twice: kept ${event.jobId}, canceled ${canceled}${left}`];
    }
    case 'unexpected-answer':
      return ['debug', `${event.request}: ${event.issues.map(({ message }) => message).join('; ')}`];
    case 'warning':
      return ['warn', event.issues.map(({ message }) => message).join('; ')];
  }
}

/** The reason with the request that it is about, which most reasons name by themselves. */
function reasonOf({ request, reason }: { readonly request: string; readonly reason: string }): string {
  return reason.includes(request) ? reason : `${request}: ${reason}`;
}
