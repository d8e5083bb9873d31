import { type ServerResponse, STATUS_CODES } from 'node:http';
import { setImmediate } from 'node:timers/promises';

/**
 * Writes an answer. A body that fails breaks off: what came before it is sent, and then the connection ends without the
 * end of the body, so that nobody takes it for whole.
 */
export async function writeAnswer(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.statusCode = response.status;
  if (response.statusText !== '') outgoing.statusMessage = response.statusText;
  for (const [name, value] of response.headers) outgoing.appendHeader(name, value);
  if (response.body === null) {
    outgoing.end();
    return;
  }
  const reader = response.body.getReader();
  // Whoever makes the body hears that nobody reads it any more.
  outgoing.once('close', () => reader.cancel().catch(() => {}));
  try {
    await writeBody(reader, outgoing);
  } catch {
    outgoing.flushHeaders();
    outgoing.socket?.destroySoon();
  }
}

/** Writes a body piece by piece; one of a single piece in one go, with its length among the headers. */
async function writeBody(reader: ReadableStreamDefaultReader<Uint8Array>, outgoing: ServerResponse): Promise<void> {
  let piece = await reader.read();
  while (!piece.done) {
    const following = reader.read();
    if (await endsNow(following)) {
      outgoing.end(piece.value);
      return;
    }
    if (!outgoing.write(piece.value)) await untilDrained(outgoing);
    piece = await following;
  }
  outgoing.end();
}

/** Waits until more may be written, or nobody listens any more. */
function untilDrained(outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      outgoing.off('drain', done).off('close', done);
      resolve();
    };
    outgoing.on('drain', done).on('close', done);
  });
}

/** Whether a body is known to be at its end, without waiting for who makes it. */
async function endsNow(following: Promise<{ readonly done: boolean }>): Promise<boolean> {
  const ended = following.then(
    ({ done }) => done,
    () => false,
  );
  return Promise.race([ended, setImmediate(false)]);
}

/** An answer of the server itself, in the form of the service's errors. */
export function errorAnswer(status: number, message: string): Response {
  return new Response(errorBody(status, message), { status, headers: { 'content-type': 'application/json' } });
}

/** The same as it goes over a connection on which nothing else can be answered any more. */
export function lastAnswer(status: number, message: string): string {
  const body = errorBody(status, message);
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
}

function errorBody(status: number, message: string): string {
  const name = STATUS_CODES[status] ?? 'Unknown';
  return JSON.stringify({ statusCode: status, error: name.endsWith('Error') ? name : `${name} Error`, message });
}
