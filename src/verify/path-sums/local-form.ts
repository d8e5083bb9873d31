import { eulerAngles, frobeniusDistance, type Matrix } from '../../math/index.js';
import { HADAMARD, inOrder, phaseMatrix } from './small-matrices.js';

/** What a one-qubit gate does to a path sum, up to a phase of its own; angles in radians. */
export type LocalForm =
  /** `|x> -> exp(i phase x) |x>`. */
  | { readonly kind: 'diagonal'; readonly phase: number }
  /** `|x> -> exp(i phase x) |not x>`. */
  | { readonly kind: 'flip'; readonly phase: number }
  /** A phase on |1>, and then Hadamard gates, each with a phase on |1> after it. */
  | { readonly kind: 'spread'; readonly before: number; readonly afters: readonly number[] };

/** An entry nearer to zero, or to the modulus of a Hadamard gate's, than this is taken for it; the change is booked. */
const NEAR = 1e-9;

/** Rounding of the few operations that find a form and its distance. */
const COMPUTED = 2 ** -48;

/** The form of a one-qubit gate, and how far it is from the gate at most, in operator norm up to a phase. */
export function localForm(u: Matrix): { readonly form: LocalForm; readonly distance: number } {
  const form = formOf(u);
  return { form, distance: frobeniusDistance(u, matrixOfForm(form)) + COMPUTED };
}

function formOf(u: Matrix): LocalForm {
  const argument = (entry: number): number => Math.atan2(u[2 * entry + 1]!, u[2 * entry]!);
  const straight = Math.hypot(u[0]!, u[1]!);
  const crossed = Math.hypot(u[2]!, u[3]!);
  if (crossed <= NEAR) return { kind: 'diagonal', phase: argument(3) - argument(0) };
  if (straight <= NEAR) return { kind: 'flip', phase: argument(1) - argument(2) };
  if (Math.abs(straight - Math.SQRT1_2) <= NEAR) {
    return { kind: 'spread', before: argument(1) - argument(0), afters: [argument(2) - argument(0)] };
  }
  // Rz(phi) Ry(theta) Rz(lambda), where Ry(theta) is S H diag(1, e^{i theta}) H S^-1 up to a phase.
  const { theta, phi, lambda } = eulerAngles(u);
  return { kind: 'spread', before: lambda - Math.PI / 2, afters: [theta, phi + Math.PI / 2] };
}

function matrixOfForm(form: LocalForm): Matrix {
  if (form.kind === 'diagonal') return phaseMatrix(form.phase);
  if (form.kind === 'flip') return inOrder(phaseMatrix(form.phase), FLIP);
  const spreads = form.afters.flatMap((after) => [HADAMARD, phaseMatrix(after)]);
  return inOrder(phaseMatrix(form.before), ...spreads);
}

const FLIP: Matrix = Float64Array.of(0, 0, 1, 0, 1, 0, 0, 0);
