import type { CircuitResults, JobResults } from '../cloud/index.js';
import { titled } from '../documents/index.js';
import { resultsDocument, resultsText, type ShowingOptions, type ShownResults } from './results-report.js';
import type { Terminal } from './terminal.js';

/** What the circuits of a job measured, for machines: of one circuit its results, of several a list. */
export function jobResultsDocument({ circuits }: JobResults, isSeveral: boolean, options: ShowingOptions): object {
  const documents = circuits.map((each) => ({
    ...(each.name === undefined ? {} : { name: each.name }),
    shots: each.shotCount ?? null,
    ...resultsDocument(shown(each), options),
  }));
  return isSeveral ? { circuits: documents } : documents[0]!;
}

/** The same for people, in bars. */
export function jobResultsText({ circuits }: JobResults, options: ShowingOptions, terminal: Terminal): string {
  const texts = circuits.map((each) => resultsText(shown(each), options, terminal));
  return titled(circuits, texts);
}

function shown({ probabilities }: CircuitResults): ShownResults {
  return { results: probabilities, qubits: probabilities.all?.width ?? null, wires: () => null };
}
