import { type Circuit, type CircuitData, IonloomError } from 'ionloom';
import { parseQasm } from 'ionloom/qasm';
import { findTarget, type Target } from 'ionloom/targets';
import { type Transpilation, type TranspileOptions, transpile } from 'ionloom/transpile';
import { type CircuitFile, circuitFiles } from '../circuit-files.js';
import { type NativeCounts, nativeCounts } from './native-counts.js';

/** A file with the circuit in it. */
export interface CorpusCircuit {
  readonly file: CircuitFile;
  readonly circuit: Circuit;
}

/** The files of a folder, read: circuits, those that have to be refused, and those that could not be read. */
export interface Corpus {
  readonly circuits: readonly CorpusCircuit[];
  /** Files that a job cannot hold, with how many errors with a place in the text were given for each. */
  readonly refused: readonly { readonly file: CircuitFile; readonly placedErrors: number }[];
  readonly failures: readonly string[];
}

/** Reads the folder's files. */
export function readCorpus(folder: string | undefined): Corpus {
  const circuits: CorpusCircuit[] = [];
  const refused: Corpus['refused'][number][] = [];
  const failures: string[] = [];
  for (const file of circuitFiles(folder)) {
    try {
      const circuit = parseQasm(file.text, { file: file.name });
      if (file.inexpressible) refused.push({ file, placedErrors: 0 });
      else circuits.push({ file, circuit });
    } catch (error) {
      if (!(error instanceof IonloomError)) throw error;
      const placed = error.issues.filter(({ code, span }) => code === 'NotExpressible' && span !== undefined);
      if (file.inexpressible) refused.push({ file, placedErrors: placed.length });
      else failures.push(`${file.name}: ${error.message}`);
    }
  }
  return { circuits, refused, failures };
}

/** A machine that connects all pairs of qubits and takes every angle. */
export const ideal: Target = findTarget('ideal');

/** The same with full gates only. */
export const idealFullGates: Target = { ...ideal, partialAngles: false };

/** A circuit transpiled and counted. */
export interface Transpiled {
  readonly transpilation: Transpilation;
  readonly counts: NativeCounts;
  readonly seconds: number;
}

/** Transpiles and counts, for the ideal target with `zz` unless asked otherwise. */
export function transpiled(circuit: CircuitData, options: TranspileOptions = {}, target: Target = ideal): Transpiled {
  const start = performance.now();
  const transpilation = transpile(circuit, target, { entangler: 'zz', ...options });
  const seconds = (performance.now() - start) / 1000;
  return { transpilation, counts: nativeCounts(transpilation.circuit), seconds };
}
