import { type CircuitData, countGates, parseAngle } from '../circuit/index.js';
import { IonloomError, issue } from '../errors/index.js';
import { isObject, member, type StatedMeasuredCircuit } from '../formats/ionq/index.js';
import type { Angle } from '../math/index.js';

/** What a report of transpiling states of the circuit that came out. */
export interface ReportedCircuit {
  readonly circuit: CircuitData;
  /** Left out where the report says nothing of it. */
  readonly inputPermutation?: readonly number[];
  readonly outputPermutation: readonly number[];
  readonly frames: readonly Angle[];
  readonly globalPhase: Angle;
  /** In the words of the report, whatever they are; undefined where it has none. */
  readonly relation: unknown;
}

/** The reports of a document: that of its one circuit, or those of all. */
export function reportsIn(document: unknown): readonly unknown[] {
  const several = member(document, 'circuits');
  return isObject(document) && Array.isArray(several) ? several : [document];
}

/**
 * What a report states of a circuit.
 *
 * @throws IonloomError `InvalidInput` for what is no report.
 */
export function statedByReport(circuit: CircuitData, report: unknown): ReportedCircuit {
  const { inputPermutation, outputPermutation, frames, globalPhase, relation } = isObject(report) ? report : {};
  if (isNumbers(outputPermutation) && isAngles(frames) && isAngle(globalPhase)) {
    return {
      circuit,
      ...(isNumbers(inputPermutation) ? { inputPermutation } : {}),
      outputPermutation,
      frames: frames.map(angleOf),
      globalPhase: angleOf(globalPhase),
      relation,
    };
  }
  const message = 'this is not a report with outputPermutation as numbers, and frames and globalPhase as angles';
  throw new IonloomError(issue('InvalidInput', message));
}

/**
 * How the results of what a report is about are read for a circuit: the one that came out, or the one that it was made
 * from, each of whose qubits is then read on another wire.
 *
 * @throws IonloomError `InvalidInput` for what is no report, or `CircuitMismatch` for one of another circuit.
 */
export function measuredByReport(circuit: CircuitData, report: unknown): StatedMeasuredCircuit {
  const { outputPermutation, relation } = isObject(report) ? report : {};
  if (!Array.isArray(outputPermutation) || !outputPermutation.every(Number.isSafeInteger)) {
    throw new IonloomError(issue('InvalidInput', 'this is not a report with an outputPermutation'));
  }
  const isMade = isMadeBy(circuit, report);
  // What was made may have spare wires beside the qubits.
  const qubits = isMade ? widthIn(report, 'input', circuit) : circuit.qubits;
  if (outputPermutation.length !== qubits || qubits > circuit.qubits) {
    const message = `the report is of a circuit with ${outputPermutation.length} qubits, and this one has ${circuit.qubits}`;
    throw new IonloomError(issue('CircuitMismatch', message, { path: ['outputPermutation'] }));
  }
  const limit = relation === 'distribution' ? ({ relation: 'distribution' } as const) : {};
  if (isMade) return { circuit, outputPermutation, ...limit };
  const end = (qubit: number | null): number | null => (qubit === null ? null : outputPermutation[qubit]);
  const measurements = circuit.measurements.map(({ key, wires }) => ({ key, wires: wires.map(end) }));
  return {
    circuit: { qubits: Math.max(circuit.qubits, widthIn(report, 'output', circuit)), measurements },
    outputPermutation,
    ...limit,
  };
}

/** How many qubits a report says that its input or output has; as many as a circuit where it does not. */
function widthIn(report: unknown, part: 'input' | 'output', { qubits }: CircuitData): number {
  const width = member(member(report, part), 'qubits');
  return typeof width === 'number' ? width : qubits;
}

/** Whether the circuit is what the report is about, rather than what that was made from: its keys are by wire already. */
function isMadeBy(circuit: CircuitData, report: unknown): boolean {
  const output = member(report, 'output');
  const gates = Number(member(output, 'pulses')) + Number(member(output, 'entanglingGates'));
  return circuit.gateset === 'native' && countGates(circuit).gates === gates;
}

function isNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'number');
}

/** A report writes an angle with a free parameter as text. */
type WrittenAngle = number | string;

function isAngle(value: unknown): value is WrittenAngle {
  return typeof value === 'number' || typeof value === 'string';
}

function isAngles(value: unknown): value is readonly WrittenAngle[] {
  return Array.isArray(value) && value.every(isAngle);
}

function angleOf(written: WrittenAngle): Angle {
  return typeof written === 'number' ? written : parseAngle(written);
}
