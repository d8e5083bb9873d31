import * as z from 'zod/mini';
import { circuitFrames, circuitInput, multiCircuitInput, width } from './circuits.js';
import { qctrlQaoaJobPayload, quantumFunctionJobPayload } from './functions.js';
import { circuitJobSettings, jobFields, noise } from './settings.js';

const circuitJobFields = { ...jobFields, settings: z.optional(circuitJobSettings), noise: z.optional(noise) };

/** The schemas of the jobs that run circuits, over the schemas of their inputs. */
function circuitJobs<Circuit extends z.ZodMiniType, Circuits extends z.ZodMiniType>(
  circuit: Circuit,
  circuits: Circuits,
) {
  return {
    circuitJobPayload: z.strictObject({ ...circuitJobFields, type: z.literal('ionq.circuit.v1'), input: circuit }),
    multiCircuitJobPayload: z.strictObject({
      ...circuitJobFields,
      type: z.literal('ionq.multi-circuit.v1'),
      input: circuits,
    }),
  };
}

const jobs = circuitJobs(circuitInput, multiCircuitInput);

/** An `ionq.circuit.v1` job as it is posted. */
export const circuitJobPayload = jobs.circuitJobPayload;

/** An `ionq.multi-circuit.v1` job as it is posted. */
export const multiCircuitJobPayload = jobs.multiCircuitJobPayload;

/** An `ionq.qasm3.v1` job, which later API documents than ours take; its program is not read here. */
export const qasm3JobPayload = z.strictObject({
  ...circuitJobFields,
  type: z.literal('ionq.qasm3.v1'),
  input: z.strictObject({ data: z.string(), qubits: z.optional(width) }),
});

const otherJobs = [quantumFunctionJobPayload, qctrlQaoaJobPayload, qasm3JobPayload] as const;

/** Any job as it is posted. */
export const jobPayload = z.discriminatedUnion('type', [circuitJobPayload, multiCircuitJobPayload, ...otherJobs]);

/** The values that `type` can have. */
export const jobTypes: readonly string[] = jobPayload.def.options.map(({ shape }) => shape.type.def.values[0]!);

const frames = circuitJobs(circuitFrames.circuitInput, circuitFrames.multiCircuitInput);

/** Any job as it is posted, with the gates left open. */
export const jobFrame = z.discriminatedUnion('type', [
  frames.circuitJobPayload,
  frames.multiCircuitJobPayload,
  ...otherJobs,
]);

/** An `ionq.circuit.v1` job as it is posted. */
export interface CircuitJobPayload extends z.infer<typeof circuitJobPayload> {}

/** An `ionq.multi-circuit.v1` job as it is posted. */
export interface MultiCircuitJobPayload extends z.infer<typeof multiCircuitJobPayload> {}

/** A `quantum-function` job as it is posted. */
export interface QuantumFunctionJobPayload extends z.infer<typeof quantumFunctionJobPayload> {}

/** A `qctrl.qaoa.v1` job as it is posted. */
export interface QctrlQaoaJobPayload extends z.infer<typeof qctrlQaoaJobPayload> {}

/** An `ionq.qasm3.v1` job as it is posted. */
export interface Qasm3JobPayload extends z.infer<typeof qasm3JobPayload> {}

/** Any job as it is posted. */
export type JobPayload =
  | CircuitJobPayload
  | MultiCircuitJobPayload
  | QuantumFunctionJobPayload
  | QctrlQaoaJobPayload
  | Qasm3JobPayload;
