import * as z from 'zod/mini';
import { nativeGate, qisGate } from './gates.js';
import { int32, qubitIndex } from './primitives.js';

/** The number of qubits of a circuit. */
export const width = int32.check(z.gte(1));

/** Named lists of qubits; null stands for a classical bit that nothing is measured into. */
export const registers = z.record(z.string(), z.array(z.nullable(qubitIndex)));

/** The schemas of everything that holds gates, over the schemas of the gates themselves. */
function circuitSchemas<Qis extends z.ZodMiniType, Native extends z.ZodMiniType>(qis: Qis, native: Native) {
  const qisCircuitInput = z.strictObject({
    qubits: z.optional(width),
    gateset: z.literal('qis'),
    circuit: z.array(qis),
  });
  const nativeCircuitInput = z.strictObject({
    qubits: z.optional(width),
    gateset: z.literal('native'),
    circuit: z.array(native),
  });
  const memberFields = { name: z.optional(z.string()), qubits: z.optional(width), registers: z.optional(registers) };
  const qisCircuit = z.strictObject({ ...memberFields, gateset: z.literal('qis'), circuit: z.array(qis) });
  const nativeCircuit = z.strictObject({ ...memberFields, gateset: z.literal('native'), circuit: z.array(native) });
  const qisByDefault = z.extend(qisCircuit, { gateset: z.optional(z.literal('qis')) });
  const nativeByDefault = z.extend(nativeCircuit, { gateset: z.optional(z.literal('native')) });
  return {
    qisCircuitInput,
    nativeCircuitInput,
    circuitInput: z.discriminatedUnion('gateset', [qisCircuitInput, nativeCircuitInput]),
    compiledCircuit: z.strictObject({ qubits: width, circuit: z.array(native) }),
    /** A circuit of a multi-circuit job, by the gateset of the job. */
    members: {
      qis: z.discriminatedUnion('gateset', [qisByDefault, nativeCircuit]),
      native: z.discriminatedUnion('gateset', [nativeByDefault, qisCircuit]),
    },
  };
}

/** The schema of several circuits, over the schemas of a circuit by the gateset of the whole. */
function multiCircuitSchema<Qis extends z.ZodMiniType, Native extends z.ZodMiniType>(qis: Qis, native: Native) {
  const qisMultiCircuitInput = z.strictObject({
    gateset: z.literal('qis'),
    qubits: z.optional(width),
    circuits: z.array(qis).check(z.minLength(1)),
  });
  const nativeMultiCircuitInput = z.strictObject({
    gateset: z.literal('native'),
    qubits: z.optional(width),
    circuits: z.array(native).check(z.minLength(1)),
  });
  return z.discriminatedUnion('gateset', [qisMultiCircuitInput, nativeMultiCircuitInput]);
}

const schemas = circuitSchemas(qisGate, nativeGate);

/** A circuit of abstract gates. */
export const qisCircuitInput = schemas.qisCircuitInput;

/** A circuit of native gates. */
export const nativeCircuitInput = schemas.nativeCircuitInput;

/** A circuit, its gateset saying which gates it holds. */
export const circuitInput = schemas.circuitInput;

/** A compiled circuit as the service returns it: native gates without a gateset. */
export const compiledCircuit = schemas.compiledCircuit;

/** Several circuits; each is in the common gateset unless it names its own. */
export const multiCircuitInput = multiCircuitSchema(schemas.members.qis, schemas.members.native);

/**
 * The same schemas with gates and the circuits of a multi-circuit job left open, for checks that look at them one by
 * one: a schema reports every problem of a large payload at once, which nobody reads and which takes memory without
 * bound.
 */
export const circuitFrames = {
  ...circuitSchemas(z.unknown(), z.unknown()),
  multiCircuitInput: multiCircuitSchema(z.unknown(), z.unknown()),
};
