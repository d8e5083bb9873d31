import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { DEFAULT_SHOTS, MAXIMUM_SHOTS, schemas } from '../../../../src/formats/ionq/index.js';
import { type Difference, differences, type Node } from './compare-schemas.js';

interface Departures {
  readonly notCovered: Readonly<Record<string, string>>;
  readonly departures: readonly { readonly where: readonly string[]; readonly what: string; readonly reason: string }[];
}

const data = (name: string) => JSON.parse(readFileSync(new URL(`../../../data/${name}`, import.meta.url), 'utf8'));
const document = data('ionq-openapi-v0.4.json');
const theirs: Record<string, Node> = document.components.schemas;
const { notCovered, departures }: Departures = data('ionq-openapi-departures.json');

const jsonSchema = (schema: z.ZodMiniType) => z.toJSONSchema(schema, { io: 'input' }) as Node;
const memberOf = (gateset: 0 | 1): Node => {
  const inputs = jsonSchema(schemas.multiCircuitInput)['oneOf'] as {
    properties: { circuits: { items: { oneOf: Node[] } } };
  }[];
  return inputs[gateset]!.properties.circuits.items.oneOf[0]!;
};

/** Our schema for each of the document's that we cover. */
const ours: Readonly<Record<string, Node>> = {
  Ansatz: jsonSchema(schemas.ansatz),
  Backend: jsonSchema(schemas.backend),
  BadRequestError: jsonSchema(schemas.errorResponse),
  BaseJob: jsonSchema(schemas.baseJob),
  Characterization: jsonSchema(schemas.characterization),
  CircuitJobCompilationSettings: jsonSchema(schemas.responseCompilationSettings),
  CircuitJobCreationPayload: jsonSchema(schemas.circuitJobPayload),
  CircuitJobResult: jsonSchema(schemas.circuitJobResult),
  CircuitJobSettings: jsonSchema(schemas.responseCircuitJobSettings),
  CircuitJobStats: jsonSchema(schemas.circuitJobStats),
  CostModel: jsonSchema(schemas.costModel),
  CreateSessionRequest: jsonSchema(schemas.createSessionRequest),
  Failure: jsonSchema(schemas.failure),
  Gate_NativeGate: jsonSchema(schemas.nativeGate),
  Gate_QisGate: jsonSchema(schemas.qisGate),
  GenericQuantumFunctionInput: jsonSchema(schemas.genericQuantumFunctionInput),
  GetCircuitJobResponse: jsonSchema(schemas.circuitJobResponse),
  GetJobCostResponse: jsonSchema(schemas.jobCostResponse),
  GetJobEstimateQueryParams: jsonSchema(schemas.jobEstimateQuery),
  GetJobEstimateResponse: jsonSchema(schemas.jobEstimateResponse),
  GetJobResponse: jsonSchema(schemas.circuitJobResponse),
  GetJobsQueryParams: jsonSchema(schemas.jobsQuery),
  GetJobsResponse: jsonSchema(schemas.jobsResponse),
  GetResultsResponse: jsonSchema(schemas.outcomeMap),
  GetSessionsQueryParams: jsonSchema(schemas.sessionsQuery),
  GetVariantResultsResponse: jsonSchema(schemas.outcomeMap),
  GroupUsage: jsonSchema(schemas.groupUsage),
  HamiltonianEnergyData: jsonSchema(schemas.hamiltonianEnergyData),
  HamiltonianEnergyInput: jsonSchema(schemas.hamiltonianEnergyInput),
  HamiltonianPauliTerm: jsonSchema(schemas.hamiltonianPauliTerm),
  JobCanceledResponse: jsonSchema(schemas.jobCanceledResponse),
  JobCreationPayload: jsonSchema(schemas.jobPayload),
  JobCreationResponse: jsonSchema(schemas.jobCreationResponse),
  JobDeletedResponse: jsonSchema(schemas.jobDeletedResponse),
  JobMetadata: jsonSchema(schemas.jobMetadata),
  JobStatus: jsonSchema(schemas.jobStatus),
  JobsBulkOperationRequest: jsonSchema(schemas.jobsBulkOperationRequest),
  JobsCanceledResponse: jsonSchema(schemas.jobsCanceledResponse),
  JobsDeletedResponse: jsonSchema(schemas.jobsDeletedResponse),
  JsonCircuitInput: jsonSchema(schemas.circuitInput),
  JsonMultiCircuitInput: jsonSchema(schemas.multiCircuitInput),
  LinearConstraint: jsonSchema(schemas.linearConstraint),
  MultiCircuitJobCreationPayload: jsonSchema(schemas.multiCircuitJobPayload),
  NativeCircuit: memberOf(1),
  NativeCircuitInput: jsonSchema(schemas.nativeCircuitInput),
  Noise: jsonSchema(schemas.noise),
  NoiseModel: jsonSchema(schemas.noiseModelName),
  NumberMap: jsonSchema(schemas.numberMap),
  QISCircuit: memberOf(0),
  QctrlQaoaJobCreationPayload: jsonSchema(schemas.qctrlQaoaJobPayload),
  QctrlQaoaJobInput: jsonSchema(schemas.qctrlQaoaJobInput),
  QisCircuitInput: jsonSchema(schemas.qisCircuitInput),
  QuadraticConstraint: jsonSchema(schemas.quadraticConstraint),
  QuantumFunctionInput: jsonSchema(schemas.quantumFunctionInput),
  QuantumFunctionJobCreationPayload: jsonSchema(schemas.quantumFunctionJobPayload),
  Registers: jsonSchema(schemas.registers),
  Session: jsonSchema(schemas.session),
  SessionCostLimit: jsonSchema(schemas.sessionCostLimit),
  SessionSettings: jsonSchema(schemas.sessionSettings),
  SessionSettingsRequest: jsonSchema(schemas.sessionSettingsRequest),
  SessionStatusEnum: jsonSchema(schemas.sessionStatus),
  SessionsResponse: jsonSchema(schemas.sessionsResponse),
  Usage: jsonSchema(schemas.usage),
  Usages: jsonSchema(schemas.usages),
  Whoami: jsonSchema(schemas.whoami),
};

/** The document's query of an operation, as the object that its parameters make. */
function queryOf(path: string): Node {
  const parameters: readonly Node[] = document.paths[path].get.parameters.map((parameter: Node) =>
    typeof parameter['$ref'] === 'string'
      ? document.components.parameters[parameter['$ref'].split('/').at(-1)!]
      : parameter,
  );
  const query = parameters.filter((parameter) => parameter['in'] === 'query');
  return {
    type: 'object',
    properties: Object.fromEntries(query.map(({ name, schema }) => [name, schema])),
    required: query.filter(({ required }) => required === true).map(({ name }) => name),
    additionalProperties: false,
  };
}

const answerOf = (name: string): Node => document.components.responses[name].content['application/json'].schema;
const languageOf = (path: string): Node =>
  document.paths[path].get.parameters.find(({ name }: { name: string }) => name === 'lang').schema;

/** What the document describes where it is used, without a name among its schemas, and our schema for it. */
const unnamed: Readonly<Record<string, readonly [theirs: Node, ours: Node]>> = {
  'characterizations query': [
    queryOf('/backends/{backend}/characterizations'),
    jsonSchema(schemas.characterizationsQuery),
  ],
  'estimate query': [queryOf('/jobs/estimate'), jsonSchema(schemas.jobEstimateQuery)],
  'jobs query': [queryOf('/jobs'), jsonSchema(schemas.jobsQuery)],
  'jobs query of a session': [queryOf('/sessions/{session_id}/jobs'), jsonSchema(schemas.jobsQuery)],
  'results query': [queryOf('/jobs/{UUID}/results/probabilities'), jsonSchema(schemas.resultsQuery)],
  'sessions query': [queryOf('/sessions'), jsonSchema(schemas.sessionsQuery)],
  'usage query': [queryOf('/organizations/{organization_id}/usage'), jsonSchema(schemas.usageQuery)],
  ListBackends: [answerOf('ListBackends'), jsonSchema(schemas.backendsResponse)],
  ListCharacterizations: [answerOf('ListCharacterizations'), jsonSchema(schemas.characterizationsResponse)],
  'circuit language': [languageOf('/jobs/{UUID}/circuits/{lang}'), jsonSchema(schemas.circuitLanguage)],
};

/** Gate names are values of the gate schemas, not schemas of their own. */
const gateNames: Readonly<Record<string, z.ZodMiniType>> = { NativeGate: schemas.nativeGate, QisGate: schemas.qisGate };

const covers = (pattern: string, text: string) =>
  new RegExp(`^${pattern.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('\\*', '.*')}$`).test(text);
const isDeparture = ({ where, what }: Difference) =>
  departures.find((departure) => departure.where.some((place) => covers(place, where)) && covers(departure.what, what));

describe("the schemas and the service's API document", () => {
  test('every schema of the document is covered, or it is said why not', () => {
    const known = [...Object.keys(ours), ...Object.keys(gateNames), ...Object.keys(notCovered)].sort();
    expect(known).toEqual(Object.keys(theirs).sort());
  });

  test.each(Object.keys(ours))('%s agrees, departures aside', (name) => {
    const found = differences(theirs[name]!, ours[name]!, theirs, name);
    expect(found.filter((difference) => !isDeparture(difference))).toEqual([]);
  });

  test.each(Object.keys(unnamed))('%s agrees, departures aside', (name) => {
    const [described, own] = unnamed[name]!;
    expect(differences(described, own, theirs, name).filter((difference) => !isDeparture(difference))).toEqual([]);
  });

  test.each(Object.keys(gateNames))('%s lists the gates that we take', (name) => {
    const options = jsonSchema(gateNames[name]!)['oneOf'] as { properties: { gate: { const: string } } }[];
    expect(options.map(({ properties }) => properties.gate.const).sort()).toEqual(
      (theirs[name]!['enum'] as string[]).toSorted(),
    );
  });

  test('every departure is one', () => {
    const found = [
      ...Object.entries(ours).flatMap(([name, schema]) => differences(theirs[name]!, schema, theirs, name)),
      ...Object.entries(unnamed).flatMap(([name, [described, own]]) => differences(described, own, theirs, name)),
    ];
    const unused = departures.flatMap(({ where, what }) =>
      where.filter(
        (place) => !found.some((difference) => covers(place, difference.where) && covers(what, difference.what)),
      ),
    );
    expect(unused).toEqual([]);
    for (const { reason } of departures) expect(reason.length).toBeGreaterThan(20);
  });

  test("the limits of shots are the document's", () => {
    const { shots } = theirs['CircuitJobCreationPayload']!['properties'] as { shots: Node };
    expect(shots).toMatchObject({ default: DEFAULT_SHOTS, maximum: MAXIMUM_SHOTS });
  });

  test('a lost property, a lost value and a loosened bound are noticed', () => {
    const broken: Node = { type: 'object', properties: { model: { type: 'string', enum: ['ideal'] } }, required: [] };
    const found = differences(theirs['Noise']!, broken, theirs, 'Noise').map(({ where, what }) => `${where} ${what}`);
    expect(found).toContain('Noise property seed not ours');
    expect(found).toContain('Noise model required, ours not');
    expect(found).toContain('Noise closed, ours open');
    expect(found.some((text) => text.startsWith('Noise.model values'))).toBe(true);
  });

  test('every example of the document is read', () => {
    const payloads = ['JobCreationPayload', 'MultiCircuitJobCreationPayload'].map((name) => theirs[name]!['example']);
    for (const payload of payloads) expect(schemas.jobPayload.safeParse(payload).error).toBeUndefined();
    const answer = (path: string) =>
      document.paths[path].get.responses['200'].content['application/json'].examples['Example 1'].value;
    expect(schemas.jobsResponse.safeParse(answer('/jobs')).error).toBeUndefined();
    expect(schemas.jobsResponse.safeParse(answer('/sessions/{session_id}/jobs')).error).toBeUndefined();
    expect(schemas.circuitJobResponse.safeParse(answer('/jobs/{UUID}')).error).toBeUndefined();
    for (const name of ['BadRequest', 'NotFound', 'Unauthorized']) {
      const { example } = document.components.responses[name].content['application/json'];
      expect(schemas.errorResponse.safeParse(example).error).toBeUndefined();
    }
  });

  test('answers with fields and values that did not exist yet are read', () => {
    const created = { id: 'a', status: 'queued', session_id: null, priority: 1 };
    expect(schemas.jobCreationResponse.parse(created)).toEqual(created);
    expect(schemas.failure.parse({ code: 'NewError', message: 'm' })).toEqual({ code: 'NewError', message: 'm' });
    const job =
      document.paths['/jobs/{UUID}'].get.responses['200'].content['application/json'].examples['Example 1'].value;
    const variant = { variant_id: 'v', qubit_map: null, shots: 20, artifacts: { histogram: { id: 'h' } } };
    const error_mitigation = {
      debiasing: { aggregation_method: 'average', aggregations: ['average', 'majority'], variants: [variant] },
      symmetry_verification: { num_allowed_states: 2, applied: true },
    };
    const newer = { ...job, cost_model: '2QGE_operations', output: { ...job.output, error_mitigation } };
    expect(schemas.circuitJobResponse.parse(newer)).toEqual(newer);
    const simulator = {
      backend: 'simulator',
      status: 'available',
      qubits: 29,
      average_queue_time: 0,
      last_updated: 'now',
    };
    const listed = { ...simulator, noise_models: ['aria-1', 'forte-1', 'forte-enterprise-1', 'ideal'] };
    expect(schemas.backend.parse(listed)).toEqual(listed);
    const { connectivity: _, ...unconnected } = {
      id: 'c',
      backend: 'qpu.forte-1',
      date: '2026-01-01',
      qubits: 36,
      connectivity: [],
      fidelity: { spam: { median: 0.99 } },
      timing: { readout: 0, reset: 0 },
    };
    expect(schemas.characterization.safeParse(unconnected).success).toBe(true);
    expect(schemas.jobCreationResponse.safeParse({ id: 1, status: 'queued', session_id: null }).success).toBe(false);
  });
});
