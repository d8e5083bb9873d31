import type { DocumentReading } from '../../../public/documents.js';
import { circuitOf, IonloomError, type StatedCircuit } from '../../../public/index.js';
import type { Entangler, Target } from '../../../public/targets.js';
import {
  type Level,
  type PauliOrder,
  type Transpilation,
  type TranspileOptions,
  type TranspileRelation,
  type TranspileReport,
  transpileAsync,
} from '../../../public/transpile.js';
import { documentOf } from './document.js';
import type { Context } from './index.js';
import { type TargetChoice, targetOf } from './targets.js';

/** How to transpile, as people choose it. */
export interface TranspileSettings {
  readonly target: TargetChoice;
  /** Undefined where the target decides. */
  readonly entangler: Entangler | undefined;
  readonly level: Level;
  readonly relation: TranspileRelation;
  readonly keepWires: boolean;
  readonly pauliOrder: PauliOrder;
  /** Operator norm. */
  readonly approximate: number;
  /** Seconds that level 3 may search for. */
  readonly budget: number;
}

/** What is to be transpiled, and how. */
export interface TranspileAsk {
  readonly text: string;
  /** Of the text's circuits, from 0. */
  readonly circuit: number;
  readonly settings: TranspileSettings;
}

/** How far transpiling has come. */
export interface TranspileNews {
  /** From 0 to 1; undefined while only the pass is known. */
  readonly share?: number;
  /** The pass that ran last. */
  readonly pass?: string;
}

/** What became of a circuit, before its parameters have values. */
export interface Transpiled {
  readonly target: { readonly name: string; readonly kind: Target['kind'] };
  readonly entangler: Entangler;
  /** Of the text: native circuits are transpiled anew, for the target. */
  readonly gateset: 'qis' | 'native';
  readonly input: TranspileReport['input'];
  readonly passes: TranspileReport['passes'];
  readonly checks: TranspileReport['checks'];
  readonly approximation: TranspileReport['approximation'];
  readonly routing: TranspileReport['routing'];
  readonly parameters: readonly string[];
  readonly seconds: number;
}

/** A transpilation with what it was made from. */
export interface Lowering {
  readonly document: Extract<DocumentReading, { ok: true }>['document'];
  readonly original: ReturnType<typeof circuitOf>;
  readonly target: Target;
  readonly entangler: Entangler;
  /** What a native text states of itself, which is then stated of the result, too. */
  readonly stated: StatedCircuit | undefined;
  readonly transpilation: Transpilation;
  readonly seconds: number;
}

/** The last one of this worker: binding, verifying and writing ask for it again and again. */
let last: { readonly key: string; readonly lowering: Lowering } | undefined;

/** Transpiles a circuit of a text. */
export async function transpile(ask: TranspileAsk, context: Context<TranspileNews>): Promise<Transpiled> {
  const { target, entangler, original, transpilation, seconds } = await loweringOf(ask, context.signal, context.tell);
  const { input, passes, checks, approximation, routing } = transpilation.report;
  return {
    target: { name: target.name, kind: target.kind },
    entangler,
    gateset: original.gateset,
    input,
    passes,
    checks,
    approximation,
    routing,
    parameters: transpilation.circuit.parameters,
    seconds,
  };
}

/** The transpilation that is asked for: the last one, or a new one. */
export async function loweringOf(
  ask: TranspileAsk,
  signal: AbortSignal,
  tell: (news: TranspileNews) => void = () => undefined,
): Promise<Lowering> {
  const key = JSON.stringify(ask);
  if (last?.key === key) return last.lowering;
  const reading = documentOf(ask.text);
  const { circuit, stated } = (reading.ok ? reading.document.circuits[ask.circuit] : undefined) ?? {};
  if (!reading.ok || circuit === undefined) throw new IonloomError(reading.ok ? [] : [...reading.issues]);
  const target = targetOf(ask.settings.target);
  const { entangler } = ask.settings;
  const start = performance.now();
  const transpilation = await transpileAsync(circuit, target, {
    ...optionsOf(ask.settings),
    signal,
    onProgress: (done, total) => tell({ share: done / total }),
    onPass: ({ name }) => tell({ pass: name }),
  });
  const lowering: Lowering = {
    document: reading.document,
    original: circuitOf(circuit.gateset, circuit.qubits, circuit.operations, circuit),
    target,
    entangler: entangler ?? target.entanglers[0]!,
    stated,
    transpilation,
    seconds: (performance.now() - start) / 1000,
  };
  last = { key, lowering };
  return lowering;
}

function optionsOf({ target: _, entangler, ...options }: TranspileSettings): TranspileOptions {
  return { ...options, ...(entangler === undefined ? {} : { entangler }) };
}

/** Those of the values that a circuit has parameters for. */
export function valuesFor(
  parameters: readonly string[],
  values: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  return Object.fromEntries(parameters.flatMap((name) => (name in values ? [[name, values[name]!]] : [])));
}
