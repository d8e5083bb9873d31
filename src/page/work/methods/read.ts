import { issueRanges } from '../../../public/documents.js';
import { type Drawing, layoutDrawing } from '../../../public/draw.js';
import type { Issue, SourceSpan } from '../../../public/index.js';
import { documentOf } from './document.js';
import { type Places, placesOf, type Range } from './places.js';

/** What the page knows of a circuit without the library. */
export interface CircuitSummary {
  /** Its name in a job of several, or its number. */
  readonly title: string;
  readonly gateset: 'qis' | 'native';
  readonly qubits: number;
  readonly operations: number;
  /** Names of free parameters, in the order of the library. */
  readonly parameters: readonly string[];
  readonly keys: readonly { readonly key: string; readonly bits: number }[];
}

/** What is wrong, and where in the text. */
export interface PlacedIssue extends Issue {
  /** Undefined where it is of no place. */
  readonly place?: Range | undefined;
}

/** What stands in a text. */
export interface Reading {
  readonly text: string;
  /** Which of its circuits is drawn, from 0. */
  readonly circuit: number;
  /** In words: `an IonQ job`, `OpenQASM 2`; undefined where it could not be read. */
  readonly description: string | undefined;
  /** How it was read, in a sentence, where that helps to understand the issues. */
  readonly note: string | undefined;
  readonly issues: readonly PlacedIssue[];
  /** Empty where there are errors. */
  readonly circuits: readonly CircuitSummary[];
  /** Of the circuit that is shown; undefined where there is none. */
  readonly drawing: Drawing | undefined;
  /** Where the operations of the circuit that is shown were written; undefined where that is not known. */
  readonly places: Places | undefined;
}

/** Reads a text, and draws one of its circuits. */
export function read({ text, circuit: shown }: { readonly text: string; readonly circuit: number }): Reading {
  const reading = documentOf(text);
  if (!reading.ok) {
    return {
      text,
      circuit: shown,
      description: undefined,
      note: reading.note,
      issues: placed(text, reading.issues),
      circuits: [],
      drawing: undefined,
      places: undefined,
    };
  }
  const { description, warnings, circuits } = reading.document;
  const { circuit: drawn, places } = circuits[shown] ?? {};
  return {
    text,
    circuit: shown,
    description,
    note: undefined,
    issues: placed(text, warnings),
    circuits: circuits.map(({ name, circuit }, index) => ({
      title: name ?? `circuit ${index}`,
      gateset: circuit.gateset,
      qubits: circuit.qubits,
      operations: circuit.operations.length,
      parameters: circuit.parameters,
      keys: circuit.measurements.map(({ key, wires }) => ({ key, bits: wires.length })),
    })),
    drawing: drawn && layoutDrawing(drawn),
    places: places && placesOf(places.operations),
  };
}

/** Issues with their places in the text, and those of JSON with line and column, too. */
function placed(text: string, issues: readonly Issue[]): readonly PlacedIssue[] {
  const ranges = issueRanges(text, issues);
  return issues.map((found, index) => {
    const place = ranges[index];
    if (place === undefined) return found;
    return { ...found, span: found.span ?? spanOf(text, place), place };
  });
}

function spanOf(text: string, { from, to }: Range): SourceSpan {
  const lines = text.slice(0, from).split('\n');
  return { line: lines.length, column: lines.at(-1)!.length + 1, length: Math.max(1, to - from) };
}
