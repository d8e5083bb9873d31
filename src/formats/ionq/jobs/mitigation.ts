import { requireText } from '../../../errors/index.js';
import type { Gateset } from '../../../gates/index.js';
import { member } from '../json/value.js';

/**
 * From so many shots on a machine mitigates the errors of a job that says nothing about it: "debiasing" of docs.ionq.com
 * and the Azure Quantum page on IonQ; the bills of a user (August 2026) change there from one minimum to the other.
 */
const MITIGATED_SHOTS = 500;

/**
 * Whether the errors of a job are mitigated, which is billed otherwise: as the job says; where it says nothing, those of
 * abstract circuits on a machine are from enough shots on, and those of native ones are not.
 *
 * @param job as it is posted, or a part of one
 * @param backend where it runs
 * @throws IonloomError `WrongArgument` where untyped code gives a backend that is no text.
 */
export function mitigatesErrors(job: unknown, backend: string, shots: number): boolean {
  requireText(backend, 'the backend of mitigatesErrors');
  if (!backend.startsWith('qpu.')) return false;
  const said = member(member(member(job, 'settings'), 'error_mitigation'), 'debiasing');
  if (typeof said === 'boolean') return said;
  return shots >= MITIGATED_SHOTS && gatesetOf(member(job, 'input')) !== 'native';
}

/** The gateset of an input, or of the first of its circuits, which may have its own; programs are abstract. */
function gatesetOf(input: unknown): Gateset {
  const circuits = member(input, 'circuits');
  const own = Array.isArray(circuits) ? member(circuits[0], 'gateset') : undefined;
  return (own ?? member(input, 'gateset')) === 'native' ? 'native' : 'qis';
}
