/** One request that was answered: nothing of it is a key. */
export interface LoggedRequest {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** The operation by its id in the API document; undefined for a path that is none. */
  readonly operation: string | undefined;
  readonly status: number;
  readonly requestId: string;
  /** What the document does not provide for and was taken all the same. */
  readonly tolerated: readonly string[];
  readonly userAgent: string | undefined;
}

/** Older requests are forgotten. */
const MOST_REQUESTS = 1_000;

/** The last requests, and how often each oddity was tolerated. */
export class RequestLog {
  #requests: LoggedRequest[] = [];
  readonly #tolerated = new Map<string, number>();
  #count = 0;

  add(request: LoggedRequest): void {
    this.#count++;
    this.#requests.push(request);
    if (this.#requests.length > 2 * MOST_REQUESTS) this.#requests = this.#requests.slice(-MOST_REQUESTS);
    for (const oddity of request.tolerated) this.#tolerated.set(oddity, (this.#tolerated.get(oddity) ?? 0) + 1);
  }

  /** How many requests there were. */
  get count(): number {
    return this.#count;
  }

  /** The last requests, and all oddities with their numbers. */
  toJSON(): object {
    return { requests: this.#requests.slice(-MOST_REQUESTS), tolerated: Object.fromEntries(this.#tolerated) };
  }

  clear(): void {
    this.#requests = [];
    this.#tolerated.clear();
    this.#count = 0;
  }
}
