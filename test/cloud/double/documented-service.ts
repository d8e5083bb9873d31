import { exampleAnswer } from './example-answers.js';
import type { OperationId } from './operations.js';
import {
  type Fetch,
  type ReceivedRequest,
  type RecordedRequest,
  receive,
  record,
  SERVICE_URL,
  signalOf,
} from './received-request.js';
import { DocumentViolation, requestViolations } from './request-violations.js';

/** An answer of a test's own in place of the example. */
export interface GivenAnswer {
  readonly status?: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a documented service may do otherwise. */
export interface DocumentedServiceOptions {
  /** Where the service stands. */
  readonly baseURL?: string;
  /** Answers of the test's own, by operation. */
  readonly answers?: Partial<Record<OperationId, GivenAnswer | ((request: ReceivedRequest) => GivenAnswer)>>;
}

/** A service without state that knows the API document by heart. */
export interface DocumentedService {
  /**
   * Answers with the document's example for the operation.
   *
   * @throws DocumentViolation for a request that the document does not allow.
   */
  readonly fetch: Fetch;
  /** What it was asked, in order; without the key. */
  readonly requests: readonly RecordedRequest[];
  /** What was refused, for clients that catch what `fetch` throws. */
  readonly violations: readonly DocumentViolation[];
}

/** Makes a service that checks each request against the API document and answers with the document's examples. */
export function documentedService({ baseURL = SERVICE_URL, answers = {} }: DocumentedServiceOptions = {}) {
  const requests: RecordedRequest[] = [];
  const violations: DocumentViolation[] = [];

  const fetch: Fetch = async (input, init) => {
    signalOf(input, init)?.throwIfAborted();
    const request = await receive(input, init, baseURL);
    requests.push(record(request));
    const { operation } = request;
    const found = requestViolations(request);
    if (operation === undefined || found.length > 0) {
      const violation = new DocumentViolation(request, found);
      violations.push(violation);
      throw violation;
    }
    const given = answers[operation.id];
    const answer = typeof given === 'function' ? given(request) : given;
    const body = answer === undefined ? exampleAnswer(operation.id) : answer.body;
    return new Response(JSON.stringify(body), {
      status: answer?.status ?? operation.status,
      headers: {
        'content-type': 'application/json',
        'x-request-id': `request-${requests.length}`,
        ...answer?.headers,
      },
    });
  };

  const service: DocumentedService = { fetch, requests, violations };
  return service;
}
