import { readFileSync } from 'node:fs';
import { createServer as createPlainServer, type RequestListener } from 'node:http';
import { createServer as createSocketServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TLSSocket } from 'node:tls';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import {
  APIAnswerError,
  APIConnectionError,
  APITimeoutError,
  APIUserAbortError,
  IonQ,
  RateLimitError,
} from '../../../src/cloud/index.js';
import { Secrets } from '../../../src/cloud/secrets.js';
import { surroundings } from '../../../src/cloud/surroundings.js';
import { type Attempt, attempt, type WireRequest } from '../../../src/cloud/transport/attempt.js';
import { KEY } from '../test-service.js';

/*
 * What the runtime's own fetch throws on real connections, and what becomes of it.
 */

const closings: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const close of closings.splice(0)) await close();
});

/** Listens on a free port of this machine until the test is over, and gives the port. */
async function listening(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  for (const event of ['connection', 'secureConnection']) {
    server.on(event, (socket: Socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
    });
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  closings.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return (server.address() as { readonly port: number }).port;
}

/** Answers with what a function writes, and tells of every request that arrived. */
async function serving(answer: RequestListener) {
  const arrived: string[] = [];
  const server = createPlainServer((request, response) => {
    arrived.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    answer(request, response);
  });
  return { url: `http://127.0.0.1:${await listening(server)}/v0.4/jobs`, arrived };
}

async function tried(url: string, more: Partial<WireRequest> = {}): Promise<Attempt> {
  const request: WireRequest = {
    method: 'POST',
    url: new URL(url),
    headers: new Headers({ authorization: `apiKey ${KEY}`, 'content-type': 'application/json' }),
    body: JSON.stringify({ circuit: 'x'.repeat(1_000) }),
    name: 'POST /jobs',
    timeout: 60_000,
    signal: undefined,
    mostBytes: 100_000,
    takesText: false,
    secrets: new Secrets([KEY]),
    ...more,
  };
  const result = await attempt(request, { fetch, surroundings });
  expect(JSON.stringify(result) + (result.ok ? '' : wholeText(result.failure.error))).not.toContain(KEY);
  return result;
}

function wholeText(error: Error): string {
  return `${error.message} ${error.stack} ${error.cause instanceof Error ? wholeText(error.cause) : error.cause}`;
}

async function failed(url: string, more: Partial<WireRequest> = {}) {
  const result = await tried(url, more);
  if (result.ok) throw new Error(`it succeeded: ${result.status}`);
  return { status: result.status, ...result.failure };
}

async function freePort(): Promise<number> {
  const port = await listening(createPlainServer());
  await closings.pop()!();
  return port;
}

describe('no connection', () => {
  it('is made where nothing listens', async () => {
    const failure = await failed(`http://127.0.0.1:${await freePort()}/v0.4/jobs`);
    expect(failure.error).toBeInstanceOf(APIConnectionError);
    expect(failure).toMatchObject({ status: undefined, delivery: 'not-sent', passes: true });
    expect(failure.error.message).toMatch(/^POST \/jobs: no connection could be made: connect ECONNREFUSED/);
  });

  it('is made to a name that nobody has', async () => {
    const failure = await failed('https://no-such-host.invalid/v0.4/jobs');
    expect(failure.error).toBeInstanceOf(APIConnectionError);
    expect(failure).toMatchObject({ delivery: 'not-sent', passes: true });
    expect(failure.error.message).toMatch(/no connection could be made: getaddrinfo (ENOTFOUND|EAI_AGAIN)/);
  });

  it('is made with someone who speaks no TLS, and what speaks TLS gets nothing', async () => {
    const { url, arrived } = await serving((_, response) => response.end('{}'));
    const failure = await failed(url.replace('http:', 'https:'));
    expect(failure.error).toBeInstanceOf(APIConnectionError);
    expect(failure.passes).toBe(true);
    expect(arrived).toEqual([]);
  });

  it('is made with whoever has no certificate that counts', async () => {
    const received: string[] = [];
    // A key and a certificate that were made for this test, and vouch for themselves.
    const pem = readFileSync(new URL('../../data/cloud/self-signed.pem', import.meta.url));
    const server = createTlsServer({ key: pem, cert: pem }, (socket: TLSSocket) =>
      socket.on('data', (data) => received.push(String(data))),
    );
    server.on('tlsClientError', () => undefined);
    const failure = await failed(`https://127.0.0.1:${await listening(server)}/v0.4/jobs`);
    expect(failure.error).toBeInstanceOf(APIConnectionError);
    expect(failure).toMatchObject({ delivery: 'not-sent' });
    expect(received).toEqual([]);
  });
});

describe('a connection that breaks', () => {
  it('may have carried the request, whether its body was read or not', async () => {
    const before = await serving((request) => request.socket.destroy());
    const after = await serving((request) => request.resume().on('end', () => request.socket.destroy()));
    const reset = await serving((request) => request.resume().on('end', () => request.socket.resetAndDestroy()));
    for (const { url, arrived } of [before, after, reset]) {
      const failure = await failed(url);
      expect(failure.error).toBeInstanceOf(APIConnectionError);
      expect(failure.error).not.toBeInstanceOf(APITimeoutError);
      expect(failure).toMatchObject({ status: undefined, delivery: 'maybe', passes: true });
      expect(failure.error.message).toMatch(/^POST \/jobs: the connection failed: /);
      expect(arrived).toHaveLength(1);
    }
  });

  it('may have carried it even if it was closed before a byte of it was read', async () => {
    const server = createSocketServer((socket) => socket.destroy());
    const failure = await failed(`http://127.0.0.1:${await listening(server)}/v0.4/jobs`);
    expect(failure).toMatchObject({ delivery: 'maybe', passes: true });
  });

  it('is no answer where it speaks something else', async () => {
    const server = createSocketServer((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'));
    const failure = await failed(`http://127.0.0.1:${await listening(server)}/v0.4/jobs`);
    expect(failure.error).toBeInstanceOf(APIConnectionError);
    expect(failure.delivery).toBe('maybe');
  });

  it('within the answer leaves none', async () => {
    const cut = await serving((_, response) => {
      response.writeHead(201, { 'content-length': 1_000, 'x-request-id': 'r' });
      response.write('{"id":"J"', () => response.socket!.end());
    });
    const chunked = await serving((_, response) => {
      response.writeHead(201, { 'x-request-id': 'r' });
      response.write('{"id":"J"', () => response.socket!.destroy());
    });
    for (const { url } of [cut, chunked]) {
      const failure = await failed(url);
      expect(failure.error).toBeInstanceOf(APIConnectionError);
      expect(failure).toMatchObject({ status: 201, delivery: 'maybe', passes: true, error: { requestId: 'r' } });
      expect(failure.error.message).toMatch(/^the answer to POST \/jobs broke off: /);
    }
  });

  it('within the words of a refusal leaves its status', async () => {
    const { url } = await serving((_, response) => {
      response.writeHead(429, { 'content-length': 1_000, 'retry-after': '7' });
      response.write('{"message":', () => response.socket!.destroy());
    });
    const failure = await failed(url);
    expect(failure.error).toBeInstanceOf(RateLimitError);
    expect(failure).toMatchObject({ delivery: 'refused', retryAfterMs: 7_000 });
  });
});

describe('an answer', () => {
  it('is waited for no longer than allowed, at its beginning and within', async () => {
    let closed = 0;
    const silent = await serving((request) => {
      request.socket.on('close', () => closed++);
    });
    const stalling = await serving((request, response) => {
      request.socket.on('close', () => closed++);
      response.writeHead(200);
      response.write('{"id":');
    });
    const first = await failed(silent.url, { timeout: 100 });
    expect(first.error).toBeInstanceOf(APITimeoutError);
    expect(first).toMatchObject({ status: undefined, delivery: 'maybe', passes: true });
    const second = await failed(stalling.url, { timeout: 100 });
    expect(second.error.message).toBe('POST /jobs was not answered to its end within 100 ms');
    expect(second).toMatchObject({ status: 200, delivery: 'maybe', passes: true });
    while (closed < 2) await new Promise((resolve) => setImmediate(resolve));
  });

  it('is ended by the caller', async () => {
    const controller = new AbortController();
    const { url } = await serving(() => controller.abort());
    const failure = await failed(url, { signal: controller.signal });
    expect(failure.error).toBeInstanceOf(APIUserAbortError);
    expect(failure).toMatchObject({ delivery: 'maybe', passes: false });
  });

  it('is read no further than allowed, and its connection is let go', async () => {
    let isClosed = false;
    const { url } = await serving((request, response) => {
      request.socket.on('close', () => {
        isClosed = true;
      });
      const more = () => {
        while (!response.destroyed && response.write(' '.repeat(10_000)));
      };
      response.on('drain', more);
      more();
    });
    const failure = await failed(url);
    expect(failure.error).toBeInstanceOf(APIAnswerError);
    expect(failure.error.message).toContain('is longer than 100000 bytes');
    expect(failure).toMatchObject({ status: 200, delivery: 'maybe', passes: false });
    while (!isClosed) await new Promise((resolve) => setImmediate(resolve));
  });

  it('is measured after it was decompressed', async () => {
    const bomb = gzipSync(' '.repeat(50_000_000));
    expect(bomb.length).toBeLessThan(100_000);
    const headers = { 'content-encoding': 'gzip', 'content-length': bomb.length };
    for (const status of [200, 500]) {
      const { url } = await serving((_, response) => response.writeHead(status, headers).end(bomb));
      const failure = await failed(url);
      if (status === 200) expect(failure.error.message).toContain('is longer than 100000 bytes');
      else expect(failure.error).toMatchObject({ status: 500, name: 'ServerError' });
    }
    const small = await serving((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{"id":"J"}'));
    });
    expect(await tried(small.url)).toMatchObject({ ok: true, data: { id: 'J' } });
  });

  it.each([301, 302, 303, 307, 308])('of %i leads nowhere, and the key goes nowhere', async (status) => {
    const elsewhere = await serving((_, response) => response.end('{"id":"J"}'));
    const { url, arrived } = await serving((_, response) =>
      response.writeHead(status, { location: elsewhere.url }).end(),
    );
    const failure = await failed(url);
    expect(failure.error).toBeInstanceOf(APIAnswerError);
    expect(failure).toMatchObject({ status, delivery: 'refused', passes: false });
    expect(arrived).toEqual([`POST /v0.4/jobs apiKey ${KEY}`]);
    expect(elsewhere.arrived).toEqual([]);
  });

  it('to a client over real connections: repeated, and read', async () => {
    let count = 0;
    const { url, arrived } = await serving((request, response) => {
      if (++count === 1) request.socket.destroy();
      else response.end('{"key_id":"k","key_name":"n"}');
    });
    const after: typeof surroundings.after = (milliseconds, callback) =>
      surroundings.after(milliseconds / 100, callback);
    const quick = { ...surroundings, after };
    const ionq = new IonQ({ apiKey: KEY, baseURL: new URL('/v0.4', url).href, surroundings: quick });
    expect(await ionq.whoami()).toEqual({ key_id: 'k', key_name: 'n' });
    expect(arrived).toHaveLength(2);
  });
});
