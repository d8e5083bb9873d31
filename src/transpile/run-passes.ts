import type { CircuitData } from '../circuit/index.js';
import type { Pass, PassContext } from './pass.js';
import { countGates, type PassReport } from './report.js';

/** A circuit on its way through passes. */
export interface PipelineState {
  readonly circuit: CircuitData;
  /** With the frames and the phase that the lowering stated, once it ran. */
  readonly context: PassContext;
  readonly passes: readonly PassReport[];
}

/** Runs passes one after the other from where others left off, and tells what each did. */
export function runPasses(
  pipeline: readonly Pass[],
  start: PipelineState,
  onPass?: (pass: PassReport, circuit: CircuitData) => void,
): PipelineState {
  const context = { ...start.context };
  const passes = [...start.passes];
  let current = start.circuit;
  let before = passes.at(-1)?.after ?? countGates(current);
  for (const pass of pipeline) {
    const begin = performance.now();
    current = pass.run(current, context);
    const seconds = (performance.now() - begin) / 1000;
    const after = countGates(current);
    const report = { name: pass.name, before, after, seconds };
    passes.push(report);
    onPass?.(report, current);
    before = after;
  }
  return { circuit: current, context, passes };
}
