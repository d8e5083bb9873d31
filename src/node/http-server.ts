import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo, Socket } from 'node:net';
import { IonloomError, issue } from '../errors/index.js';
import { errorAnswer, lastAnswer, writeAnswer } from './http-answer.js';
import { withPackage } from './optional-package.js';

/** What a handler gets beside a request, which the request itself cannot hold. */
export interface RequestBeside {
  /** The body of a GET or HEAD, of which a `Request` may have none: cirq-ionq lists jobs with one. */
  readonly body?: string;
  /** Ends the connection without an answer: what the handler gives then is not sent. */
  readonly drop: () => void;
}

/**
 * What answers requests. A body that fails breaks off on the way to the client, too; the request's signal ends when the
 * client has gone.
 */
export type Handler = (request: Request, beside: RequestBeside) => Promise<Response>;

export interface ServerOptions {
  /** A name or an address of this machine; left out, programs of this machine alone reach it: 127.0.0.1 and ::1. */
  readonly host?: string | undefined;
  /** 0, or left out, for a free one. */
  readonly port?: number | undefined;
  /** Milliseconds that a client may take for the headers of a request; 10,000 if left out. */
  readonly headersTimeout?: number;
  /** Milliseconds that it may take for all of it; 60,000 if left out. */
  readonly requestTimeout?: number;
  /** Hears of what the handler threw, which clients are answered with status 500. */
  readonly onFailure?: (error: unknown) => void;
}

/** A server that listens. */
export interface RunningServer {
  readonly port: number;
  /** What it listens on. */
  readonly addresses: readonly string[];
  /**
   * Takes no more requests, and waits for those that are being answered.
   *
   * @param grace milliseconds after which connections are cut; 5,000 if left out
   */
  readonly stop: (grace?: number) => Promise<void>;
}

/** No client that is known sends more than a few words with a GET. */
const MOST_BODY_BESIDE = 1 << 20;

/**
 * Clients that ask every five seconds must not meet the end of a connection that was idle for five, which is Node's own
 * limit.
 */
const KEEP_ALIVE = 75_000;

const GRACE = 5000;

/**
 * Serves a handler over HTTP. Needs the packages hono and @hono/node-server.
 *
 * @throws IonloomError `CannotListen` where the port is taken or the host is none of this machine's, `ValueOutOfRange`
 * for a port that is none, `MissingPackage`.
 */
export async function serveHttp(handler: Handler, options: ServerOptions = {}): Promise<RunningServer> {
  const { host, port = 0 } = options;
  if (!(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
    const found = issue('ValueOutOfRange', `a port is a whole number from 0 to 65535, not ${port}`, { path: ['port'] });
    throw new IonloomError(found);
  }
  const listener = requestListener(handler, options);
  let stopping: Promise<void> | undefined;
  const make = () => makeServer(listener, options, () => stopping !== undefined);
  const servers = host === undefined ? await listenOnLoopback(make, port) : [await listen(make(), host, port)];

  const stop = async (grace: number) => {
    const closed = servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve())));
    const cut = setTimeout(() => {
      for (const server of servers) server.closeAllConnections();
    }, grace);
    await Promise.all(closed);
    clearTimeout(cut);
  };
  for (const server of servers) server.on('error', (error) => options.onFailure?.(error));
  const addresses = servers.map((server) => server.address() as AddressInfo);
  return {
    port: addresses[0]!.port,
    addresses: addresses.map(({ address }) => address),
    stop: (grace = GRACE) => {
      stopping ??= stop(grace);
      return stopping;
    },
  };
}

type Listener = (incoming: IncomingMessage, outgoing: ServerResponse) => unknown;

/** What is used of the package @hono/node-server; its own declarations need those of a browser. */
interface HonoAdapter {
  getRequestListener(
    answer: (
      request: Request,
      env: { readonly incoming: IncomingMessage; readonly outgoing: ServerResponse },
    ) => unknown,
    options: {
      /** Stands for the header Host where a client of HTTP/1.0 sends none. */
      readonly hostname: string;
      readonly overrideGlobalObjects: boolean;
      readonly errorHandler: () => Response;
    },
  ): Listener;
}

function loadHono(): HonoAdapter & { readonly RESPONSE_ALREADY_SENT: Response } {
  return withPackage('@hono/node-server', 'serving over HTTP', () => {
    const load = createRequire(import.meta.url);
    return { ...load('@hono/node-server'), ...load('@hono/node-server/utils/response') };
  });
}

/** What Node calls for each request. */
function requestListener(handler: Handler, { onFailure }: ServerOptions): Listener {
  const { getRequestListener, RESPONSE_ALREADY_SENT } = loadHono();
  return getRequestListener(
    async (request, { incoming, outgoing }) => {
      const response = await answered(handler, request, incoming).catch((error) => {
        onFailure?.(error);
        return errorAnswer(500, 'The server failed to answer.');
      });
      if (!incoming.socket.destroyed) await writeAnswer(response, outgoing);
      return RESPONSE_ALREADY_SENT;
    },
    {
      hostname: 'localhost',
      overrideGlobalObjects: false,
      errorHandler: () => errorAnswer(400, 'The address of the request cannot be read.'),
    },
  );
}

async function answered(handler: Handler, request: Request, incoming: IncomingMessage): Promise<Response> {
  const drop = () => incoming.socket.destroy();
  if (request.method !== 'GET' && request.method !== 'HEAD') return handler(request, { drop });
  const body = await bodyOf(incoming);
  if (body === undefined) return errorAnswer(413, `A ${request.method} takes at most ${MOST_BODY_BESIDE} bytes.`);
  return handler(request, body === '' ? { drop } : { drop, body });
}

/** The whole body of a request that rarely has one, as text; undefined where it is too long. */
async function bodyOf(incoming: IncomingMessage): Promise<string | undefined> {
  const { 'content-length': length = '0', 'transfer-encoding': encoding } = incoming.headers;
  if (length === '0' && encoding === undefined) return '';
  const pieces: Buffer[] = [];
  let total = 0;
  for await (const piece of incoming) {
    total += piece.length;
    // What is still to come is read, so that the answer can be heard, and thrown away.
    if (total <= MOST_BODY_BESIDE) pieces.push(piece);
  }
  return total <= MOST_BODY_BESIDE ? Buffer.concat(pieces).toString() : undefined;
}

function makeServer(listener: Listener, options: ServerOptions, isStopping: () => boolean): Server {
  const { headersTimeout = 10_000, requestTimeout = 60_000 } = options;
  const limits = { headersTimeout, requestTimeout, keepAliveTimeout: KEEP_ALIVE };
  const connectionsCheckingInterval = Math.min(1000, headersTimeout, requestTimeout);
  /** Connections on which an answer is on its way: another one must not be written into it. */
  const answering = new WeakSet<Socket>();
  const server = createServer({ ...limits, connectionsCheckingInterval }, (incoming, outgoing) => {
    answering.add(incoming.socket);
    outgoing.once('close', () => {
      answering.delete(incoming.socket);
      // The connection is idle only once Node has seen the end of the answer, too.
      if (isStopping()) setImmediate(() => server.closeIdleConnections());
    });
    listener(incoming, outgoing);
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (!socket.writable || answering.has(socket)) socket.destroy();
    else socket.end(lastAnswer(...clientErrors(error.code)));
  });
  return server;
}

/** What is answered to what is no request. */
function clientErrors(code: string | undefined): [status: number, message: string] {
  if (code === 'HPE_HEADER_OVERFLOW') return [431, 'The headers of the request are too long.'];
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return [408, 'The request did not arrive in time.'];
  return [400, 'What was sent is no HTTP request.'];
}

/** Listens on both loopback addresses with the same port; on one where this machine has no other. */
async function listenOnLoopback(make: () => Server, port: number): Promise<readonly Server[]> {
  for (let attempt = 1; ; attempt++) {
    const first = await listen(make(), '127.0.0.1', port);
    try {
      return [first, await listen(make(), '::1', (first.address() as AddressInfo).port)];
    } catch (error) {
      const { code } = (error as Error).cause as NodeJS.ErrnoException;
      if (code !== 'EADDRINUSE') return [first];
      await new Promise((closed) => first.close(closed));
      // A port that is free on one of them may be taken on the other: then another one is tried.
      if (port !== 0 || attempt === 10) throw error;
    }
  }
}

async function listen(server: Server, host: string, port: number): Promise<Server> {
  await new Promise<void>((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => reject(cannotListen(host, port, error));
    server.once('error', failed);
    server.listen({ host, port, exclusive: true }, () => {
      server.off('error', failed);
      resolve();
    });
  });
  return server;
}

function cannotListen(host: string, port: number, cause: NodeJS.ErrnoException): IonloomError {
  const sentences: Readonly<Record<string, readonly [message: string, hint: string]>> = {
    EADDRINUSE: [`port ${port} of ${host} is taken by another program`, 'name another port, or 0 for a free one'],
    EACCES: [`port ${port} of ${host} is not open to this user`, 'name a port from 1024 on, or 0 for a free one'],
    EADDRNOTAVAIL: [`this machine has no address ${host}`, 'leave out the host to listen on this machine alone'],
    ENOTFOUND: [`there is no host ${host}`, 'leave out the host to listen on this machine alone'],
  };
  const [message, hint] = sentences[cause.code ?? ''] ?? [`${host} cannot be listened on: ${cause.message}`];
  return new IonloomError(issue('CannotListen', message, hint === undefined ? {} : { hint }), { cause });
}
