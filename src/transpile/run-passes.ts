import { type CircuitData, countGates, type GateCounts } from '../circuit/index.js';
import { anglesEqual } from '../math/index.js';
import type { Steps } from '../steps/index.js';
import type { CheckedRewrites, Deferred } from './checks/checked-rewrites.js';
import type { TranspileOptions } from './options.js';
import { type Pass, type PassContext, partsOf } from './pass.js';
import type { PassReport } from './report.js';

/** A circuit on its way through passes. */
export interface PipelineState {
  readonly circuit: CircuitData;
  /** With what the passes so far state. */
  readonly context: PassContext;
  readonly passes: readonly PassReport[];
  /** The passes as they were run. */
  readonly legs: readonly Leg[];
}

/**
 * Runs lists of passes from one start, as little as possible: what lists begin with alike is run once, and a pass that
 * leaves a circuit as it was, the very same object, leads lists with and without it on together.
 */
export class PassRunner {
  readonly #start: Station;
  readonly #onPass: TranspileOptions['onPass'];
  readonly #remembers: boolean;

  /** @param remembers whether circuits on the way are kept for other lists; if not, each list begins anew */
  constructor(
    circuit: CircuitData,
    context: PassContext,
    onPass?: TranspileOptions['onPass'],
    remembers: boolean = true,
  ) {
    this.#start = stationOf(circuit, context);
    this.#onPass = onPass;
    this.#remembers = remembers;
  }

  /** The state after all of the passes, each of which is a step. */
  *run(passes: readonly Pass[]): Steps<PipelineState> {
    const reports: PassReport[] = [];
    const legs: Leg[] = [];
    let station = this.#start;
    for (const pass of passes) {
      const leg = station.known.get(pass) ?? this.#runPass(pass, station);
      legs.push(leg);
      reports.push(leg.report);
      station = leg.to;
      yield { done: legs.length, total: passes.length };
    }
    return { circuit: station.circuit, context: station.context, passes: reports, legs };
  }

  #runPass(pass: Pass, from: Station): Leg {
    const context = { ...from.context };
    const begin = performance.now();
    context.checks.begin();
    const made = pass.run(from.circuit, context);
    const isCompared = context.checks.coverage(from.circuit.operations, made.operations);
    if (!isCompared && pass.needed) throw new Error(`the pass ${pass.name} made what was not compared with its input`);
    // What was not compared does not count.
    if (!isCompared) context.checks.allows(Number.POSITIVE_INFINITY);
    const circuit = isCompared ? made : from.circuit;
    const seconds = (performance.now() - begin) / 1000;
    const to = circuit === from.circuit ? from : stationOf(circuit, context);
    const deferred = to === from ? undefined : context.checks.takeDeferred();
    const leg: Leg = {
      pass,
      from,
      to,
      deferred,
      report: { name: pass.name, before: from.counts, after: to.counts, seconds },
    };
    if (this.#remembers) from.known.set(pass, leg);
    const { outputPermutation, frames, globalPhase } = to.context;
    this.#onPass?.(leg.report, { circuit: partsOf(circuit), outputPermutation, frames, globalPhase });
    return leg;
  }
}

/** A circuit that passes led to, and the passes that were run from it. */
export interface Station {
  readonly circuit: CircuitData;
  readonly context: PassContext;
  readonly counts: GateCounts;
  readonly known: Map<Pass, Leg>;
}

/** A pass that was run from one circuit to another. */
export interface Leg {
  readonly pass: Pass;
  readonly from: Station;
  readonly to: Station;
  /** What was not compared yet. */
  readonly deferred: Deferred | undefined;
  readonly report: PassReport;
}

/**
 * Compares what passes put off comparing; whether all of it is the same. From then on everything is compared at once.
 */
export function settle({ legs, context: { checks } }: PipelineState): boolean {
  checks.compareAtOnce();
  return legs.every((leg) => leg.deferred === undefined || settleLeg(leg, leg.deferred, checks));
}

function settleLeg({ pass, from, to }: Leg, deferred: Deferred, checks: CheckedRewrites): boolean {
  const [before, after] = [from.circuit.operations, to.circuit.operations];
  if (!deferred.again) return checks.settles(deferred) && checks.coverage(before, after);
  const { dropped } = checks.report;
  checks.begin();
  const made = pass.run(from.circuit, { ...from.context });
  return checks.coverage(before, made.operations) && checks.report.dropped === dropped && isAlike(made, to.circuit);
}

/** Whether two circuits have equal operations. */
function isAlike(a: CircuitData, b: CircuitData): boolean {
  const same = (x: readonly unknown[], y: readonly unknown[]) =>
    x.length === y.length && x.every((each, k) => each === y[k]);
  return (
    a.operations.length === b.operations.length &&
    a.operations.every((one, k) => {
      const other = b.operations[k]!;
      if (one === other) return true;
      if (one.gate !== other.gate || !one.parameters.every((each, j) => anglesEqual(each, other.parameters[j]!, 0)))
        return false;
      return same(one.controls, other.controls) && same(one.targets, other.targets);
    })
  );
}

function stationOf(circuit: CircuitData, context: PassContext): Station {
  return { circuit, context, counts: countGates(circuit), known: new Map() };
}
