import * as z from 'zod/mini';
import { payloadIssues, schemas } from '../../formats/ionq/index.js';
import { MOST_RESULT_BYTES, type Operation } from './operation.js';
import { isOutcomeMap, isOutcomeMapByJob, isShotList } from './quick-looks.js';

/** Keeps a path as the text that it is, so that its ids are known when compiling. */
function operation<const Path extends string, Query, Body, Answer>(
  facts: Operation<Path, Query, Body, Answer>,
): Operation<Path, Query, Body, Answer> {
  return facts;
}

const read = { method: 'GET', repeating: 'read', needsKey: true } as const;

/** Backends may be looked at by anyone. */
const publicRead = { ...read, needsKey: false } as const;

const results = { ...read, mostBytes: MOST_RESULT_BYTES } as const;

const artifact = z.unknown();

/**
 * All operations of the API document, by the name of the method that asks for them, and three that the service has beyond
 * it: `aggregated`, `shots` and `artifact`, which all SDKs use.
 */
export const operations = {
  whoami: operation({ ...read, path: '/whoami', answer: schemas.whoami }),
  usage: operation({
    ...read,
    path: '/organizations/{organization}/usage',
    query: schemas.usageQuery,
    answer: schemas.usages,
  }),

  listBackends: operation({ ...publicRead, path: '/backends', answer: schemas.backendsResponse }),
  getBackend: operation({ ...publicRead, path: '/backends/{backend}', answer: schemas.backend }),
  listCharacterizations: operation({
    ...publicRead,
    path: '/backends/{backend}/characterizations',
    query: schemas.characterizationsQuery,
    answer: schemas.characterizationsResponse,
    list: 'characterizations',
  }),
  getCharacterization: operation({
    ...read,
    path: '/backends/{backend}/characterizations/{characterization}',
    answer: schemas.characterization,
  }),

  createJob: operation({
    method: 'POST',
    repeating: 'once',
    needsKey: true,
    path: '/jobs',
    body: schemas.jobPayload,
    bodyIssues: payloadIssues,
    answer: schemas.jobCreationResponse,
    essential: ['id'],
  }),
  listJobs: operation({ ...read, path: '/jobs', query: schemas.jobsQuery, answer: schemas.jobsResponse, list: 'jobs' }),
  deleteJobs: operation({
    method: 'DELETE',
    repeating: 'repeatable',
    needsKey: true,
    path: '/jobs',
    body: schemas.jobsBulkOperationRequest,
    answer: schemas.jobsDeletedResponse,
  }),
  getJob: operation({ ...read, path: '/jobs/{job}', answer: schemas.circuitJobResponse, essential: ['id', 'status'] }),
  deleteJob: operation({
    method: 'DELETE',
    repeating: 'repeatable',
    needsKey: true,
    path: '/jobs/{job}',
    answer: schemas.jobDeletedResponse,
    whenGone: ({ job }) => ({ id: job, status: 'deleted' }),
  }),
  cancelJob: operation({
    method: 'PUT',
    repeating: 'repeatable',
    needsKey: true,
    path: '/jobs/{job}/status/cancel',
    answer: schemas.jobCanceledResponse,
  }),
  cancelJobs: operation({
    method: 'PUT',
    repeating: 'repeatable',
    needsKey: true,
    path: '/jobs/status/cancel',
    body: schemas.jobsBulkOperationRequest,
    answer: schemas.jobsCanceledResponse,
  }),
  getJobCost: operation({ ...read, path: '/jobs/{job}/cost', answer: schemas.jobCostResponse }),
  estimateJob: operation({
    ...read,
    path: '/jobs/estimate',
    query: schemas.jobEstimateQuery,
    // Three shapes are in the field; `decodeEstimate` reads them all.
    answer: z.looseObject({}),
  }),
  getCompiledCircuit: operation({
    ...results,
    path: '/jobs/{job}/circuits/{language}',
    text: true,
    answer: z.unknown(),
  }),
  getProbabilities: operation({
    ...results,
    path: '/jobs/{job}/results/probabilities',
    query: schemas.resultsQuery,
    answer: schemas.outcomeMap,
    looksRight: isOutcomeMap,
  }),
  getAggregated: operation({
    ...results,
    path: '/jobs/{job}/results/probabilities/aggregated',
    query: schemas.resultsQuery,
    answer: schemas.outcomeMapByJob,
    looksRight: isOutcomeMapByJob,
  }),
  getShots: operation({
    ...results,
    path: '/jobs/{job}/results/shots',
    answer: schemas.shotList,
    looksRight: isShotList,
  }),
  getArtifact: operation({ ...results, path: '/jobs/{job}/artifacts/{artifact}', answer: artifact }),
  getVariantProbabilities: operation({
    ...results,
    path: '/jobs/{job}/variants/{variant}/results/probabilities',
    answer: schemas.outcomeMap,
    looksRight: isOutcomeMap,
  }),
  getVariantHistogram: operation({
    ...results,
    path: '/jobs/{job}/variants/{variant}/results/histogram',
    answer: schemas.outcomeMap,
    looksRight: isOutcomeMap,
  }),
  getVariantShots: operation({
    ...results,
    path: '/jobs/{job}/variants/{variant}/results/shots',
    // The document has a map of numbers, the service a list.
    answer: z.union([schemas.shotList, schemas.outcomeMap]),
    looksRight: isShotList,
  }),

  createSession: operation({
    method: 'POST',
    repeating: 'once',
    needsKey: true,
    path: '/sessions',
    body: schemas.createSessionRequest,
    answer: schemas.session,
    essential: ['id'],
  }),
  listSessions: operation({
    ...read,
    path: '/sessions',
    query: schemas.sessionsQuery,
    answer: schemas.sessionsResponse,
    list: 'sessions',
  }),
  getSession: operation({ ...read, path: '/sessions/{session}', answer: schemas.session }),
  endSession: operation({
    method: 'POST',
    repeating: 'once',
    needsKey: true,
    path: '/sessions/{session}/end',
    answer: schemas.session,
  }),
  listSessionJobs: operation({
    ...read,
    path: '/sessions/{session}/jobs',
    query: schemas.jobsQuery,
    answer: schemas.jobsResponse,
    list: 'jobs',
  }),
} as const;
