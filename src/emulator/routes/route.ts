import type { Context, Hono } from 'hono';
import { member } from '../../formats/ionq/index.js';
import type { Profile } from '../options.js';
import { errorOf } from '../requests/faults.js';
import { requireKey } from '../requests/guard.js';
import { queryOf, type RawQuery } from '../requests/query.js';
import { jsonBody, type RequestBindings } from '../requests/read-body.js';
import type { Service } from '../service.js';

/** What Hono keeps of a request while it is answered. */
export interface RequestState {
  Bindings: RequestBindings;
  Variables: { operation: string; tolerated: string[] };
}

/** A request as an operation sees it. */
export interface Asked {
  /** An id in the path; every route has those that it asks for. */
  readonly id: (name: string) => string;
  readonly query: RawQuery;
  /** The JSON value of the body, where the operation has one. */
  readonly body: unknown;
  /** Notes something that the document does not provide for. */
  readonly tolerate: (oddity: string) => void;
}

/** What an operation gives: JSON with a status, or text where the media type says so. */
export interface Given {
  readonly status?: 200 | 201;
  readonly mediaType?: 'application/json' | 'text/plain';
  readonly body: unknown;
}

/** One operation of the service. */
export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** Below `/v0.4`, with `:names` where ids stand. */
  readonly path: string;
  /** Its id in the API document, or ours for what the document does not have. */
  readonly operation: string;
  /** The last state of the document that has it; that of today if left out. */
  readonly until?: Profile;
  /** Whether it may be asked without a key. */
  readonly isPublic?: boolean;
  readonly hasBody?: boolean;
  readonly answer: (service: Service, asked: Asked) => Given | Promise<Given>;
}

/** The header by which an answer says that the connection is to be dropped instead; it never leaves the emulator. */
export const DROP_HEADER = 'x-emulator-drop';

/** Adds an operation to an application. */
export function addRoute(app: Hono<RequestState>, service: Service, route: Route): void {
  app.on(route.method.toUpperCase(), `/v0.4${route.path}`, async (context) => {
    context.set('operation', route.operation);
    if (route.isPublic !== true) requireKey(context.req.raw, service.settings);
    const hasBody = route.hasBody === true || (context.env?.body ?? '') !== '';
    const body = hasBody ? await jsonBody(context.req.raw, context.env) : undefined;
    const fault = service.faults.forRequest(route.operation, backendOf(context, body, service));
    if (fault?.latency !== undefined) await pause(fault.latency, service);
    if (fault?.drop === 'before') return dropped();
    const error = fault === undefined ? undefined : errorOf(fault);
    if (error !== undefined) throw error;
    const given = await route.answer(service, {
      id: (name) => context.req.param(name as never) ?? '',
      query: queryOf(context.req.url),
      body,
      tolerate: (oddity) => context.get('tolerated').push(oddity),
    });
    if (fault?.drop === 'after') return dropped();
    const text = given.mediaType === 'text/plain' ? String(given.body) : JSON.stringify(given.body);
    return answered(fault?.cut === true ? cutBody(text) : text, given);
  });
}

function answered(body: string | ReadableStream, { status = 200, mediaType = 'application/json' }: Given): Response {
  return new Response(body, { status, headers: { 'content-type': `${mediaType}; charset=utf-8` } });
}

function dropped(): Response {
  return new Response(null, { status: 500, headers: { [DROP_HEADER]: '1' } });
}

/** Half of a body, and then an error: what reads it sees the connection break. */
function cutBody(text: string): ReadableStream {
  const half = new TextEncoder().encode(text.slice(0, text.length / 2));
  let isSent = false;
  return new ReadableStream({
    pull(controller) {
      if (isSent) controller.error(new Error('this body was cut by a fault rule of the emulator'));
      else controller.enqueue(half);
      isSent = true;
    },
  });
}

/** The backend that a request is about, as far as it says. */
function backendOf(context: Context, body: unknown, { store }: Service): string | undefined {
  const named = context.req.param('backend') ?? member(body, 'backend') ?? context.req.query('backend');
  if (typeof named === 'string') return named;
  const [job, session] = [context.req.param('job'), context.req.param('session')];
  if (job !== undefined) return store.job(job)?.backend;
  return session === undefined ? undefined : store.session(session)?.backend;
}

function pause(milliseconds: number, { settings }: Service): Promise<void> {
  return new Promise((resolve) => settings.world.after(milliseconds, resolve));
}
