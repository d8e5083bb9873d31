import { finalState, type Statevector } from 'ionloom';
import { DEFAULT_SEED, randomStream } from 'ionloom/simulate';
import { type Goal, type Row, row } from '../benchmark.js';
import { secondsOf } from '../timing.js';
import { butterflySeconds } from './butterfly.js';
import {
  fourierOfProduct,
  fourierTransform,
  ghz,
  hadamardLayers,
  nativeLayers,
  randomCircuit,
  type Workload,
} from './circuits.js';

/** One thing that is measured in a process of its own. */
export interface Case {
  /** Whether `--quick` leaves it out. */
  readonly long: boolean;
  readonly run: (quick: boolean) => Iterable<Row>;
}

/** The states of a run of 29 qubits are 8 GiB. */
const LARGE = 9 * 2 ** 30;
const TWO_THREADS: Goal = { atLeast: 1.8 };

/** What is measured, by name. */
export const cases: Readonly<Record<string, Case>> = {
  'random 20': dense(() => randomCircuit(20), { atMost: 2 }, TWO_THREADS),
  'native ms 20': dense(() => nativeLayers(20, 'ms'), undefined, TWO_THREADS),
  'native zz 20': dense(() => nativeLayers(20, 'zz'), undefined, TWO_THREADS),
  'hadamard layers 20': dense(() => hadamardLayers(20), undefined, undefined),
  'fourier 20': dense(() => fourierTransform(20), undefined, undefined),
  'random 24': { ...dense(() => randomCircuit(24), { atMost: 2.2 }, TWO_THREADS), long: true },
  // From zeros nearly all of the time is the system's, for the pages of the state, and more threads bring little.
  'fourier 24': { ...dense(() => fourierTransform(24), { atMost: 2.2 }, undefined), long: true },
  'fourier of a product 24': { ...dense(() => fourierOfProduct(24), undefined, TWO_THREADS), long: true },
  'native ms 24': { ...dense(() => nativeLayers(24, 'ms'), { atMost: 2.2 }, TWO_THREADS), long: true },
  'first run 16': { long: false, run: firstRun },
  'sampling 20': { long: false, run: sampling },
  'ghz 29': large(() => ghz(29)),
  'random 29': large(() => randomCircuit(29, 3)),
};

/** Butterfly multiple with one thread, and what a second thread brings. */
function dense(workload: () => Workload, multiple: Goal | undefined, threads: Goal | undefined): Case {
  return {
    long: false,
    *run(quick) {
      const { circuit, rotations } = workload();
      const least = { one: Number.POSITIVE_INFINITY, two: Number.POSITIVE_INFINITY };
      let butterfly = Number.POSITIVE_INFINITY;
      for (let round = 0; round < (quick ? 3 : 7); round++) {
        butterfly = Math.min(butterfly, butterflySeconds());
        least.one = Math.min(
          least.one,
          secondsOf(() => use(finalState(circuit, { threads: 1 }))),
        );
        least.two = Math.min(
          least.two,
          secondsOf(() => use(finalState(circuit, { threads: 2 }))),
        );
      }
      yield row('butterfly', butterfly * 1e9, 'ns per amplitude');
      yield row('one thread', least.one, 's');
      yield row('butterfly multiple', least.one / (rotations * 2 ** circuit.qubits * butterfly), 'times', multiple);
      yield row('two threads', least.two, 's');
      yield row('one thread / two threads', least.one / least.two, 'times', threads);
    },
  };
}

/** The first simulation of a fresh process: everything still uncompiled. */
function* firstRun(): Iterable<Row> {
  const { circuit } = randomCircuit(16);
  yield row('480 gates', 1000 * secondsOf(() => use(finalState(circuit))), 'ms', { atMost: 60 });
}

function* sampling(quick: boolean): Iterable<Row> {
  const state = finalState(hadamardLayers(20).circuit);
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < (quick ? 5 : 15); round++) {
    least = Math.min(
      least,
      secondsOf(() => state.sample(1e6, randomStream(DEFAULT_SEED))),
    );
  }
  yield row('10^6 shots of 2^20 outcomes', 1000 * least, 'ms', { atMost: 50 });
}

/** The widest circuits of IonQ's own simulator. */
function large(workload: () => Workload): Case {
  return {
    long: true,
    *run() {
      const { circuit } = workload();
      yield row(
        'all threads',
        secondsOf(() => use(finalState(circuit, { memoryLimit: LARGE }))),
        's',
      );
      const gibibytes = process.resourceUsage().maxRSS / 2 ** 20;
      yield row('peak memory', gibibytes, 'GiB', { atMost: 9.5 });
    },
  };
}

/** Reads the state, so that nothing can leave it out. */
function use(state: Statevector): void {
  if (!(state.probability(0) <= 1)) throw new Error('a probability above 1');
}
