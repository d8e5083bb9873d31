import type { EmulatorAnswer, OtherAnswers } from './emulated-service.js';

/** Pairs of qubits that a machine connects. */
export type Pairs = readonly (readonly [number, number])[];

/** A chain of as many qubits as the machines have at most. */
export const chain: Pairs = Array.from({ length: 35 }, (_, k) => [k, k + 1] as const);

/** Machines of which it was measured that they connect these pairs alone; the emulator's connect all. */
export function connecting(pairs: Pairs): OtherAnswers {
  return {
    getCharacterizationsForBackend: ({ status, body }) => {
      if (status !== 200) return { status, body };
      const characterizations = body.characterizations.map((measured: { readonly qubits: number }) => ({
        ...measured,
        connectivity: pairs.filter((pair) => Math.max(...pair) < measured.qubits),
      }));
      return { body: { ...body, characterizations } };
    },
  };
}

/** Results of several circuits in the reverse of the circuits' order, in a document that is an object. */
export const reversedCircuits: OtherAnswers = {
  GetJobProbabilitiesAggregated: reversed,
  GetJobArtifact: async (answered, { parameters: { UUID, aid } }) => {
    const { results } = await answered.ask(`/jobs/${UUID}`);
    const isAggregate = results[`ionq.result.probabilities-aggregate.json.v1`]?.id === aid;
    return isAggregate ? reversed(answered) : answered;
  },
};

function reversed({ status, body }: EmulatorAnswer) {
  return { status, body: status === 200 ? Object.fromEntries(Object.entries(body).reverse()) : body };
}

const gone = { status: 404, body: { statusCode: 404, error: 'Not Found Error', message: 'Resource not found.' } };

/** Results that are kept as artifacts alone, up to a version: the paths that the document of May 2026 has for them are gone. */
export function artifactsOnly(version: 1 | 2): OtherAnswers {
  const isOf = (name: string) => /\.json\.v\d+$/.test(name) && Number(name.at(-1)) <= version;
  return {
    GetJob: ({ status, body }) => {
      if (status !== 200 || body.results === null) return { status, body };
      const kept = Object.entries(body.results).filter(([name]) => isOf(name));
      return { body: { ...body, results: Object.fromEntries(kept) } };
    },
    ...{ GetJobProbabilities: gone, GetJobProbabilitiesAggregated: gone, GetJobShots: gone },
  };
}
