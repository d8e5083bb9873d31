import { MAXIMUM_BODY_BYTES, readJsonText } from '../../formats/ionq/index.js';
import { badRequest, ServiceError } from './service-error.js';

/** What a server hands over beside a request, which the request itself cannot hold. */
export interface RequestBindings {
  /** The body of a GET request, of which a `Request` may have none: cirq-ionq lists jobs with one. */
  readonly body?: string;
  /** Ends the connection without an answer; where there is no connection, the call is rejected. */
  readonly drop?: () => void;
}

/**
 * The JSON value in the body of a request, whatever type it says it has: PennyLane says none. Reading stops at the most
 * bytes that the service takes.
 *
 * @throws ServiceError 413 for a body that is too large, 400 for one that is no JSON.
 */
export async function jsonBody(request: Request, bindings: RequestBindings | undefined): Promise<unknown> {
  const text = bindings?.body ?? (await cappedText(request));
  if (text.trim() === '') throw badRequest('"value" is required', ['value']);
  const reading = readJsonText(text);
  if (reading.ok) return reading.value;
  const [first] = reading.issues;
  throw badRequest(`Invalid request payload JSON format: ${first?.message ?? 'it is no JSON'}`, [], 'body');
}

async function cappedText(request: Request): Promise<string> {
  const { body } = request;
  if (body === null) return '';
  const reader = body.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      bytes += value.length;
      if (bytes > MAXIMUM_BODY_BYTES) throw tooLarge();
      text += decoder.decode(value, { stream: true });
    }
  } catch (error) {
    if (error instanceof ServiceError) throw error;
    throw badRequest('Invalid request payload: it breaks off, or is no UTF-8', [], 'body');
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

function tooLarge(): ServiceError {
  return new ServiceError(413, `Payload content length greater than maximum allowed: ${MAXIMUM_BODY_BYTES}`);
}
