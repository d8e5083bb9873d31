import { type Drawing, layoutDrawing } from '../../../public/draw.js';
import type { Issue } from '../../../public/index.js';
import { documentOf } from './document.js';

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

/** What stands in a text. */
export interface Reading {
  readonly text: string;
  /** In words: `an IonQ job`, `OpenQASM 2`; undefined where it could not be read. */
  readonly description: string | undefined;
  /** How it was read, in a sentence, where that helps to understand the issues. */
  readonly note: string | undefined;
  readonly issues: readonly Issue[];
  /** Empty where there are errors. */
  readonly circuits: readonly CircuitSummary[];
  /** Of the circuit that is shown; undefined where there is none. */
  readonly drawing: Drawing | undefined;
}

/** Reads a text, and draws one of its circuits. */
export function read({ text, circuit: shown }: { readonly text: string; readonly circuit: number }): Reading {
  const reading = documentOf(text);
  if (!reading.ok) {
    return {
      text,
      description: undefined,
      note: reading.note,
      issues: reading.issues,
      circuits: [],
      drawing: undefined,
    };
  }
  const { description, warnings, circuits } = reading.document;
  const drawn = circuits[shown]?.circuit;
  return {
    text,
    description,
    note: undefined,
    issues: warnings,
    circuits: circuits.map(({ name, circuit }, index) => ({
      title: name ?? `circuit ${index}`,
      gateset: circuit.gateset,
      qubits: circuit.qubits,
      operations: circuit.operations.length,
      parameters: circuit.parameters,
      keys: circuit.measurements.map(({ key, wires }) => ({ key, bits: wires.length })),
    })),
    drawing: drawn && layoutDrawing(drawn),
  };
}
