import * as z from 'zod/mini';
import { finite } from './primitives.js';
import { functionJobSettings, jobFields } from './settings.js';

/** One term of a Hamiltonian. */
export const hamiltonianPauliTerm = z.strictObject({ pauli_string: z.string(), coefficient: finite });

/** A parametrised circuit as OpenQASM 3 text. */
export const ansatz = z.strictObject({ data: z.string() });

/** A linear constraint A x <= b. */
export const linearConstraint = z.strictObject({ coeffs: z.array(finite), rhs: finite });

/** A quadratic constraint x'Px + r'x <= c. */
export const quadraticConstraint = z.strictObject({
  quadratic_coeff: z.array(z.array(finite)),
  linear_coeff: z.array(finite),
  rhs: finite,
});

/** The function that evaluates a Hamiltonian's energy in an ansatz. */
export const hamiltonianEnergyData = z.strictObject({
  hamiltonian: z.array(hamiltonianPauliTerm),
  ansatz,
  linear_constraints: z.optional(z.array(linearConstraint)),
  quadratic_constraints: z.optional(z.array(quadraticConstraint)),
  penalty: z.optional(z.nullable(finite)),
  cvar_alpha: z.optional(z.nullable(finite)),
});

/** The input of a Hamiltonian-energy job; `params` fill the ansatz's parameters in order. */
export const hamiltonianEnergyInput = z.strictObject({
  type: z.optional(z.literal('hamiltonian-energy')),
  data: z.strictObject({ type: z.literal('hamiltonian-energy'), data: hamiltonianEnergyData }),
  params: z.optional(z.array(finite)),
});

/** The input of any other function: only its frame is known, its data is passed on. */
export const genericQuantumFunctionInput = z.strictObject({
  type: z.string().check(z.refine((type) => type !== 'hamiltonian-energy')),
  data: z.looseObject({}),
  params: z.optional(z.array(finite)),
});

/** The input of a `quantum-function` job. */
export const quantumFunctionInput = z.union([hamiltonianEnergyInput, genericQuantumFunctionInput]);

/** A `quantum-function` job as it is posted. */
export const quantumFunctionJobPayload = z.strictObject({
  ...jobFields,
  settings: z.optional(functionJobSettings),
  type: z.literal('quantum-function'),
  input: quantumFunctionInput,
});

/** The input of a `qctrl.qaoa.v1` job: a graph in NetworkX's adjacency form. */
export const qctrlQaoaJobInput = z.strictObject({
  problem_type: z.enum(['maxcut']),
  problem: z.looseObject({}),
});

/** The account at Q-CTRL that a `qctrl.qaoa.v1` job runs under; `api_credentials` is a secret. */
export const qctrlExternalSettings = z.strictObject({
  api_credentials: z.string(),
  external_organization: z.optional(z.string()),
});

/** A `qctrl.qaoa.v1` job as it is posted. */
export const qctrlQaoaJobPayload = z.strictObject({
  ...jobFields,
  settings: z.optional(functionJobSettings),
  type: z.literal('qctrl.qaoa.v1'),
  input: qctrlQaoaJobInput,
  external_settings: qctrlExternalSettings,
});
