import type { Circuit } from 'ionloom';

/** A circuit as bench/peers/simulate.py reads it: one control at most, named as OpenQASM names it. */
export function gateList({ qubits, operations }: Circuit): object {
  const gates = operations.map(({ gate, parameters, controls, targets }) => [
    `${'c'.repeat(controls.length)}${gate.name}`,
    parameters,
    [...controls, ...targets],
  ]);
  return { qubits, gates };
}
