import type { CircuitData } from '../circuit/index.js';
import type { TranspileOptions } from './options.js';
import type { Pass, PassContext } from './pass.js';
import { countGates, type PassReport } from './report.js';

/** A circuit on its way through passes. */
export interface PipelineState {
  readonly circuit: CircuitData;
  /** With what the passes so far state. */
  readonly context: PassContext;
  readonly passes: readonly PassReport[];
}

/**
 * Runs several lists of passes from the same start, passes that lists begin with alike only once, and tells what each did.
 *
 * @returns the states at the ends, in the order of the lists
 */
export function runCandidates(
  candidates: readonly (readonly Pass[])[],
  start: PipelineState,
  onPass?: TranspileOptions['onPass'],
): readonly PipelineState[] {
  const known = new Map<string, PipelineState>();
  return candidates.map((passes) => {
    let state = start;
    let path = '';
    for (const pass of passes) {
      path += `${pass.name}\n`;
      const next: PipelineState = known.get(path) ?? runPass(pass, state, onPass);
      known.set(path, next);
      state = next;
    }
    return state;
  });
}

function runPass(pass: Pass, state: PipelineState, onPass: TranspileOptions['onPass']): PipelineState {
  const context = { ...state.context };
  const before = state.passes.at(-1)?.after ?? countGates(state.circuit);
  const begin = performance.now();
  const circuit = pass.run(state.circuit, context);
  const seconds = (performance.now() - begin) / 1000;
  const report: PassReport = { name: pass.name, before, after: countGates(circuit), seconds };
  const { outputPermutation, frames, globalPhase } = context;
  onPass?.(report, { circuit, outputPermutation, frames, globalPhase });
  return { circuit, context, passes: [...state.passes, report] };
}
