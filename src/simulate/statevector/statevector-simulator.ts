import {
  type Bound,
  type CircuitData,
  type Evaluable,
  identityPermutation,
  inOriginalQubits,
  isStated,
  movedNote,
  namesOfWires,
  originalQubitsOf,
  requireEvaluable,
} from '../../circuit/index.js';
import { IonloomError, issue, type OptionNames, requireOptions } from '../../errors/index.js';
import { finish, type Steps } from '../../steps/index.js';
import { bitGather, gather } from '../bits/gather.js';
import { requireBound } from '../contract/bound.js';
import { requireState } from '../contract/read-qubits.js';
import { type Engine, type RunOptions, runOptionNames } from '../contract/simulator.js';
import { programOf } from './actions/program.js';
import { emptyStatevector, Statevector, statevectorBytes } from './statevector.js';
import { availableThreads, canShareMemory } from './threads/host.js';
import { runTiled, tiledSteps } from './threads/tiled-run.js';
import { ownMachine } from './tiles/own-machine.js';
import { type TiledProgram, tiledProgram } from './tiles/tiled-program.js';

/** How {@link finalState} runs. */
export interface FinalStateOptions extends RunOptions {
  /** The state to start from; all zeros if left out. It is copied, not changed. */
  readonly initial?: Statevector;
}

const FINAL_STATE_OPTIONS: OptionNames<FinalStateOptions> = { initial: true, ...runOptionNames };

/** Below this many qubits going from gate to gate takes less time than planning how to do better. */
export const SMALLEST_PLANNED = 10;

/** From this many qubits on, a first run gains more than having the kernels compiled beforehand takes. */
const SMALLEST_WARMED = 15;

/** From this many qubits on, several threads take less time than one. */
const SMALLEST_THREADED = 18;

/**
 * The state that a circuit's gates leave, its global phase included; measurements are not carried out. Of a
 * transpilation it is the state of the original's qubits.
 *
 * @example
 * finalState(circuit(2).h(0).cnot(0, 1)).expectation('ZZ'); // 1
 * @throws IonloomError `UnboundParameter`, `TooMuchMemory`, or `QubitCount` if the initial state has another width.
 */
export function finalState<P extends string>(
  circuit: Evaluable<P> & Bound<P>,
  options: FinalStateOptions = {},
): Statevector {
  requireEvaluable(circuit, 'finalState');
  requireOptions(options, FINAL_STATE_OPTIONS, 'finalState');
  requireState(circuit);
  return finish(stateSteps(circuit, options), options);
}

/** {@link finalState} in steps. */
export function* stateSteps(circuit: Evaluable, options: FinalStateOptions): Steps<Statevector> {
  const note = movedNote(circuit, () => true);
  const start = startOf(circuit, options.initial);
  const whole = yield* finalStateSteps(inOriginalQubits(circuit), { ...options, ...start });
  const state = withoutSpares(whole, originalQubitsOf(circuit));
  return note === undefined ? state : new Statevector(state.re, state.im, note);
}

/** The initial state by the names that wires get: the qubit that starts on a wire, under that of the one that ends there. */
function startOf(circuit: Evaluable, initial: Statevector | undefined): { readonly initial?: Statevector } {
  if (initial === undefined || !isStated(circuit)) return {};
  const { qubits } = inOriginalQubits(circuit);
  requireWidth({ qubits: originalQubitsOf(circuit) }, initial);
  const names = namesOfWires(circuit);
  const bits = identityPermutation(initial.qubits).map((qubit) => names[circuit.inputPermutation?.[qubit] ?? qubit]!);
  if (qubits === initial.qubits && bits.every((bit, qubit) => bit === qubit)) return {};
  const moved = emptyStatevector(qubits, Number.POSITIVE_INFINITY);
  for (let index = 0; index < initial.re.length; index++) {
    const place = bits.reduce((sum, bit, qubit) => sum | (((index >> qubit) & 1) << bit), 0);
    moved.re[place] = initial.re[index]!;
    moved.im[place] = initial.im[index]!;
  }
  return { initial: moved };
}

/** The state of the qubits alone: spare wires come after them, and end at 0. */
function withoutSpares(state: Statevector, qubits: number): Statevector {
  if (state.qubits === qubits) return state;
  return new Statevector(state.re.slice(0, 2 ** qubits), state.im.slice(0, 2 ** qubits));
}

/** The state that a circuit's gates leave, for callers that watch and stop it themselves. @internal */
export function* finalStateSteps(circuit: CircuitData, options: FinalStateOptions): Steps<Statevector> {
  requireBound(circuit);
  requireWidth(circuit, options.initial);
  const { qubits } = circuit;
  const threads = threadsFor(qubits, options.threads);
  // The state comes first: a circuit that is too wide for it may be too wide for the plan's masks, too.
  const state = emptyStatevector(qubits, options.memoryLimit, threads > 1);
  if (qubits < SMALLEST_PLANNED) runGateByGate(circuit, state, options.initial);
  else {
    if (qubits >= SMALLEST_WARMED) ownMachine().warmUp();
    const program = tiledProgram(circuit, options.initial === undefined);
    placeInitial(program, state, options.initial);
    if (!(yield* tiledSteps(program, state.re, state.im, threads))) {
      // A thread that fails, for want of memory say, costs time and not the result.
      state.re.fill(0);
      state.im.fill(0);
      placeInitial(program, state, options.initial);
      runTiled(program, state.re, state.im, 1);
    }
  }
  return state;
}

function runGateByGate(circuit: CircuitData, { re, im }: Statevector, initial: Statevector | undefined): void {
  if (initial === undefined) re[0] = 1;
  else {
    re.set(initial.re);
    im.set(initial.im);
  }
  for (const action of programOf(circuit)) action(re, im);
}

/** Writes the initial state as the program wants it: qubits on their starting bits, some complemented, times a factor. */
function placeInitial(program: TiledProgram, { re, im }: Statevector, initial: Statevector | undefined): void {
  const { bitOfQubit, factor, flips, qubits } = program;
  if (initial === undefined) {
    re[flips] = factor.re;
    im[flips] = factor.im;
    return;
  }
  const qubitOfBit = bitOfQubit.map((_, bit) => bitOfQubit.indexOf(bit));
  const map = bitGather(qubitOfBit, qubits);
  for (let index = 0; index < re.length; index++) {
    const place = gather(map, index) ^ flips;
    const x = initial.re[index]!;
    const y = initial.im[index]!;
    re[place] = x * factor.re - y * factor.im;
    im[place] = x * factor.im + y * factor.re;
  }
}

/** How many threads work on a state of some qubits: as many as wanted, else what its size is worth. @internal */
export function threadsFor(qubits: number, wanted: number | undefined): number {
  if (wanted !== undefined && !(Number.isSafeInteger(wanted) && wanted >= 1)) {
    throw new IonloomError(
      issue('ValueOutOfRange', `${wanted} is not a number of threads`, {
        path: ['threads'],
        expected: 'a whole number of at least 1',
        received: String(wanted),
      }),
    );
  }
  if (!canShareMemory()) return 1;
  return wanted ?? (qubits < SMALLEST_THREADED ? 1 : availableThreads());
}

function requireWidth(circuit: Pick<CircuitData, 'qubits'>, initial: Statevector | undefined): void {
  if (initial === undefined || initial.qubits === circuit.qubits) return;
  throw new IonloomError(
    issue('QubitCount', `the initial state has ${initial.qubits} qubits and the circuit has ${circuit.qubits}`),
  );
}

/** The dense engine: every amplitude, exact to rounding, up to what memory holds. */
export const statevectorSimulator: Engine<Statevector> = Object.freeze({
  name: 'statevector',
  memoryFor: (circuit: Evaluable) => statevectorBytes(inOriginalQubits(circuit).qubits),
  run: (circuit: Evaluable, options: RunOptions = {}) => finalState(circuit, options),
});
