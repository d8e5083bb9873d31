import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type Handler, type RunningServer, type ServerOptions, serveHttp } from '../../src/node/http-server.js';
import { exchange, RawConnection } from './raw-connection.js';

const running: RunningServer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop(0)));
});

async function served(handler: Handler, options: ServerOptions = {}): Promise<RunningServer> {
  const server = await serveHttp(handler, options);
  running.push(server);
  return server;
}

/** Says everything about a request. */
const echo: Handler = async (request, { body }) =>
  Response.json({
    method: request.method,
    path: new URL(request.url).pathname,
    type: request.headers.get('content-type'),
    beside: body ?? null,
    body: await request.text(),
  });

function onceAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

const bodyOf = (answer: string) => JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4));
const at = ({ port }: RunningServer, path = '/') => `http://127.0.0.1:${port}${path}`;

describe('the server', () => {
  it('hands on requests and answers with their status, headers, length and body', async () => {
    const server = await served(async (request) => {
      const headers = new Headers({ 'x-request-id': 'abc' });
      headers.append('set-cookie', 'a=1');
      headers.append('set-cookie', 'b=2');
      return new Response(`${request.method} é ${await request.text()}`, { status: 201, headers });
    });
    const answer = await fetch(at(server), { method: 'POST', body: 'x' });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('x-request-id')).toBe('abc');
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(answer.headers.get('content-length')).toBe('9');
    expect(await answer.text()).toBe('POST é x');
  });

  it('listens on both addresses of this machine with one port, where it has both', async () => {
    const server = await served(echo);
    expect(server.addresses[0]).toBe('127.0.0.1');
    for (const address of server.addresses) {
      const host = address.includes(':') ? `[${address}]` : address;
      expect((await fetch(`http://${host}:${server.port}/`)).status).toBe(200);
    }
    expect(server.addresses.every((address) => ['127.0.0.1', '::1'].includes(address))).toBe(true);
  });

  it('says in a sentence that a port is taken, and leaves none of the addresses taken itself', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    await expect(served(echo, { port })).rejects.toThrow(
      expect.objectContaining({
        code: 'CannotListen',
        message: expect.stringContaining(`port ${port} of 127.0.0.1 is taken by another program`),
      }),
    );
    await new Promise((closed) => other.close(closed));
    expect((await served(echo, { port })).port).toBe(port);
  });

  it.each([-1, 1.5, 65_536, Number.NaN])('takes no port %s', async (port) => {
    await expect(served(echo, { port })).rejects.toThrow(expect.objectContaining({ code: 'ValueOutOfRange' }));
  });

  it('says in a sentence that an address is none of this machine’s', async () => {
    await expect(served(echo, { host: '192.0.2.1' })).rejects.toThrow('this machine has no address 192.0.2.1');
  });

  it('listens on one address where one is asked for', async () => {
    expect((await served(echo, { host: '127.0.0.1' })).addresses).toEqual(['127.0.0.1']);
  });
});

describe('a request', () => {
  it('may be a GET with a body', async () => {
    const server = await served(echo);
    const answer = await exchange(
      server.port,
      'GET /v0.4/jobs HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 14\r\nConnection: close\r\n\r\n{"limit":1000}',
    );
    expect(bodyOf(answer)).toEqual({
      method: 'GET',
      path: '/v0.4/jobs',
      type: 'application/json',
      beside: '{"limit":1000}',
      body: '',
    });
    const inPieces =
      'GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n3\r\nabc\r\n1\r\nd\r\n0\r\n\r\n';
    expect(await exchange(server.port, inPieces)).toContain('abcd');
  });

  it('may not have a long body with a GET, and the connection goes on', async () => {
    const server = await served(echo);
    const body = 'x'.repeat(2 ** 20 + 1);
    const answer = await exchange(
      server.port,
      `GET / HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n\r\n${body}GET /next HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 413 Payload Too Large\r\n[\s\S]*HTTP\/1.1 200 OK\r\n[\s\S]*"\/next"/);
  });

  it('needs no Content-Type', async () => {
    const server = await served(echo);
    const answer = await exchange(
      server.port,
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}',
    );
    expect(bodyOf(answer)).toMatchObject({ type: null, body: '{}' });
  });

  it('may have a path that is badly encoded', async () => {
    const server = await served(echo);
    const answer = await exchange(
      server.port,
      'GET /v0.4/jobs/%zz%/%ff HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    );
    expect(bodyOf(answer).path).toBe('/v0.4/jobs/%zz%/%ff');
  });

  it('may be of HTTP/1.0, without a host', async () => {
    const server = await served(echo);
    const answer = await exchange(server.port, 'GET /old HTTP/1.0\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1.1 200 OK/);
    expect(bodyOf(answer).path).toBe('/old');
  });

  it('may come with others on one connection, and is answered in their order', async () => {
    const server = await served(async (request) => {
      const { pathname } = new URL(request.url);
      if (pathname === '/1') await new Promise((done) => setTimeout(done, 20));
      return new Response(`<${pathname}>`);
    });
    const requests = [1, 2, 3].map((number) => `GET /${number} HTTP/1.1\r\nHost: x\r\n`);
    const answer = await exchange(server.port, `${requests.join('\r\n')}Connection: close\r\n\r\n`);
    expect(answer.match(/<[^>]*>/g)).toEqual(['</1>', '</2>', '</3>']);
  });

  it('ends its signal when the client goes', async () => {
    let asked = () => {};
    const arrived = new Promise<void>((resolve) => {
      asked = resolve;
    });
    let gone: Promise<void> | undefined;
    const server = await served(async ({ signal }) => {
      gone = onceAborted(signal);
      asked();
      await gone;
      return new Response('nobody reads this');
    });
    const connection = await RawConnection.to(server.port);
    connection.send('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await arrived;
    connection.end();
    await gone;
  });

  const JSON_400 = /^HTTP\/1.1 400 Bad Request\r\n[\s\S]*application\/json[\s\S]*"statusCode":400/;
  it.each([
    ['no HTTP at all', '\u0016\u0003\u0001\r\n\r\n', JSON_400],
    ['a header without a colon', 'GET / HTTP/1.1\r\nHost: x\r\nnonsense\r\n\r\n', JSON_400],
    ['a host that is none', 'GET / HTTP/1.1\r\nHost: a b@c/\r\nConnection: close\r\n\r\n', JSON_400],
    ['a host and an address that is none', 'GET http://[ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', JSON_400],
    ['a length that is none', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n', JSON_400],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      JSON_400,
    ],
    [
      'headers without end',
      `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(40_000)}\r\n\r\n`,
      /^HTTP\/1.1 431 [\s\S]*"statusCode":431/,
    ],
    ['no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', /^HTTP\/1.1 400 Bad Request/],
    [
      'a strange expectation',
      'POST / HTTP/1.1\r\nHost: x\r\nExpect: tea\r\nConnection: close\r\n\r\n',
      /^HTTP\/1.1 417 /,
    ],
    ['a method that nobody knows', 'BREW / HTTP/1.1\r\nHost: x\r\n\r\n', JSON_400],
    ['a wish for a tunnel', 'CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n', /^$/],
  ])('of %s is refused, and the next one answered', async (_, text, expected) => {
    const server = await served(echo);
    expect(await exchange(server.port, text)).toMatch(expected);
    expect((await fetch(at(server))).status).toBe(200);
  });

  it('may be of any kind that has a name', async () => {
    const server = await served(echo);
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND']) {
      const answer = await exchange(server.port, `${method} / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
      expect(bodyOf(answer).method).toBe(method);
    }
    const upgrade = 'GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n';
    expect(await exchange(server.port, upgrade)).toMatch(/^HTTP\/1.1 200 OK/);
  });

  it('has to arrive in time', async () => {
    const server = await served(echo, { headersTimeout: 50, requestTimeout: 100 });
    const slow = await RawConnection.to(server.port);
    slow.send('GET / HTTP/1.1\r\nHost: x\r\n');
    const slowBody = await RawConnection.to(server.port);
    slowBody.send('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc');
    expect(await slow.untilClosed()).toMatch(/^HTTP\/1.1 408 [\s\S]*"statusCode":408/);
    await slowBody.untilClosed();
    expect((await fetch(at(server))).status).toBe(200);
  });

  it('is answered with 500 in JSON where the handler fails, which is told', async () => {
    const failures: unknown[] = [];
    const failure = new Error('a secret');
    const server = await served(() => Promise.reject(failure), { onFailure: (error) => failures.push(error) });
    const answer = await fetch(at(server));
    expect(answer.status).toBe(500);
    expect(await answer.json()).toEqual({
      statusCode: 500,
      error: 'Internal Server Error',
      message: 'The server failed to answer.',
    });
    expect(failures).toEqual([failure]);
  });

  it('can be answered before its body has come', async () => {
    const server = await served(async () => new Response('too long', { status: 413 }));
    const answer = await fetch(at(server), { method: 'POST', body: 'x'.repeat(5_000_000) });
    expect([answer.status, await answer.text()]).toEqual([413, 'too long']);
  });
});

describe('an answer', () => {
  it('is none where the handler drops the connection', async () => {
    const server = await served(async (request, beside) => {
      if (request.url.endsWith('/drop')) beside.drop();
      return echo(request, beside);
    });
    expect(await exchange(server.port, 'GET /drop HTTP/1.1\r\nHost: x\r\n\r\n')).toBe('');
    await expect(fetch(at(server, '/drop'))).rejects.toThrow('fetch failed');
    expect((await fetch(at(server))).status).toBe(200);
  });

  it.each([[{}], [{ 'content-length': '100' }]])('whose body fails breaks off, with headers %j', async (headers) => {
    const failing = () => {
      let pieces = 0;
      return new ReadableStream<Uint8Array>({
        pull(controller) {
          pieces++;
          if (pieces > 2) controller.error(new Error('cut'));
          else controller.enqueue(new TextEncoder().encode(`piece ${pieces}`));
        },
      });
    };
    const server = await served(async () => new Response(failing(), { headers }));
    const answer = await fetch(at(server));
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow('terminated');
    const raw = await exchange(server.port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    expect(raw).toContain('piece 1');
    expect(raw).toContain('piece 2');
    expect(raw).not.toMatch(/\r\n0\r\n\r\n$/);
  });

  it('whose body fails at once still has its headers', async () => {
    const failing = new ReadableStream({ start: (controller) => controller.error(new Error('cut')) });
    const server = await served(async () => new Response(failing, { status: 202 }));
    expect(await exchange(server.port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n')).toMatch(/^HTTP\/1.1 202 Accepted\r\n/);
  });

  it('is sent as it comes, and its maker hears that nobody reads it any more', async () => {
    let canceled = () => {};
    const heard = new Promise<void>((resolve) => {
      canceled = resolve;
    });
    const endless = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode('first')),
      cancel: () => canceled(),
    });
    const server = await served(async () => new Response(endless));
    const connection = await RawConnection.to(server.port);
    connection.send('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await connection.receive('first');
    connection.end();
    await heard;
  });

  it('of many megabytes arrives whole', async () => {
    const piece = new Uint8Array(1 << 20).fill(7);
    let left = 20;
    const long = new ReadableStream<Uint8Array>({
      pull: (controller) => (left-- > 0 ? controller.enqueue(piece) : controller.close()),
    });
    const server = await served(async () => new Response(long));
    const bytes = new Uint8Array(await (await fetch(at(server))).arrayBuffer());
    expect(bytes.length).toBe(20 << 20);
    expect(bytes.every((byte) => byte === 7)).toBe(true);
  });

  it('to HEAD has no body', async () => {
    const server = await served(async () => new Response('words', { headers: { 'x-kept': 'yes' } }));
    const raw = await exchange(server.port, 'HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    expect(raw).toMatch(/x-kept: yes/i);
    expect(raw).not.toContain('words');
  });

  it('without a body has none', async () => {
    const server = await served(async () => new Response(null, { status: 204 }));
    expect((await fetch(at(server))).status).toBe(204);
  });
});

describe('stopping', () => {
  it('lets answers end that are on their way, and takes no more requests', async () => {
    let answer = () => {};
    let asked = () => {};
    const arrived = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const server = await served(async () => {
      asked();
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return new Response('late');
    });
    const pending = fetch(at(server));
    await arrived;
    const stopped = server.stop(60_000);
    await expect(fetch(at(server))).rejects.toThrow('fetch failed');
    answer();
    expect(await (await pending).text()).toBe('late');
    await stopped;
  });

  it('cuts connections after the grace time', async () => {
    let asked = () => {};
    const arrived = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const server = await served(() => {
      asked();
      return new Promise(() => {});
    });
    const pending = fetch(at(server)).catch((error) => error.message);
    const silent = await RawConnection.to(server.port);
    await arrived;
    await server.stop(30);
    expect(await pending).toBe('fetch failed');
    expect(await silent.untilClosed()).toBe('');
  });

  it('does not wait for connections that are idle, and can be asked for twice', async () => {
    const server = await served(echo);
    const idle = await RawConnection.to(server.port);
    idle.send('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await idle.receive('"method":"GET"');
    await Promise.all([server.stop(60_000), server.stop(60_000)]);
    await idle.untilClosed();
  });
});
