import { schemas } from '../../formats/ionq/index.js';
import { artifactDocument, compiledOf, isAggregate, variantProbabilities } from '../answers/artifacts.js';
import { readQuery } from '../requests/query.js';
import { notFound } from '../requests/service-error.js';
import { compiledQasm3 } from '../run/compiled-texts.js';
import type { CircuitOutcome, VariantOutcome } from '../runner/outcome.js';
import type { Service } from '../service.js';
import type { Asked, Given, Route } from './route.js';

/** What jobs gave. */
export const resultRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/jobs/:job/results/probabilities',
    operation: 'GetJobProbabilities',
    answer: (service, asked) => ({
      body: probabilities(circuitOf(service, asked.id('job')), isSharpened(service, asked)),
    }),
  },
  {
    method: 'get',
    path: '/jobs/:job/results/probabilities/aggregated',
    operation: 'GetJobAggregated',
    answer: aggregated,
  },
  {
    method: 'get',
    path: '/jobs/:job/results/shots',
    operation: 'GetJobShots',
    answer: (service, { id }) => ({ body: circuitOf(service, id('job')).outcomes ?? missing() }),
  },
  {
    method: 'get',
    path: '/jobs/:job/artifacts/:artifact',
    operation: 'GetArtifact',
    answer: (service, asked) => {
      const { id } = asked;
      const record = service.jobs.look(id('job'), false);
      if (isAggregate(record, id('artifact'))) return aggregated(service, asked);
      const { document, mediaType } =
        artifactDocument(record, service.jobs.outcome(record.id), id('artifact')) ?? missing();
      return { body: document, mediaType };
    },
  },
  {
    method: 'get',
    path: '/jobs/:job/circuits/:language',
    operation: 'GetCompiledFile',
    until: '2026-05',
    answer: (service, { id }) => {
      const compiled = compiledOf(service.jobs.outcome(id('job'))) ?? missing();
      const language = id('language');
      if (language !== 'native' && language !== 'qasm3') throw notFound('Compiled circuit');
      return { body: language === 'native' ? compiled : compiledQasm3(compiled) };
    },
  },
  variant('probabilities', 'GetVariantProbabilities', variantProbabilities),
  variant('histogram', 'GetVariantHistogram', ({ histogram }) => histogram),
  variant('shots', 'GetVariantShots', ({ outcomes }) => outcomes),
];

function variant(kind: string, operation: string, document: (variant: VariantOutcome) => unknown): Route {
  return {
    method: 'get',
    path: `/jobs/:job/variants/:variant/results/${kind}`,
    operation,
    until: '2026-05',
    answer: (service, { id }) => {
      const found = circuitOf(service, id('job')).variants.find((each) => each.id === id('variant'));
      if (found === undefined) throw notFound('Variant');
      return { body: document(found) };
    },
  };
}

/** @throws ServiceError 404 where the job gave no circuit's results, or not yet. */
function circuitOf({ jobs }: Service, id: string): CircuitOutcome {
  const outcome = jobs.outcome(id);
  if (outcome.kind !== 'circuit') throw notFound('Results');
  return outcome.circuit;
}

function missing(): never {
  throw notFound('Results');
}

/** Whether the variants vote: the document's `sharpen`, or the method's name as later clients send it. */
function isSharpened({ settings }: Service, { query, tolerate }: Asked): boolean {
  const { sharpen, aggregation } = readQuery(query, schemas.resultsQuery, settings.strict, tolerate);
  return sharpen ?? (aggregation !== undefined && aggregation !== 'average');
}

function probabilities({ sharpened, probabilities: mean }: CircuitOutcome, isSharp: boolean): object {
  return isSharp ? (sharpened ?? mean) : mean;
}

/** Of a job of several circuits, in their order. */
function aggregated(service: Service, asked: Asked): Given {
  const record = service.jobs.look(asked.id('job'), false);
  if (record.childIds === null || record.state !== 'completed') throw notFound('Results');
  const isSharp = isSharpened(service, asked);
  const parts = record.childIds.map((id) => {
    const outcome = service.store.outcome(id);
    if (outcome?.kind !== 'circuit') throw notFound('Results');
    return [id, probabilities(outcome.circuit, isSharp)] as const;
  });
  return { body: Object.fromEntries(parts) };
}
