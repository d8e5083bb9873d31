import { type CircuitData, circuitOf, requireCircuit } from '../circuit/index.js';
import { requireObject } from '../errors/index.js';
import type { Gateset } from '../gates/index.js';
import type { TargetOrName } from '../targets/index.js';
import { readOutOf, type Transpilation, type TranspileOptions, transpile } from '../transpile/index.js';
import type { Verdict } from './verdict.js';
import { type VerifyOptions, verify } from './verify.js';

/** What was found after one pass. */
export interface PassVerdict {
  readonly pass: string;
  readonly verdict: Verdict;
}

/** A transpilation with a verdict on every pass of every candidate that was tried for it. */
export interface VerifiedPasses<N extends number = number, P extends string = string, K extends string = string> {
  readonly transpilation: Transpilation<N, P, K>;
  /** In the order in which the passes ran. */
  readonly verdicts: readonly PassVerdict[];
}

/**
 * Transpiles and compares what every single pass left with the original, so that a mistake is found where it was made.
 *
 * @throws IonloomError as `transpile` and `verify` do: for targets that cannot run the circuit.
 * @example
 * const { verdicts } = verifyPasses(circuit(2).h(0).cnot(0, 1), findTarget('ideal'));
 * verdicts.every(({ verdict }) => verdict.equivalent); // true
 */
export function verifyPasses<N extends number, P extends string, K extends string>(
  original: CircuitData<Gateset, N, P, K>,
  target: TargetOrName,
  options: TranspileOptions = {},
  verifyOptions: VerifyOptions = {},
): VerifiedPasses<N, P, K> {
  requireCircuit(original, 'verifyPasses');
  requireObject(options, 'how to transpile');
  requireObject(verifyOptions, 'how to verify');
  const relation = options.relation ?? 'frames-and-permutation';
  const verdicts: PassVerdict[] = [];
  const transpilation = transpile(original, target, {
    ...options,
    onPass: (pass, state) => {
      options.onPass?.(pass, state);
      const measurements = readOutOf(original, state);
      const { gateset, qubits, operations, globalPhase } = state.circuit;
      // Passes may leave circuits of a class, whose fields a spread would not copy.
      const read = circuitOf(gateset, qubits, operations, { measurements, globalPhase }) as unknown as CircuitData;
      const candidate = { ...state, circuit: read };
      verdicts.push({ pass: pass.name, verdict: verify(original, candidate, { relation, ...verifyOptions }) });
    },
  });
  return { transpilation, verdicts };
}
