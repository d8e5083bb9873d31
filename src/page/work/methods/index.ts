/** What a method gets beside what it was called with. */
export interface Context<TheNews = never> {
  /** Aborted once nobody wants the answer; methods that take long look at it. */
  readonly signal: AbortSignal;
  /** Tells the caller how far it has come. */
  readonly tell: (news: TheNews) => void;
}

/**
 * Everything that workers do, by name, from plain data to plain data; and the file that exports it under that name. It is
 * loaded with the first call, so that the worker that reads a text need not wait for the transpiler.
 */
export const methods = {
  card: () => import('./gate-card.js'),
  gates: () => import('./gates.js'),
  read: () => import('./read.js'),
  targets: () => import('./targets.js'),
  characterize: () => import('./targets.js'),
  transpile: () => import('./transpile.js'),
  native: () => import('./native.js'),
  nativeCard: () => import('./native.js'),
  verdict: () => import('./verdict.js'),
  certificate: () => import('./native.js'),
  laboratoryChoices: () => import('./laboratory.js'),
  simulationNeeds: () => import('./laboratory.js'),
  simulate: () => import('./simulate.js'),
  distribution: () => import('./distribution.js'),
  expect: () => import('./expect.js'),
  sweep: () => import('./sweep.js'),
  sweepFile: () => import('./sweep-file.js'),
  jobPayload: () => import('./job-payload.js'),
  jobSize: () => import('./job-size.js'),
  jobSnippets: () => import('./job-snippets.js'),
  jobTargets: () => import('./job-targets.js'),
  submitJob: () => import('./jobs.js'),
  listJobs: () => import('./jobs.js'),
  cancelJob: () => import('./jobs.js'),
  deleteJob: () => import('./jobs.js'),
  jobResults: () => import('./jobs.js'),
  findServer: () => import('./jobs.js'),
  validateJob: () => import('./validate-job.js'),
};

type Methods = typeof methods;
export type MethodName = keyof Methods;

type Method<Name extends MethodName> =
  Awaited<ReturnType<Methods[Name]>> extends Readonly<Record<Name, infer Found extends (...given: never) => unknown>>
    ? Found
    : never;

/** What a method is called with. */
export type Given<Name extends MethodName> = Parameters<Method<Name>>[0];

/** What it gives. */
export type Value<Name extends MethodName> = Awaited<ReturnType<Method<Name>>>;

/** What it tells on the way. */
export type News<Name extends MethodName> =
  Method<Name> extends (given: never, context: infer Found) => unknown
    ? Found extends Context<infer TheNews>
      ? TheNews
      : never
    : never;
