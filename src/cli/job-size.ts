import type { CircuitDocument } from '../documents/index.js';
import type { Target } from '../targets/index.js';
import { nativeSize, transpile } from '../transpile/index.js';
import { aboutFile } from './failure.js';
import type { OutputOptions } from './output.js';
import { Progress } from './progress.js';
import type { Terminal } from './terminal.js';

/** What a job's price depends on. */
export interface JobSize {
  readonly circuits: number;
  /** Of the widest circuit. */
  readonly qubits: number;
  /** Native gates of all circuits together, for one shot. */
  readonly oneQubitGates: number;
  readonly twoQubitGates: number;
  /** Whether a circuit is in abstract gates, and was transpiled to be counted. */
  readonly transpiled: boolean;
}

/** Counts the native gates of a job's circuits; those of abstract gates are transpiled for the target to be counted. */
export function jobSize(
  { file, circuits }: CircuitDocument,
  target: Target,
  options: OutputOptions,
  terminal: Terminal,
): JobSize {
  const progress = new Progress(terminal, options);
  try {
    const sizes = circuits.map(({ circuit }) =>
      circuit.gateset === 'native'
        ? nativeSize(circuit)
        : aboutFile(file, undefined, () => {
            const onPass = ({ name }: { readonly name: string }) => progress.show(`transpiling: ${name}`);
            return transpile(circuit, target, { onPass }).report.output;
          }),
    );
    const total = (field: 'pulses' | 'entanglingGates') => sizes.reduce((sum, size) => sum + size[field], 0);
    return {
      circuits: circuits.length,
      qubits: Math.max(...circuits.map(({ circuit }) => circuit.qubits)),
      oneQubitGates: total('pulses'),
      twoQubitGates: total('entanglingGates'),
      transpiled: circuits.some(({ circuit }) => circuit.gateset !== 'native'),
    };
  } finally {
    progress.end();
  }
}
