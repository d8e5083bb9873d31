import type { CircuitData } from '../circuit/index.js';
import type { TranspileOptions } from './options.js';
import { type Pass, type PassContext, partsOf } from './pass.js';
import { countGates, type PassReport } from './report.js';

/** A circuit on its way through passes. */
export interface PipelineState {
  readonly circuit: CircuitData;
  /** With what the passes so far state. */
  readonly context: PassContext;
  readonly passes: readonly PassReport[];
}

/** Runs lists of passes from one start; what lists begin with alike is run only once. */
export class PassRunner {
  readonly #start: Step;
  readonly #onPass: TranspileOptions['onPass'];

  constructor(circuit: CircuitData, context: PassContext, onPass?: TranspileOptions['onPass']) {
    this.#start = { state: { circuit, context, passes: [] }, next: new Map() };
    this.#onPass = onPass;
  }

  /** The state after all of the passes. */
  run(passes: readonly Pass[]): PipelineState {
    let step = this.#start;
    for (const pass of passes) {
      let next = step.next.get(pass);
      if (next === undefined) {
        next = { state: this.#runPass(pass, step.state), next: new Map() };
        step.next.set(pass, next);
      }
      step = next;
    }
    return step.state;
  }

  #runPass(pass: Pass, { circuit, context, passes }: PipelineState): PipelineState {
    const made = { ...context };
    const begin = performance.now();
    const after = pass.run(circuit, made);
    const seconds = (performance.now() - begin) / 1000;
    const before = passes.at(-1)?.after ?? countGates(circuit);
    const report: PassReport = { name: pass.name, before, after: countGates(after), seconds };
    const { outputPermutation, frames, globalPhase } = made;
    this.#onPass?.(report, { circuit: partsOf(after), outputPermutation, frames, globalPhase });
    return { circuit: after, context: made, passes: [...passes, report] };
  }
}

/** A state, and the passes that were run from it. */
interface Step {
  readonly state: PipelineState;
  readonly next: Map<Pass, Step>;
}
