import type { CircuitData } from '../circuit/index.js';
import { IonloomError, issue } from '../errors/index.js';
import { isObject } from '../formats/ionq/index.js';
import { parseQasm3 } from '../formats/qasm/index.js';
import type { HamiltonianProblem } from '../simulate/index.js';

/** The data of a job that evaluates the energy of a Hamiltonian; its fields were checked when the job was decoded. */
interface HamiltonianData {
  readonly hamiltonian: readonly { readonly pauli_string: string; readonly coefficient: number }[];
  readonly ansatz: { readonly data: string };
  readonly linear_constraints?: readonly { readonly coeffs: readonly number[]; readonly rhs: number }[];
  readonly quadratic_constraints?: readonly {
    readonly quadratic_coeff: readonly (readonly number[])[];
    readonly linear_coeff: readonly number[];
    readonly rhs: number;
  }[];
  readonly penalty?: number | null;
  readonly cvar_alpha?: number | null;
}

/** What a `hamiltonian-energy` job evaluates; undefined for every other job. */
export function hamiltonianOf(job: unknown): HamiltonianProblem | undefined {
  const found = dataOf(job);
  if (found === undefined) return undefined;
  const { hamiltonian, linear_constraints = [], quadratic_constraints = [], penalty, cvar_alpha } = found.data;
  return {
    hamiltonian: {
      terms: hamiltonian.map(({ pauli_string }) => pauli_string),
      coefficients: hamiltonian.map(({ coefficient }) => coefficient),
    },
    linearConstraints: linear_constraints.map(({ coeffs, rhs }) => ({ coefficients: coeffs, bound: rhs })),
    quadraticConstraints: quadratic_constraints.map(({ quadratic_coeff, linear_coeff, rhs }) => ({
      quadratic: quadratic_coeff,
      linear: linear_coeff,
      bound: rhs,
    })),
    penalty: penalty ?? 0,
    cvarAlpha: cvar_alpha ?? null,
  };
}

/**
 * The circuit of a `hamiltonian-energy` job, its parameters bound in the order in which the program declares them;
 * undefined for every other job.
 *
 * @throws IonloomError for an OpenQASM text that cannot be read, or `ParameterCount` for too many or too few values.
 */
export function ansatzOf(file: string, job: unknown): CircuitData | undefined {
  const found = dataOf(job);
  if (found === undefined) return undefined;
  const { data, params = [] } = found;
  const text = data.ansatz.data;
  const circuit = parseQasm3(text, { file: `${file}: input.data.data.ansatz.data` });
  if (params.length === 0) return circuit;
  const names = declaredInputs(text);
  if (names.length !== params.length) {
    throw new IonloomError(
      issue(
        'ParameterCount',
        `the ansatz declares ${names.length} parameters and the job gives ${params.length} values`,
        {
          path: ['input', 'params'],
          expected: `${names.length} numbers`,
        },
      ),
    );
  }
  const values = names
    .map((name, k) => [name, params[k]!] as const)
    .filter(([name]) => circuit.parameters.includes(name));
  return circuit.bind(Object.fromEntries(values) as never) as unknown as CircuitData;
}

function dataOf(
  job: unknown,
): { readonly data: HamiltonianData; readonly params: readonly number[] | undefined } | undefined {
  if (!isObject(job) || job['type'] !== 'quantum-function' || !isObject(job['input'])) return undefined;
  const { data, params } = job['input'] as { readonly data: unknown; readonly params?: readonly number[] };
  if (!isObject(data) || data['type'] !== 'hamiltonian-energy') return undefined;
  return { data: data['data'] as HamiltonianData, params };
}

/** The names after `input` in the order of the text, which a circuit no longer knows. */
function declaredInputs(text: string): readonly string[] {
  const plain = text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\r\n]*/g, ' ');
  return [...plain.matchAll(/\binput\s+\w+\s*(?:\[[^\]]*\])?\s*([\p{L}_][\p{L}\p{N}_]*)\s*;/gu)].map(
    ([, name]) => name!,
  );
}
