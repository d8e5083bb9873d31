import * as z from 'zod';
import { nativeGate, qisGate } from './gates.js';
import { int32, qubitIndex } from './primitives.js';

/** The number of qubits of a circuit. */
export const width = int32.min(1);

/** Named lists of qubits; null stands for a classical bit that nothing is measured into. */
export const registers = z.record(z.string(), z.array(qubitIndex.nullable()));

/** The schemas of everything that holds gates, over the schemas of the gates themselves. */
function circuitSchemas<Qis extends z.ZodType, Native extends z.ZodType>(qis: Qis, native: Native) {
  const qisCircuitInput = z.strictObject({
    qubits: width.optional(),
    gateset: z.literal('qis'),
    circuit: z.array(qis),
  });
  const nativeCircuitInput = z.strictObject({
    qubits: width.optional(),
    gateset: z.literal('native'),
    circuit: z.array(native),
  });
  const memberFields = { name: z.string().optional(), qubits: width.optional(), registers: registers.optional() };
  const qisCircuit = z.strictObject({ ...memberFields, gateset: z.literal('qis'), circuit: z.array(qis) });
  const nativeCircuit = z.strictObject({ ...memberFields, gateset: z.literal('native'), circuit: z.array(native) });
  const qisByDefault = qisCircuit.extend({ gateset: z.literal('qis').optional() });
  const nativeByDefault = nativeCircuit.extend({ gateset: z.literal('native').optional() });
  const qisMultiCircuitInput = z.strictObject({
    gateset: z.literal('qis'),
    qubits: width.optional(),
    circuits: z.array(z.discriminatedUnion('gateset', [qisByDefault, nativeCircuit])).min(1),
  });
  const nativeMultiCircuitInput = z.strictObject({
    gateset: z.literal('native'),
    qubits: width.optional(),
    circuits: z.array(z.discriminatedUnion('gateset', [nativeByDefault, qisCircuit])).min(1),
  });
  return {
    /** A circuit of abstract gates. */
    qisCircuitInput,
    /** A circuit of native gates. */
    nativeCircuitInput,
    /** A circuit, its gateset saying which gates it holds. */
    circuitInput: z.discriminatedUnion('gateset', [qisCircuitInput, nativeCircuitInput]),
    /** A compiled circuit as the service returns it: native gates without a gateset. */
    compiledCircuit: z.strictObject({ qubits: width, circuit: z.array(native) }),
    /** A circuit of abstract gates in a multi-circuit job. */
    qisCircuit,
    /** A circuit of native gates in a multi-circuit job. */
    nativeCircuit,
    /** Several circuits; each is in the common gateset unless it names its own. */
    multiCircuitInput: z.discriminatedUnion('gateset', [qisMultiCircuitInput, nativeMultiCircuitInput]),
  };
}

export const {
  qisCircuitInput,
  nativeCircuitInput,
  circuitInput,
  compiledCircuit,
  qisCircuit,
  nativeCircuit,
  multiCircuitInput,
} = circuitSchemas(qisGate, nativeGate);

/**
 * The same schemas with the gates left open, for checks that look at the gates one by one: a schema reports every
 * problem of a large circuit at once, which nobody reads and which takes memory without bound.
 */
export const circuitFrames = circuitSchemas(z.unknown(), z.unknown());
