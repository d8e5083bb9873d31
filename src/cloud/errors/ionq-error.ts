import { IonloomError, type Issue } from '../../errors/index.js';

/** What is known of the request that an error is about. */
export interface RequestFacts {
  /** The service's number for the request, by which its support finds it. */
  readonly requestId?: string | undefined;
  readonly cause?: unknown;
}

/**
 * Everything that goes wrong between the client and the service. What is refused before anything is sent is an
 * {@link IonloomError} of no such class.
 */
export class IonQError extends IonloomError {
  /** The service's number for the request, by which its support finds it; undefined where it gave none. */
  readonly requestId: string | undefined;

  /** @hidden */
  constructor(issues: Issue | readonly Issue[], { requestId, cause }: RequestFacts = {}) {
    super(issues, cause === undefined ? {} : { cause });
    this.name = new.target.name;
    this.requestId = requestId;
  }

  /** The error as plain data, for `JSON.stringify`: no keys, no headers, no causes. */
  override toJSON(): ReturnType<IonloomError['toJSON']> & Readonly<Record<string, unknown>> {
    const { requestId } = this;
    return { ...super.toJSON(), ...(requestId === undefined ? {} : { requestId }), ...this.details() };
  }

  /** What {@link toJSON} says beyond every error. */
  protected details(): Readonly<Record<string, unknown>> {
    return {};
  }
}
