import {
  asStated,
  type CircuitData,
  countGates,
  type GateCounts,
  partsOf,
  type StatedCircuit,
} from '../../circuit/index.js';
import { anglesEqual } from '../../math/index.js';
import type { Steps } from '../../steps/index.js';
import { wrongRewrite } from '../checks/checked-forms.js';
import { MOST_ERROR, type ReplacedInPass, type Rewrite, type RewrittenGroup } from '../checks/checked-rewrites.js';
import { actionDistance } from '../checks/closing.js';
import { checksAreOn } from '../checks/switch.js';
import type { TranspileOptions } from './options.js';
import { beforeRouting, meets, type Pass, type PassRequest } from './pass.js';
import type { PassReport } from './pass-report.js';

/** A circuit on its way through passes. */
export interface PipelineState {
  readonly stated: StatedCircuit;
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
  readonly #request: PassRequest;
  readonly #beforeRouting: PassRequest;
  readonly #onPass: TranspileOptions['onPass'];
  readonly #remembers: boolean;

  /** @param remembers whether circuits on the way are kept for other lists; if not, each list begins anew */
  constructor(
    circuit: CircuitData,
    request: PassRequest,
    onPass?: TranspileOptions['onPass'],
    remembers: boolean = true,
  ) {
    this.#start = stationOf(asStated(circuit));
    this.#request = request;
    this.#beforeRouting = beforeRouting(request);
    this.#onPass = onPass;
    this.#remembers = remembers;
  }

  /** The state after all of the passes that have anything to do under what was asked for, each of which is a step. */
  *run(list: readonly Pass[]): Steps<PipelineState> {
    const passes = this.#asked(list);
    const reports: PassReport[] = [];
    const legs: Leg[] = [];
    let station = this.#start;
    for (const { pass, request } of passes) {
      const leg = station.known.get(pass) ?? this.#runPass(pass, request, station);
      legs.push(leg);
      reports.push(leg.report);
      station = leg.to;
      yield { done: legs.length, total: passes.length };
    }
    return { stated: station.stated, passes: reports, legs };
  }

  /** The passes that have anything to do, each with what is asked of it where it stands. */
  #asked(list: readonly Pass[]): readonly { readonly pass: Pass; readonly request: PassRequest }[] {
    const place = list.findIndex((pass) => pass.routes && meets(pass, this.#request));
    return list
      .map((pass, k) => ({ pass, request: k < place ? this.#beforeRouting : this.#request }))
      .filter(({ pass, request }) => meets(pass, request));
  }

  #runPass(pass: Pass, request: PassRequest, from: Station): Leg {
    const { checks } = request;
    const begin = performance.now();
    checks.begin();
    const made = pass.run(from.stated, request);
    const isCompared = checks.coverage(from.stated.circuit.operations, made.circuit.operations);
    if (!isCompared && pass.needed) throw wrongRewrite(`the pass ${pass.name}`);
    // What was not compared does not count.
    if (!isCompared) checks.allows(Number.POSITIVE_INFINITY);
    const seconds = (performance.now() - begin) / 1000;
    const to = !isCompared || made === from.stated ? from : stationOf(made);
    const { rewrites, groups } = checks.noted;
    const deferred = to === from ? undefined : checks.takeDeferred();
    const leg: Leg = {
      pass,
      request,
      from,
      to,
      rewrites,
      groups,
      deferred,
      report: { name: pass.name, before: from.counts, after: to.counts, seconds },
    };
    if (this.#remembers) from.known.set(pass, leg);
    this.#onPass?.(leg.report, { ...to.stated, circuit: partsOf(to.stated.circuit) });
    return leg;
  }
}

/** A circuit that passes led to, and the passes that were run from it. */
export interface Station {
  readonly stated: StatedCircuit;
  readonly counts: GateCounts;
  readonly known: Map<Pass, Leg>;
}

/** A pass that was run from one circuit to another. */
export interface Leg {
  readonly pass: Pass;
  /** What was asked of it where it stands. */
  readonly request: PassRequest;
  readonly from: Station;
  readonly to: Station;
  /** What stands for what, as the pass said. */
  readonly rewrites: readonly Rewrite[];
  readonly groups: readonly RewrittenGroup[];
  /** What was not compared yet. */
  readonly deferred: ReplacedInPass | undefined;
  readonly report: PassReport;
}

/**
 * Compares what passes put off comparing; whether all of it is the same. From then on everything is compared at once.
 */
export function settle({ legs }: PipelineState, request: PassRequest): boolean {
  request.checks.compareAtOnce();
  return legs.every((leg) => leg.deferred === undefined || settleLeg(leg, leg.deferred));
}

function settleLeg({ pass, request, from, to }: Leg, deferred: ReplacedInPass): boolean {
  const { checks } = request;
  const [before, after] = [from.stated.circuit.operations, to.stated.circuit.operations];
  if (!deferred.again) return checks.settles(deferred) && checks.coverage(before, after);
  const { dropped } = checks.report;
  checks.begin();
  const made = pass.run(from.stated, request).circuit;
  const isCompared = checks.coverage(before, made.operations) && checks.report.dropped === dropped;
  return isCompared && isAlike(made, to.stated.circuit);
}

/**
 * The first pass that made something else of a whole circuit, whatever came of comparing its replacements one by one;
 * undefined where there is none, or where following circuits would take long.
 */
export function wrongPass({ legs }: PipelineState, request: PassRequest): Pass | undefined {
  if (!checksAreOn()) return undefined;
  const exact = (leg: Leg): boolean => leg.pass.isLoose?.(request) !== true;
  for (let start = 0; start < legs.length; ) {
    let end = start;
    while (end < legs.length && exact(legs[end]!)) end++;
    const run = legs.slice(start, end).filter(({ from, to }) => from !== to);
    if (run.length > 0 && isOff(run[0]!.from, run.at(-1)!.to)) {
      // Each by itself may be within what is allowed.
      return (run.find(({ from, to }) => isOff(from, to)) ?? run.at(-1)!).pass;
    }
    start = end + 1;
  }
  return undefined;
}

function isOff(from: Station, to: Station): boolean {
  const distance = actionDistance(from.stated, to.stated);
  const leftOut = ({ stated }: Station): number => stated.leftOut?.norm ?? 0;
  // What is no number must not pass for small.
  return distance !== undefined && !(distance <= MOST_ERROR + leftOut(to) - leftOut(from));
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

function stationOf(stated: StatedCircuit): Station {
  return { stated, counts: countGates(stated.circuit), known: new Map() };
}
