import * as z from 'zod/mini';
import { asFirstWritten } from '../../documents/index.js';
import { type CircuitJson, encodeCircuit } from '../../formats/ionq/index.js';
import { entanglers } from '../../targets/index.js';
import {
  pauliOrders,
  type Transpilation,
  type TranspileOptions,
  type TranspileReport,
  transpileAsync,
  transpileRelations,
} from '../../transpile/index.js';
import { verifyAsync } from '../../verify/index.js';
import { kind } from '../kind.js';
import { limitFields, limitsOf } from '../limits.js';
import { loweringFields, prepared, program } from '../program.js';
import { type VerdictValue, verdictValue } from '../verdict-value.js';

const schema = z.strictObject({
  program,
  target: z.string().check(z.maxLength(200)),
  level: loweringFields.level,
  entangler: z.optional(z.enum(entanglers)),
  relation: z.optional(z.enum(transpileRelations)),
  keepWires: z.optional(z.boolean()),
  initialLayout: z.optional(z.array(z.int())),
  pauliOrder: z.optional(z.enum(pauliOrders)),
  approximate: z.optional(z.number()),
  /** Whether the native circuit is compared with the program; not if left out. */
  verify: z.optional(z.boolean()),
  ...limitFields,
});

/** A native circuit, what it states, and what is reported of it. */
export interface TranspileValue
  extends Pick<Transpilation, 'outputPermutation' | 'relation'>,
    Pick<TranspileReport, 'input' | 'output' | 'estimate' | 'routing'> {
  /** As IonQ JSON of the native gateset. */
  readonly circuit: CircuitJson;
  readonly inputPermutation?: readonly number[];
  /** Radians, by wire. */
  readonly frames: readonly number[];
  /** Radians. */
  readonly globalPhase: number;
  /** Where it was asked for. */
  readonly verification?: VerdictValue;
}

export type TranspileGiven = z.infer<typeof schema>;

/** A circuit in native gates of a target: of a template the bound circuit is transpiled, not the template. */
export const transpileKind = kind<TranspileGiven, TranspileValue>({
  name: 'transpile',
  schema,
  async run(given, { seed, signal }) {
    const { program: text, target, verify = false, memoryLimit: _memory, timeLimit: _time, ...asked } = given;
    const { runs } = await prepared(text, {}, signal);
    const original = asFirstWritten({ name: undefined, circuit: runs as never, stated: undefined });
    const found = await transpileAsync(original, target, { ...(asked as TranspileOptions), signal });
    const { inputPermutation, outputPermutation, relation, frames, globalPhase, report } = found;
    const { memoryLimit } = limitsOf(given);
    return {
      circuit: encodeCircuit(found.circuit),
      ...(inputPermutation === undefined ? {} : { inputPermutation }),
      outputPermutation,
      frames: frames as readonly number[],
      globalPhase: globalPhase as number,
      relation,
      input: report.input,
      output: report.output,
      estimate: report.estimate,
      routing: report.routing,
      ...(verify
        ? { verification: verdictValue(await verifyAsync(original, found, { seed, memoryLimit, signal })) }
        : {}),
    };
  },
});
