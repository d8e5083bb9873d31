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
  const qisMultiCircuitInput = z.strictObject({
    gateset: z.literal('qis'),
    qubits: z.optional(width),
    circuits: z.array(z.discriminatedUnion('gateset', [qisByDefault, nativeCircuit])).check(z.minLength(1)),
  });
  const nativeMultiCircuitInput = z.strictObject({
    gateset: z.literal('native'),
    qubits: z.optional(width),
    circuits: z.array(z.discriminatedUnion('gateset', [nativeByDefault, qisCircuit])).check(z.minLength(1)),
  });
  return {
    qisCircuitInput,
    nativeCircuitInput,
    circuitInput: z.discriminatedUnion('gateset', [qisCircuitInput, nativeCircuitInput]),
    compiledCircuit: z.strictObject({ qubits: width, circuit: z.array(native) }),
    multiCircuitInput: z.discriminatedUnion('gateset', [qisMultiCircuitInput, nativeMultiCircuitInput]),
  };
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
export const multiCircuitInput = schemas.multiCircuitInput;

/**
 * The same schemas with the gates left open, for checks that look at the gates one by one: a schema reports every
 * problem of a large circuit at once, which nobody reads and which takes memory without bound.
 */
export const circuitFrames = circuitSchemas(z.unknown(), z.unknown());
