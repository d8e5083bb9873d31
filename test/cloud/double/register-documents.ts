import type { SubmittedCircuit } from './submitted-circuits.js';

/** The registers of a circuit: those that it was submitted with, else one of all qubits. */
function registersOf({ job, index, qubits }: SubmittedCircuit): Readonly<Record<string, readonly (number | null)[]>> {
  const all = Array.from({ length: qubits }, (_, qubit) => qubit);
  return job.input?.circuits?.[index]?.registers ?? { output_all: all };
}

/** The bits of some wires in an outcome, the first wire's first. */
function bitsOf(outcome: string, wires: readonly (number | null)[]): readonly number[] {
  const value = BigInt(outcome);
  return wires.map((wire) => (wire === null ? 0 : Number((value >> BigInt(wire)) & 1n)));
}

/** A distribution as the second version of its document has it. */
export function outcomesByRegister(circuit: SubmittedCircuit, found: Readonly<Record<string, number>>): object {
  const registers = Object.entries(registersOf(circuit)).map(([name, wires]) => {
    const sums: Record<string, number> = {};
    for (const [outcome, weight] of Object.entries(found)) {
      const bits = bitsOf(outcome, wires).join('');
      sums[bits] = (sums[bits] ?? 0) + weight;
    }
    return [name, sums] as const;
  });
  return { probabilities: { registers: Object.fromEntries(registers) } };
}

/** Shots as the second version of their document has them. */
export function shotsByRegister(circuit: SubmittedCircuit, shots: readonly string[]): object {
  const registers = Object.entries(registersOf(circuit));
  return {
    shots: shots.map((shot) => ({
      registers: Object.fromEntries(registers.map(([name, wires]) => [name, bitsOf(shot, wires)])),
    })),
  };
}
