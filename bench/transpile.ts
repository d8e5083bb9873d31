import { type Circuit, type CircuitData, IonloomError } from 'ionloom';
import { parseQasm } from 'ionloom/qasm';
import { type Entangler, findTarget } from 'ionloom/targets';
import { type Transpilation, transpile as transpileCircuit } from 'ionloom/transpile';
import { type Verdict, verify } from 'ionloom/verify';
import { type Benchmark, type Row, row } from './benchmark.js';
import { type CircuitFile, circuitFiles } from './circuit-files.js';
import { nativeCounts } from './native-counts.js';
import { reducedCircuit } from './reduced-circuit.js';

const LEVEL = 1;
const ENTANGLERS: readonly Entangler[] = ['zz', 'ms'];
const PULSES_PER_RUN = 2;

/** The widest circuits that are verified whole, and the width to which wider ones are reduced for that. */
const WIDTHS = { whole: 20, reduced: 16 };
const QUICK_WIDTHS = { whole: 12, reduced: 10 };

/** Every OpenQASM file of a folder, lowered for an ideal machine with either entangler, counted and verified. */
export const transpile: Benchmark = {
  about: `a folder of OpenQASM files at level ${LEVEL} for the ideal target, with zz and with ms`,
  *run({ quick, circuits }) {
    const totals = { failed: 0, seconds: 0 };
    for (const file of circuitFiles(circuits)) {
      try {
        const circuit = parseQasm(file.text, { file: file.name });
        if (file.inexpressible) {
          yield row(`${file.name}: refused for if or reset`, 0, 'errors', { atLeast: 1 });
          continue;
        }
        for (const entangler of ENTANGLERS)
          yield* measure(file, circuit, entangler, quick ? QUICK_WIDTHS : WIDTHS, totals);
      } catch (error) {
        if (!(error instanceof IonloomError)) throw error;
        if (file.inexpressible) {
          const placed = error.issues.filter(({ code, span }) => code === 'NotExpressible' && span !== undefined);
          yield row(`${file.name}: refused for if or reset`, placed.length, 'errors', { atLeast: 1 });
          continue;
        }
        totals.failed++;
        console.error(`${file.name}: ${error.message}`);
      }
    }
    yield row('files that failed', totals.failed, 'files', { atMost: 0 });
    yield row('transpiling, in all', totals.seconds, 's');
  },
};

function* measure(
  file: CircuitFile,
  circuit: Circuit,
  entangler: Entangler,
  widths: typeof WIDTHS,
  totals: { seconds: number },
): Generator<Row> {
  const start = performance.now();
  const transpilation = lowered(circuit, entangler);
  const seconds = (performance.now() - start) / 1000;
  totals.seconds += seconds;

  const name = `${file.name} ${entangler}`;
  const counts = nativeCounts(transpilation.circuit);
  const asCx = file.entanglersAsCx;
  yield row(
    `${name}: entangling gates`,
    counts.entanglingGates,
    'gates',
    asCx === undefined ? undefined : { atMost: asCx },
  );
  yield row(`${name}: entangling angle`, counts.entanglingAngle, 'full gates');
  yield row(`${name}: pulses`, counts.pulses, 'pulses');
  yield row(`${name}: longest run of pulses`, counts.longestRun, 'pulses', { atMost: PULSES_PER_RUN });
  yield row(`${name}: transpiling`, seconds, 's');

  if (circuit.qubits <= widths.whole) {
    yield verdictRow(`${name}: verified by`, verify(circuit, transpilation));
  } else {
    const reduced = reducedCircuit(circuit, widths.reduced);
    const where = `${name}: reduced to ${reduced.qubits} of ${circuit.qubits} qubits, verified by`;
    yield verdictRow(where, verify(reduced, lowered(reduced, entangler)));
  }
}

function lowered(circuit: CircuitData, entangler: Entangler): Transpilation {
  return transpileCircuit(circuit, findTarget('ideal'), { level: LEVEL, entangler });
}

/** The distance found, which has to be within the verdict's tolerance; an undecided verdict has none, and fails. */
function verdictRow(name: string, { method, distance, tolerance, equivalent }: Verdict): Row {
  const found = equivalent === null ? Number.NaN : (distance ?? Number.POSITIVE_INFINITY);
  return row(`${name} ${method}`, found, 'distance', { atMost: tolerance });
}
