import { readJsonDocument } from '../../../public/documents.js';
import {
  targets as catalogue,
  findTarget,
  IonloomError,
  type Issue,
  type Target,
  targetFrom,
} from '../../../public/index.js';
import { percentage } from '../../numerals.js';

/** What the page knows of a target without the library. */
export interface TargetSummary {
  readonly name: string;
  readonly kind: Target['kind'];
  /** One sentence. */
  readonly description: string;
  /** What else decides for or against it, a sentence. */
  readonly facts: string;
  readonly entanglers: Target['entanglers'];
  readonly qubits: number | null;
}

/** Which target is meant: one of the catalogue, or one as the text of a characterization says. */
export type TargetChoice = { readonly name: string } | { readonly characterization: string };

/** The catalogue. */
export function targets(_given: undefined): readonly TargetSummary[] {
  return catalogue.map(summaryOf);
}

/** What a characterization says, and what of it was not taken. */
export function characterize({ text }: { readonly text: string }): {
  readonly target: TargetSummary;
  readonly ignored: readonly Issue[];
} {
  const { target, ignored } = targetFrom(read(text));
  return { target: summaryOf(target), ignored };
}

/** The target that is meant. */
export function targetOf(choice: TargetChoice): Target {
  return 'name' in choice ? findTarget(choice.name) : targetFrom(read(choice.characterization)).target;
}

function read(text: string): unknown {
  const reading = readJsonDocument(text, 'the file');
  if (reading.ok) return reading.document;
  throw new IonloomError([...reading.issues]);
}

function summaryOf(target: Target): TargetSummary {
  const { name, kind, description, entanglers, qubits } = target;
  return { name, kind, description, facts: factsOf(target), entanglers, qubits };
}

function factsOf({ qubits, entanglers, connectivity, partialAngles, fidelity, status }: Target): string {
  const pairs = connectivity === 'all-to-all' ? 'every pair connected' : `${connectivity.pairs.length} pairs connected`;
  const facts = [
    qubits === null ? 'any number of qubits' : qubits === 1 ? '1 qubit' : `${qubits} qubits`,
    `entangles by ${entanglers.join(' or ')}`,
    pairs,
    ...(partialAngles ? [] : ['full entangling gates only']),
    ...(typeof fidelity?.twoQubit === 'number' ? [`two-qubit fidelity ${percentage(fidelity.twoQubit, 5)}`] : []),
    ...(status === 'available' ? [] : [status]),
  ];
  return facts.join(', ');
}
