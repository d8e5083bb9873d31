import type { CircuitData } from '../circuit/index.js';
import type { TranspileOptions } from './options.js';
import { type Pass, type PassContext, partsOf } from './pass.js';
import { countGates, type GateCounts, type PassReport } from './report.js';

/** A circuit on its way through passes. */
export interface PipelineState {
  readonly circuit: CircuitData;
  /** With what the passes so far state. */
  readonly context: PassContext;
  readonly passes: readonly PassReport[];
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

  /** The state after all of the passes. */
  run(passes: readonly Pass[]): PipelineState {
    const reports: PassReport[] = [];
    let station = this.#start;
    for (const pass of passes) {
      const { to, report } = station.known.get(pass) ?? this.#runPass(pass, station);
      reports.push(report);
      station = to;
    }
    return { circuit: station.circuit, context: station.context, passes: reports };
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
    const leg: Leg = { to, report: { name: pass.name, before: from.counts, after: to.counts, seconds } };
    if (this.#remembers) from.known.set(pass, leg);
    const { outputPermutation, frames, globalPhase } = to.context;
    this.#onPass?.(leg.report, { circuit: partsOf(circuit), outputPermutation, frames, globalPhase });
    return leg;
  }
}

/** A circuit that passes led to, and the passes that were run from it. */
interface Station {
  readonly circuit: CircuitData;
  readonly context: PassContext;
  readonly counts: GateCounts;
  readonly known: Map<Pass, Leg>;
}

/** A pass that was run from one circuit to another. */
interface Leg {
  readonly to: Station;
  readonly report: PassReport;
}

function stationOf(circuit: CircuitData, context: PassContext): Station {
  return { circuit, context, counts: countGates(circuit), known: new Map() };
}
