import type { OperationId } from './operations.js';
import type { ReceivedRequest } from './received-request.js';

/** Failures to connect: nothing was sent, so nothing can have been processed. */
export type ConnectFailure = 'refused' | 'dns' | 'tls' | 'connect-timeout';

/** How a broken connection shows: two causes in Node, and none in a browser, which tells nothing. */
export type BreakSign = 'reset' | 'closed' | 'browser';

/** What goes wrong with one request. Where `processed` is left out the service did nothing. */
export type Fault =
  /** Nothing: the request passes, so that a script can say "the third one". */
  | { readonly kind: 'none' }
  /** `fetch` fails while it connects. */
  | { readonly kind: ConnectFailure }
  /** The connection breaks before the service processed anything, or after; ECONNRESET unless `as` says otherwise. */
  | { readonly kind: 'reset-before' | 'reset-after'; readonly as?: BreakSign }
  /** The client sees a broken connection or no answer; the request is processed so many ms later. */
  | { readonly kind: 'late'; readonly after: number; readonly seen: 'reset' | 'timeout' }
  /** No answer, until the client gives up. */
  | { readonly kind: 'timeout'; readonly processed?: boolean }
  /** An error of the service or of a proxy before it. */
  | {
      readonly kind: 'status';
      readonly status: number;
      /** The body: as the service writes it, a page of a proxy, or nothing. */
      readonly body?: 'json' | 'html' | 'empty';
      /** `Retry-After`, in seconds or as the date so many seconds from now; a text stands as it is. */
      readonly retryAfter?: { readonly seconds: number } | { readonly dateIn: number } | string;
      readonly processed?: boolean;
    }
  /** A successful answer whose JSON ends half-way. */
  | { readonly kind: 'truncated' }
  /** A successful answer whose connection breaks half-way. */
  | { readonly kind: 'broken-body' }
  /** The page of a portal in place of an answer. */
  | { readonly kind: 'html'; readonly processed?: boolean }
  /** A successful answer that stops half-way until the client gives up, or for so many ms. */
  | { readonly kind: 'slow-body'; readonly resumesAfter?: number }
  /** An answer without end. */
  | { readonly kind: 'huge'; readonly status?: number; readonly processed?: boolean }
  /** 302 to another origin; `opaque` as browsers show it to whoever asked for `redirect: 'manual'`. */
  | { readonly kind: 'redirect'; readonly opaque?: boolean }
  /** Bytes that are no text, called JSON. */
  | { readonly kind: 'garbage'; readonly processed?: boolean };

/** When a fault happens. */
export interface FaultRule {
  readonly fault: Fault;
  /** The operations that it befalls; left out, any. */
  readonly operation?: OperationId | readonly OperationId[];
  /** How many such requests pass first; 0 unless given. */
  readonly skip?: number;
  /** How many it befalls; 1 unless given. */
  readonly count?: number;
}

interface Remaining {
  readonly fault: Fault;
  readonly operations: readonly OperationId[] | undefined;
  skip: number;
  count: number;
}

const NONE: Fault = { kind: 'none' };

/** Rules in order: a request takes the first that fits it and is not used up. */
export class FaultScript {
  #rules: Remaining[] = [];

  /** Puts rules behind those that are there. */
  add(rules: readonly FaultRule[]): void {
    for (const { fault, operation, skip = 0, count = 1 } of rules) {
      const operations = typeof operation === 'string' ? [operation] : operation;
      this.#rules.push({ fault, operations, skip, count });
    }
  }

  /** Nothing goes wrong any more. */
  clear(): void {
    this.#rules = [];
  }

  /** How many faults are still to come. */
  get left(): number {
    return this.#rules.reduce((sum, { count }) => sum + count, 0);
  }

  /** The fault that befalls a request. */
  next({ operation }: ReceivedRequest): Fault {
    for (const rule of this.#rules) {
      if (rule.operations !== undefined && (operation === undefined || !rule.operations.includes(operation.id)))
        continue;
      // A rule that lets the request pass leaves it to the rules behind it.
      if (rule.skip > 0) {
        rule.skip--;
        continue;
      }
      rule.count--;
      this.#rules = this.#rules.filter(({ count }) => count > 0);
      return rule.fault;
    }
    return NONE;
  }
}
