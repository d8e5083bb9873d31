/** What a call gives beside its data. */
export interface Answered<Data> {
  /** What awaiting the call gives. */
  readonly data: Data;
  /** The HTTP status, such as 200. */
  readonly status: number;
  /** The answer's headers; none where a job was found again instead of being submitted. */
  readonly headers: Headers;
  /** The service's number for the request, by which its support finds it. */
  readonly requestId: string | undefined;
}

/**
 * A call on its way: a promise of its data, with the whole answer at hand.
 *
 * @example
 * const { data, requestId } = await ionq.jobs.get(id).withResponse();
 */
export class Call<Data> implements Promise<Data> {
  /** As of any promise. */
  readonly [Symbol.toStringTag] = 'Call';
  readonly #answered: Promise<Answered<Data>>;

  /** @internal */
  constructor(answered: Promise<Answered<Data>>) {
    this.#answered = answered;
  }

  /** The data with the answer's status, headers and request id. */
  withResponse(): Promise<Answered<Data>> {
    return this.#answered;
  }

  /** The same call whose data are made into something else. */
  map<Other>(make: (data: Data) => Other): Call<Other> {
    return new Call(this.#answered.then((answered) => ({ ...answered, data: make(answered.data) })));
  }

  /** As of any promise. */
  // biome-ignore lint/suspicious/noThenProperty: a call is awaited for its data
  then<Result = Data, Failed = never>(
    onFulfilled?: ((data: Data) => Result | PromiseLike<Result>) | null,
    onRejected?: ((reason: unknown) => Failed | PromiseLike<Failed>) | null,
  ): Promise<Result | Failed> {
    return this.#answered.then(({ data }) => data).then(onFulfilled, onRejected);
  }

  /** As of any promise. */
  catch<Failed = never>(
    onRejected?: ((reason: unknown) => Failed | PromiseLike<Failed>) | null,
  ): Promise<Data | Failed> {
    return this.then(undefined, onRejected);
  }

  /** As of any promise. */
  finally(onFinally?: (() => void) | null): Promise<Data> {
    return this.then().finally(onFinally);
  }
}
