import type { CircuitData } from '../circuit/index.js';
import type { Pass, PassContext } from './pass.js';
import { countGates, type PassReport } from './report.js';

/** What a pipeline made of a circuit. */
export interface PipelineResult {
  readonly circuit: CircuitData;
  /** With the frames and the phase that the lowering stated. */
  readonly context: PassContext;
  readonly passes: readonly PassReport[];
}

/** Runs passes one after the other, and tells what each did. */
export function runPasses(
  pipeline: readonly Pass[],
  circuit: CircuitData,
  start: PassContext,
  onPass?: (pass: PassReport, circuit: CircuitData) => void,
): PipelineResult {
  const context = { ...start };
  const passes: PassReport[] = [];
  let current = circuit;
  let before = countGates(circuit);
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
