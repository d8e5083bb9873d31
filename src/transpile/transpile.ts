import type { CircuitData } from '../circuit/index.js';
import type { Gateset } from '../gates/index.js';
import type { Target } from '../targets/index.js';
import { checkTarget } from './check-target.js';
import { resolveOptions, type TranspileOptions } from './options.js';
import type { Level, Pass, PassContext } from './pass.js';
import { cancelInverses } from './passes/cancel-inverses.js';
import { decompose } from './passes/decompose.js';
import { lower } from './passes/lower.js';
import { countGates, type GateCounts, type PassReport } from './report.js';
import { type Transpilation, transpilationOf } from './transpilation.js';

/** What runs at each level, in order. */
const pipelines: Readonly<Record<Level, readonly Pass[]>> = {
  0: [decompose, lower],
  1: [cancelInverses, decompose, lower],
  2: [cancelInverses, decompose, lower],
  3: [cancelInverses, decompose, lower],
};

/**
 * Turns a circuit into native gates of a target: the same unitary up to what the result states.
 *
 * @throws IonloomError with every reason why the target cannot run the circuit: `NotEnoughQubits`, `UnsupportedGate`,
 * `NoConnection` for each gate on a missing pair.
 * @example
 * const { circuit, report } = transpile(bell, findTarget('qpu.forte-1'));
 */
export function transpile<N extends number, P extends string, K extends string>(
  circuit: CircuitData<Gateset, N, P, K>,
  target: Target,
  options: TranspileOptions = {},
): Transpilation<N, P, K> {
  const { level, seed, shots } = resolveOptions(options);
  const entangler = checkTarget(circuit, target, options.entangler);
  const context: PassContext = { target, entangler, level, seed, frames: [], globalPhase: 0 };

  const passes: PassReport[] = [];
  const input = countGates(circuit);
  let current: CircuitData = circuit;
  let before: GateCounts = input;
  for (const pass of pipelines[level]) {
    const start = performance.now();
    current = pass.run(current, context);
    const seconds = (performance.now() - start) / 1000;
    const after = countGates(current);
    passes.push({ name: pass.name, before, after, seconds });
    options.onPass?.(passes.at(-1)!, current);
    before = after;
  }

  return transpilationOf({
    circuit: current,
    outputPermutation: Array.from({ length: circuit.qubits }, (_, qubit) => qubit),
    frames: context.frames,
    globalPhase: context.globalPhase,
    report: { input: { qubits: circuit.qubits, ...input }, passes },
    target,
    shots,
    parameters: circuit.parameters,
  }) as unknown as Transpilation<N, P, K>;
}
