import {
  type CircuitData,
  circuitOf,
  identityPermutation,
  type Measurement,
  qubitOfWire,
  type StatedCircuit,
} from '../../../circuit/index.js';
import type { Issue } from '../../../errors/index.js';
import type { DecodedCircuit } from '../circuits/decode.js';
import { notUsed, readEntry, type Statement } from './read-out-reader.js';

/** The widest circuit of which every wire is listed. */
const WIDEST_LISTED = 100_000;

/**
 * The circuits of a job with what its metadata states of them; where that does not fit, as they are, with a warning.
 */
export function withEntryOf(
  metadata: unknown,
  circuits: readonly DecodedCircuit[],
  several: boolean,
  onWarning?: (warning: Issue) => void,
): readonly StatedCircuit[] {
  const plain = circuits.map((circuit) => stated(circuit, {}));
  try {
    const entry = readEntry(metadata, several);
    if (entry === undefined) return plain;
    const { statements } = entry;
    if (statements.length !== circuits.length) throw new SyntaxError('it is for other circuits');
    return circuits.map((circuit, index) => {
      const statement = statements[index];
      return statement ? stated(circuit, statement) : plain[index]!;
    });
  } catch (error) {
    onWarning?.(notUsed(error));
    return plain;
  }
}

/** A circuit with what the entry states of it; @throws IonloomError or SyntaxError for what does not fit it. */
function stated(circuit: DecodedCircuit, statement: Statement): StatedCircuit {
  const { gateset, qubits, operations } = circuit;
  const { wires, frames } = statement;
  const relation = frames === null ? 'distribution' : statement.relation;
  if (statement.qubits !== undefined && statement.qubits !== qubits) {
    throw new SyntaxError(`it is for a circuit of ${statement.qubits} qubits`);
  }
  // A job may claim any width; what no machine has is given back without lists of its wires.
  if (qubits > WIDEST_LISTED) return { circuit, outputPermutation: [], frames: [], globalPhase: 0 };
  const outputPermutation = wires ?? identityPermutation(qubits);
  const ends = frames ?? new Array<number>(qubits).fill(0);
  qubitOfWire({ circuit, outputPermutation });
  if (ends.length !== qubits) throw new SyntaxError(`it has ${ends.length} frames for ${qubits} wires`);
  const framedWires = ends.flatMap((frame, wire) => (frame === 0 ? [] : [wire]));
  const isMarked = wires !== undefined || framedWires.length > 0;
  const measurements = measurementsOf(circuit, statement);
  const isAsRead = measurements === circuit.measurements && !isMarked;
  const whole: CircuitData = isAsRead
    ? circuit
    : circuitOf(gateset, qubits, operations, {
        measurements,
        globalPhase: circuit.globalPhase,
        ...(isMarked ? { transpiled: { outputPermutation, framedWires } } : {}),
      });
  return {
    circuit: whole,
    outputPermutation,
    frames: ends,
    globalPhase: 0,
    ...(relation === undefined ? {} : { relation }),
  };
}

/** What is measured: a circuit of several has registers of its own, and an entry of others was not written for it. */
function measurementsOf(circuit: DecodedCircuit, { measurements }: Statement): readonly Measurement[] {
  if (measurements === undefined) return circuit.measurements;
  const own = circuit.measurements;
  if (isSame(own, measurements)) return own;
  // An object of registers does not keep the order of keys that are numbers; the entry does.
  if (own.length === 0 || isSame(byKey(own), byKey(measurements))) return measurements;
  throw new SyntaxError('its registers are not those of the circuit');
}

function byKey(measurements: readonly Measurement[]): readonly Measurement[] {
  return measurements.toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

function isSame(a: readonly Measurement[], b: readonly Measurement[]): boolean {
  const text = (measurements: readonly Measurement[]) =>
    JSON.stringify(measurements.map(({ key, wires }) => [key, wires]));
  return text(a) === text(b);
}
