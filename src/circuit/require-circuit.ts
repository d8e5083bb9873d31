import { IonloomError, inWords, issue } from '../errors/index.js';
import type { CircuitData } from './circuit-data.js';

/**
 * Refuses what is no circuit, as untyped code may give it.
 *
 * @param of the function that needs it, as the sentence names it
 * @throws IonloomError `WrongArgument`.
 */
export function requireCircuit(value: unknown, of: string): asserts value is CircuitData {
  if (isCircuit(value)) return;
  const hint = 'circuit(n) starts one, parseQasm and decodeCircuit read one';
  throw new IonloomError(issue('WrongArgument', `${of} takes a circuit, not ${inWords(value)}`, { hint }));
}

/** Whether a value has what a circuit has. */
export function isCircuit(value: unknown): value is CircuitData {
  if (typeof value !== 'object' || value === null) return false;
  const { gateset, qubits, operations, measurements, parameters } = value as Partial<CircuitData>;
  return (
    (gateset === 'qis' || gateset === 'native') &&
    typeof qubits === 'number' &&
    Array.isArray(operations) &&
    Array.isArray(measurements) &&
    Array.isArray(parameters)
  );
}
