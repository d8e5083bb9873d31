import { type CircuitData, partsOf, requireCircuit, type StatedCircuit } from '../circuit/index.js';
import { IonloomError } from '../errors/index.js';
import { type Gateset, shareOfFullGate } from '../gates/index.js';
import { RADIANS_PER_TURN, scaleAngle } from '../math/index.js';
import { finish, finishInTurns, type Progress, type Steps, telling, within } from '../steps/index.js';
import {
  EntanglingCost,
  ErrorMap,
  resolveTarget,
  type Target,
  type TargetOrName,
  weighCost,
} from '../targets/index.js';
import { type Candidate, candidatesFor, routedFurther, searched } from './candidates.js';
import { checkOperationLimit, checkPairs, checkTarget, usesOnlyPairsOf } from './check-target.js';
import { wrongRewrite } from './checks/checked-forms.js';
import { CheckedRewrites } from './checks/checked-rewrites.js';
import { derivationOf } from './derivation.js';
import { resolveOptions, type TranspileOptions } from './pipeline/options.js';
import type { PassRequest } from './pipeline/pass.js';
import { PassRunner, type PipelineState, settle, wrongPass } from './pipeline/run-passes.js';
import { readOutOf } from './read-out.js';
import { nativeCounts } from './report.js';
import { type Transpilation, transpilationOf } from './transpilation.js';

/**
 * Turns a circuit into native gates of a target: the same unitary up to what the result states.
 *
 * @param named the target, or its name in the catalogue
 * @throws IonloomError with every reason why the target cannot run the circuit: `NotEnoughQubits`, `UnsupportedGate`,
 * `NoConnection` where qubits that have to meet have no way to each other, `TooManyGates` when the native circuit is too
 * long.
 * @example
 * const { circuit, report } = transpile(bell, 'qpu.forte-1');
 */
export function transpile<N extends number, P extends string, K extends string>(
  circuit: CircuitData<Gateset, N, P, K>,
  named: TargetOrName,
  options: TranspileOptions = {},
): Transpilation<N, P, K> {
  requireCircuit(circuit, 'transpile');
  return finish(transpilationSteps(circuit, resolveTarget(named, 'transpile'), options, 'transpile'), options);
}

/**
 * {@link transpile} in turns with whatever else happens: timers fire, pages stay alive and a signal can arrive between
 * two passes.
 *
 * @param named the target, or its name in the catalogue
 * @throws IonloomError as {@link transpile} does; the signal's reason where it was aborted.
 * @example
 * const { circuit } = await transpileAsync(wide, 'qpu.forte-1', { signal: AbortSignal.timeout(60_000) });
 */
export async function transpileAsync<N extends number, P extends string, K extends string>(
  circuit: CircuitData<Gateset, N, P, K>,
  named: TargetOrName,
  options: TranspileOptions = {},
): Promise<Transpilation<N, P, K>> {
  requireCircuit(circuit, 'transpileAsync');
  const target = resolveTarget(named, 'transpileAsync');
  return finishInTurns(transpilationSteps(circuit, target, options, 'transpileAsync'), options);
}

function* transpilationSteps<N extends number, P extends string, K extends string>(
  circuit: CircuitData<Gateset, N, P, K>,
  target: Target,
  options: TranspileOptions,
  caller: string,
): Steps<Transpilation<N, P, K>> {
  const { shots, budget, without, ...asked } = resolveOptions(options, caller);
  const entangler = checkTarget(circuit, target, { ...asked, entangler: options.entangler });
  const request: PassRequest = {
    ...asked,
    target,
    cost: new EntanglingCost(target),
    errors: new ErrorMap(target),
    entangler,
    checks: new CheckedRewrites(true),
    outOfTime: stopwatch(asked.level === 3 ? budget : 0),
  };
  const best = yield* cheapestOfRight(circuit, request, without, options.onPass);
  const { stated } = best;
  checkPairs(circuit, stated.circuit, target);
  checkOperationLimit(stated.circuit, target);
  const { norm, count } = stated.leftOut ?? { norm: 0, count: 0 };
  return transpilationOf({
    ...stated,
    circuit: { ...stated.circuit, measurements: readOutOf(circuit, stated) },
    relation: asked.relation,
    report: {
      input: { qubits: circuit.qubits, ...best.passes[0]!.before },
      approximation: { allowed: asked.approximate, spent: norm, dropped: count },
      checks: request.checks.report,
      passes: best.passes,
    },
    target,
    shots,
    derivation: derivationOf(best.legs),
  }) as unknown as Transpilation<N, P, K>;
}

/** The cheapest result that was compared with the circuit, replacement by replacement and, where that is fast, as a whole. */
function* cheapestOfRight(
  circuit: CircuitData,
  request: PassRequest,
  without: readonly string[],
  onPass: TranspileOptions['onPass'],
): Steps<PipelineState> {
  const { checks } = request;
  let best = yield* cheapest(circuit, request, without, onPass);
  // What is kept is compared now. Where something is wrong, each replacement is decided anew, and compared at once.
  if (!settle(best, request)) {
    checks.startAnew();
    best = yield* cheapest(circuit, request, without, onPass);
  }
  const left = [...without];
  for (let wrong = wrongPass(best, request); wrong !== undefined; wrong = wrongPass(best, request)) {
    checks.allows(Number.POSITIVE_INFINITY);
    if (wrong.needed) throw wrongRewrite(`the pass ${wrong.name}`);
    left.push(wrong.name);
    best = yield* cheapest(circuit, request, left, onPass);
  }
  return best;
}

/** The result with the least estimated error on the target; of equals the one that was tried first. */
function* cheapest(
  circuit: CircuitData,
  request: PassRequest,
  without: readonly string[],
  onPass: TranspileOptions['onPass'],
): Steps<PipelineState> {
  // Circuits on the way would fill the memory, and of a long circuit few lists are run.
  const runner = new PassRunner(circuit, request, onPass, !isLong(circuit));
  const candidates = yield* promising(candidatesFor(request, without), circuit, request);
  const searching = candidates.flatMap((candidate) => searched(candidate, request, without) ?? []).length;
  const total = candidates.length + searching;
  const tried = yield* weighedOf(candidates, runner, request, { done: 0, total });
  const ranked = [...tried].sort(byCost);
  let done = candidates.length;
  const longer = routedFurther(ranked[0]!.candidate, request);
  if (longer !== undefined) {
    ranked.unshift(...(yield* weighedOf([longer], runner, request, { done, total })));
    ranked.sort(byCost);
  }
  for (const { candidate } of [...ranked]) {
    const further = searched(candidate, request, without);
    if (further === undefined || request.outOfTime()) continue;
    ranked.push(...(yield* weighedOf([further], runner, request, { done: done++, total })));
  }
  return ranked.sort(byCost)[0]!.state;
}

/**
 * Runs candidates, each of which is one part of the work.
 *
 * @throws IonloomError `NoConnection` if the qubits of none of them have a way to each other.
 */
function* weighedOf(
  candidates: readonly Candidate[],
  runner: PassRunner,
  request: PassRequest,
  { done, total }: Progress,
): Steps<readonly Weighed[]> {
  const found: Weighed[] = [];
  let noWay: IonloomError | undefined;
  for (const candidate of candidates) {
    try {
      const state = yield* within(done + found.length, total, runner.run(candidate));
      found.push(weigh(candidate, state, request));
    } catch (error) {
      // What a pass brings together may be more than the circuit does by itself.
      if (!(error instanceof IonloomError) || error.code !== 'NoConnection') throw error;
      noWay ??= error;
    }
  }
  if (found.length === 0 && noWay) throw noWay;
  return found;
}

/**
 * Of the candidates for a long circuit only the first, which is that of the level below, and the one that is best on
 * parts of it: long circuits repeat themselves.
 */
function* promising(
  candidates: readonly Candidate[],
  circuit: CircuitData,
  request: PassRequest,
): Steps<readonly Candidate[]> {
  const [first, ...others] = candidates;
  if (first === undefined || others.length < 2 || !isLong(circuit)) return candidates;
  const runner = new PassRunner(sampleOf(circuit), request);
  // Parts of the circuit take a fraction of its time, so they are not counted as work that is done.
  const steps = weighedOf(others, runner, request, { done: 0, total: others.length });
  const ranked = yield* telling({ done: 0, total: others.length }, steps);
  return [first, [...ranked].sort(byCost)[0]!.candidate];
}

/** Operations of a circuit for which trying everything takes longer than a blink. */
const LONG = 20_000;
/** How many parts of a long circuit are tried, and of how many operations each. */
const PARTS = 5;
const PART = 800;

function isLong({ operations }: CircuitData): boolean {
  return operations.length > LONG;
}

/** A few parts of a circuit, evenly spread over it, as one circuit. */
function sampleOf(circuit: CircuitData): CircuitData {
  const { operations } = circuit;
  const step = (operations.length - PART) / (PARTS - 1);
  const parts = Array.from({ length: PARTS }, (_, k) => {
    const start = Math.floor(k * step);
    return operations.slice(start, start + PART);
  });
  return { ...partsOf(circuit), operations: parts.flat() };
}

interface Weighed {
  readonly candidate: Candidate;
  readonly state: PipelineState;
  readonly cost: number;
}

/** Sorting is stable, so of equals the first stays first. */
const byCost = (a: Weighed, b: Weighed): number => (a.cost === b.cost ? 0 : a.cost - b.cost);

/** A circuit that needs a missing pair is no candidate, whatever it costs. */
function weigh(candidate: Candidate, state: PipelineState, request: PassRequest): Weighed {
  const { circuit } = state.stated;
  const cost = usesOnlyPairsOf(request.target, circuit) ? costOf(state.stated, request) : Infinity;
  return { candidate, state, cost };
}

/** What a native circuit costs, every pair and read-out as much as is known of it. */
function costOf({ circuit, outputPermutation }: StatedCircuit, { target, errors }: PassRequest): number {
  const counts = nativeCounts(circuit);
  if (!errors.isUneven) return weighCost(target, counts);
  const { entanglerOffset, entanglerSlope, pulseWeight } = target.cost;
  const gates = circuit.operations.filter(({ gate, targets }) => gate.kind !== 'barrier' && targets.length === 2);
  const measured = circuit.measurements.flatMap(({ wires }) => wires.filter((qubit) => qubit !== null));
  const read =
    circuit.measurements.length === 0 ? outputPermutation : measured.map((qubit) => outputPermutation[qubit]!);
  return (
    counts.pulses * pulseWeight +
    read.reduce((sum, wire) => sum + errors.readout(wire), 0) +
    gates.reduce((sum, { targets, parameters }) => {
      const angle = shareOfFullGate(scaleAngle(parameters.at(-1)!, RADIANS_PER_TURN));
      return sum + errors.pair(targets[0]!, targets[1]!) * (entanglerOffset + entanglerSlope * angle);
    }, 0)
  );
}

/** Tells whether so many seconds have passed since now. */
function stopwatch(seconds: number): () => boolean {
  if (seconds === 0) return () => true;
  const end = performance.now() + 1000 * seconds;
  return () => performance.now() >= end;
}
