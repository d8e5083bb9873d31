import * as z from 'zod/mini';
import { type Circuit, circuitOf, type Evaluable } from '../circuit/index.js';
import {
  asFirstWritten,
  type CircuitDocument,
  type DocumentCircuit,
  evaluable,
  readDocument,
  requireKnown,
} from '../documents/index.js';
import { IonloomError, issue } from '../errors/index.js';
import { type Transpilation, transpileAsync } from '../transpile/index.js';
import { canonicalJson } from './canonical-json.js';
import { WIDEST_CIRCUIT } from './limits.js';

const name = z.string().check(z.maxLength(200));

/** A circuit as a text, or a template with values for its parameters. */
export const program = z.strictObject({
  /** OpenQASM 2 or 3, an IonQ circuit or an IonQ job. */
  text: z.string().check(z.maxLength(2 ** 21)),
  /** Which circuit of several, by name or number. */
  circuit: z.optional(name),
  /** Radians or turns for free parameters, by name. */
  values: z.optional(z.record(name, z.number())),
});

export type Program = z.infer<typeof program>;

/** How a circuit becomes native before it runs; the effort depends on no clock. */
export const loweringFields = {
  /** The target whose gates run; the circuit's own gates if left out. */
  target: z.optional(name),
  /** How hard the transpiler tries, 2 if left out. Level 3 searches by the clock and is not for tasks. */
  level: z.optional(z.union([z.literal(0), z.literal(1), z.literal(2)])),
};

export interface Lowering {
  readonly target?: string | undefined;
  readonly level?: 0 | 1 | 2 | undefined;
  /** Leaves native circuits as they are. */
  readonly unlessNative?: boolean;
}

/** What a text holds, with free parameters still free. */
interface Template {
  readonly document: CircuitDocument;
  readonly input: DocumentCircuit;
  /** What takes values. */
  readonly runs: Evaluable | Transpilation | Circuit;
}

/** A circuit that can be run. */
export interface Prepared {
  readonly document: CircuitDocument;
  readonly runs: Evaluable;
  /** What it reads, in order; nothing where all qubits are read. */
  readonly registers: readonly { readonly key: string; readonly width: number }[];
}

/** So many templates are kept, of at most so many characters. */
const KEPT_TEMPLATES = 16;
const LONGEST_KEPT = 2 ** 18;

/** Templates by what they were made of, the one that was used last at the end: of a sweep all tasks share one. */
const templates = new Map<string, Template>();

/**
 * A program with its values, lowered as asked: a template is transpiled once, with its parameters free, and bound for each
 * task, so that what runs depends on the task alone.
 *
 * @throws IonloomError for a text that cannot be read, values that do not fit, and what the transpiler refuses.
 */
export async function prepared(given: Program, lowering: Lowering, signal: AbortSignal): Promise<Prepared> {
  const { document, input, runs } = await templateOf(given, lowering, signal);
  const { values = {} } = given;
  const { circuit } = input;
  requireKnown(new Map(Object.entries(values)), circuit.parameters, 'there is no');
  const registers = circuit.measurements.map(({ key, wires }) => ({ key, width: wires.length }));
  const bound = Object.keys(values).length === 0 ? runs : (runs as Circuit).bind(values as never);
  return { document, runs: bound as Evaluable, registers };
}

async function templateOf(given: Program, lowering: Lowering, signal: AbortSignal): Promise<Template> {
  const { text, circuit } = given;
  const key = canonicalJson([
    text,
    circuit ?? null,
    lowering.target ?? null,
    lowering.level ?? null,
    lowering.unlessNative ?? false,
  ]);
  const kept = templates.get(key);
  templates.delete(key);
  const template = kept ?? (await readTemplate(text, circuit, lowering, signal));
  if (text.length <= LONGEST_KEPT) templates.set(key, template);
  for (const oldest of templates.keys()) {
    if (templates.size <= KEPT_TEMPLATES) break;
    templates.delete(oldest);
  }
  return template;
}

async function readTemplate(
  text: string,
  circuit: string | undefined,
  { target, level, unlessNative = false }: Lowering,
  signal: AbortSignal,
): Promise<Template> {
  const reading = readDocument(text, { file: 'program', ...(circuit === undefined ? {} : { circuit }) });
  if (!reading.ok) throw new IonloomError(reading.issues);
  const { document } = reading;
  const { circuits } = document;
  if (circuits.length > 1) {
    const hint = 'name the one to take with circuit';
    throw new IonloomError(
      issue('CircuitCount', `the text holds ${circuits.length} circuits, and a task is of one`, { hint }),
    );
  }
  const [input] = circuits;
  requireWidth(input.circuit.qubits);
  if (target !== undefined && !(unlessNative && input.circuit.gateset === 'native')) {
    const runs = await transpileAsync(asFirstWritten(input), target, {
      ...(level === undefined ? {} : { level }),
      signal,
    });
    return { document, input, runs };
  }
  if (input.stated !== undefined) return { document, input, runs: evaluable(input) };
  const { gateset, qubits, operations } = input.circuit;
  return { document, input, runs: circuitOf(gateset, qubits, operations, input.circuit) };
}

function requireWidth(qubits: number): void {
  if (qubits <= WIDEST_CIRCUIT) return;
  throw new IonloomError(
    issue('QubitCount', `a circuit of ${qubits} qubits is too wide for a task: at most ${WIDEST_CIRCUIT}`),
  );
}
