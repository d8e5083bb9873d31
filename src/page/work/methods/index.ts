import { distribution } from './distribution.js';
import { expect } from './expect.js';
import { card } from './gate-card.js';
import { gates } from './gates.js';
import { jobPayload } from './job-payload.js';
import { jobSize } from './job-size.js';
import { jobSnippets } from './job-snippets.js';
import { jobTargets } from './job-targets.js';
import { cancelJob, deleteJob, findServer, jobResults, listJobs, submitJob } from './jobs.js';
import { laboratoryChoices, simulationNeeds } from './laboratory.js';
import { certificate, native, nativeCard } from './native.js';
import { read } from './read.js';
import { simulate } from './simulate.js';
import { sweep } from './sweep.js';
import { characterize, targets } from './targets.js';
import { transpile } from './transpile.js';
import { validateJob } from './validate-job.js';
import { verdict } from './verdict.js';

/** What a method gets beside what it was called with. */
export interface Context<TheNews = never> {
  /** Aborted once nobody wants the answer; methods that take long look at it. */
  readonly signal: AbortSignal;
  /** Tells the caller how far it has come. */
  readonly tell: (news: TheNews) => void;
}

/** Everything that workers do, by name: from plain data to plain data. */
export const methods = {
  card,
  gates,
  read,
  targets,
  characterize,
  transpile,
  native,
  nativeCard,
  verdict,
  certificate,
  laboratoryChoices,
  simulationNeeds,
  simulate,
  distribution,
  expect,
  sweep,
  jobPayload,
  jobSize,
  jobSnippets,
  jobTargets,
  submitJob,
  listJobs,
  cancelJob,
  deleteJob,
  jobResults,
  findServer,
  validateJob,
};

export type Methods = typeof methods;
export type MethodName = keyof Methods;

/** What a method is called with. */
export type Given<Name extends MethodName> = Parameters<Methods[Name]>[0];

/** What it gives. */
export type Value<Name extends MethodName> = Awaited<ReturnType<Methods[Name]>>;

/** What it tells on the way. */
export type News<Name extends MethodName> = Methods[Name] extends (given: never, context: infer C) => unknown
  ? C extends Context<infer TheNews>
    ? TheNews
    : never
  : never;
