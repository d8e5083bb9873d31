import { type Drawing, layoutDrawing } from '../../../public/draw.js';
import { IonloomError, type Issue, type StatedCircuit } from '../../../public/index.js';
import { circuitJob, encodeCircuit, type JobNoiseModel } from '../../../public/ionq.js';
import { printQasm3 } from '../../../public/qasm.js';
import { estimatePrice } from '../../../public/targets.js';
import { followedBy, type NativeSize, type Transpilation, type TranspileReport } from '../../../public/transpile.js';
import { certificateOf } from '../../../public/verify.js';
import { type ShownCard, shownCard } from './gate-card.js';
import type { Context } from './index.js';
import { jsonLines } from './json-lines.js';
import { type Lowering, loweringOf, type TranspileAsk, valuesFor } from './transpile.js';

/** A transpilation at certain values of its parameters. */
export interface NativeAsk {
  readonly ask: TranspileAsk;
  /** Radians, or turns in native texts; of parameters that the circuit has not, nothing happens. */
  readonly values: Readonly<Record<string, number>>;
  readonly shots: number;
}

/** The native circuit with numbers in place of parameters. */
export interface Native {
  readonly output: NativeSize;
  /** The price is for the shots that were asked for. */
  readonly estimate: TranspileReport['estimate'];
  /** What has to be known to read it as the original, a sentence each. */
  readonly statements: readonly string[];
  readonly drawing: Drawing;
  /** Whether the IonQ JSON is a job, which can be posted, or a circuit alone, for targets that take no jobs. */
  readonly isJob: boolean;
  readonly json: string;
  /** Why there is no JSON, where there is none. */
  readonly issues: readonly Issue[];
  readonly qasm: string;
  /** OpenQASM 3 with parameters free; undefined where the circuit has none. */
  readonly template: string | undefined;
}

/** What is left of a transpilation once its parameters have values. */
export async function native({ ask, values, shots }: NativeAsk, { signal }: Context): Promise<Native> {
  const lowering = await loweringOf(ask, signal);
  const { transpilation: template, target } = lowering;
  const { parameters } = template.circuit;
  const bound = boundTo(template, values);
  const { output, estimate } = bound.report;
  return {
    output,
    estimate: { ...estimate, priceUsd: estimatePrice(target, { ...output, shots }) },
    statements: statementsOf(bound),
    drawing: layoutDrawing(bound.circuit),
    ...jsonOf(lowering, ask, bound, shots),
    qasm: printQasm3(bound.circuit),
    template: parameters.length === 0 ? undefined : printQasm3(template.circuit),
  };
}

/** The card of an operation of the native circuit; undefined where it has no such operation. */
export async function nativeCard(
  { ask, values, operation }: Omit<NativeAsk, 'shots'> & { readonly operation: number },
  { signal }: Context,
): Promise<ShownCard | undefined> {
  const { transpilation } = await loweringOf(ask, signal);
  const found = boundTo(transpilation, values).circuit.operations[operation];
  return found && shownCard(found);
}

/** Why the native circuit is the same, for `ionloom verify --certificate` and for others who check it. */
export async function certificate(ask: TranspileAsk, { signal }: Context): Promise<string> {
  const { transpilation } = await loweringOf(ask, signal);
  return `${JSON.stringify(certificateOf(transpilation))}\n`;
}

/** The transpilation with numbers in place of those parameters that have one. */
export function boundTo(template: Transpilation, values: Readonly<Record<string, number>>): Transpilation {
  const own = valuesFor(template.circuit.parameters, values);
  return Object.keys(own).length === 0 ? template : (template.bind(own) as Transpilation);
}

/** A job for targets that take one, else the circuit. */
function jsonOf(
  { document, target, stated }: Lowering,
  ask: TranspileAsk,
  native: StatedCircuit,
  shots: number,
): Pick<Native, 'json' | 'isJob' | 'issues'> {
  const { kind, noiseModel } = target;
  const isJob = kind === 'qpu' || kind === 'simulator';
  const name = document.multiple ? document.circuits[ask.circuit]?.name : document.job?.['name'];
  try {
    const written = isJob
      ? circuitJob(stated === undefined ? native : followedBy(stated, native), {
          backend: kind === 'simulator' ? 'simulator' : target.name,
          shots,
          ...(typeof name === 'string' ? { name } : {}),
          ...(noiseModel === null ? {} : { noise: { model: noiseModel.name as JobNoiseModel } }),
        })
      : encodeCircuit(native.circuit);
    return { json: jsonLines(written), isJob, issues: [] };
  } catch (error) {
    if (!(error instanceof IonloomError)) throw error;
    return { json: '', isJob, issues: error.issues };
  }
}

/** What the native circuit leaves to whoever reads it, in words. */
function statementsOf({
  circuit,
  inputPermutation = [],
  outputPermutation,
  frames,
  relation,
}: Transpilation): readonly string[] {
  const starts = moves(inputPermutation);
  const ends = moves(outputPermutation);
  const framed = frames.flatMap((frame, wire) => (frame === 0 ? [] : [wire]));
  const spare = circuit.qubits - outputPermutation.length;
  return [
    ...(circuit.operations.length === 0
      ? ['No gate is left: rotations about Z need no pulse, and the service fails jobs without gates.']
      : []),
    ...(starts.length === 0 ? [] : [`Qubits start on other wires: ${someOf(starts)}.`]),
    ...(ends.length === 0 ? [] : [`Qubits end on other wires: ${someOf(ends)}. The job's metadata say so.`]),
    ...(framed.length === 0
      ? []
      : [
          `A rotation about Z is left out at the end of ${framed.length === 1 ? 'wire' : 'wires'} ${someOf(framed.map(String))}, which no measurement sees.`,
        ]),
    ...(spare > 0 ? [`${spare} of the machine's wires hold none of the circuit's qubits.`] : []),
    ...(relation === 'distribution' ? ['Only what is measured from all zeros is kept, not the state.'] : []),
  ];
}

function moves(permutation: readonly number[]): readonly string[] {
  return permutation.flatMap((wire, qubit) => (wire === qubit ? [] : [`${qubit} on ${wire}`]));
}

const MOST_LISTED = 12;

function someOf(list: readonly string[]): string {
  const rest = list.length - MOST_LISTED;
  return rest <= 0 ? list.join(', ') : `${list.slice(0, MOST_LISTED).join(', ')} and ${rest} more`;
}
