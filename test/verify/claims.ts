import fc from 'fast-check';
import { type CircuitData, circuitOf, type Operation } from '../../src/circuit/index.js';
import { qisGates } from '../../src/gates/index.js';
import type { StatedCandidate } from '../../src/verify/index.js';
import { angleArbitrary, type BoundCircuit, circuitArbitrary } from '../simulate/circuit-arbitrary.js';
import {
  type Complex,
  type Dense,
  denseDistanceUpToPhase,
  denseIdentity,
  denseProduct,
  operationMatrix,
  referenceUnitary,
  times,
} from '../simulate/reference.js';

/** An original and a candidate that is the same in the relation frames-and-permutation, phase included. */
export interface Pair {
  readonly original: BoundCircuit;
  readonly claim: Required<Omit<StatedCandidate, 'frames' | 'inputPermutation' | 'relation'>> & {
    readonly frames: readonly number[];
  };
}

/**
 * Pairs that are equal by construction: a native circuit with random frames, permutation and phase, and the circuit
 * that spells all of it out, with every native gate as a bare matrix and the permutation as swaps.
 */
export function pairArbitrary(maxQubits: number, maxGates: number): fc.Arbitrary<Pair> {
  return circuitArbitrary('native', { maxQubits, maxGates }).chain((circuit) => {
    const wires = Array.from({ length: circuit.qubits }, (_, wire) => wire);
    const angle = fc.oneof(fc.constant(0), angleArbitrary('radians'));
    return fc
      .tuple(
        fc.array(angle, { minLength: wires.length, maxLength: wires.length }),
        fc.shuffledSubarray(wires, { minLength: wires.length }),
        angle,
      )
      .map(([frames, outputPermutation, globalPhase]): Pair => {
        const claim = { circuit, frames, outputPermutation, globalPhase };
        return { original: spelledOut(claim), claim };
      });
  });
}

function spelledOut({ circuit, frames, outputPermutation, globalPhase }: Pair['claim']): BoundCircuit {
  const operations: Operation[] = circuit.operations.map(({ gate, parameters, targets, data }) => ({
    gate: qisGates.unitary,
    parameters: [],
    controls: [],
    targets,
    data: { matrix: gate.matrix(parameters as readonly number[], data, targets.length) },
  }));
  frames.forEach((angle, wire) => {
    operations.push({ gate: qisGates.rz, parameters: [angle], controls: [], targets: [wire] });
  });
  // Bring the content of wire outputPermutation[q] to qubit q, one qubit after the other.
  const at = [...outputPermutation];
  at.forEach((wire, qubit) => {
    if (wire === qubit) return;
    operations.push({ gate: qisGates.swap, parameters: [], controls: [], targets: [wire, qubit] });
    for (let other = qubit + 1; other < at.length; other++) if (at[other] === qubit) at[other] = wire;
  });
  const phase = (globalPhase as number) + (circuit.globalPhase as number);
  return circuitOf('qis', circuit.qubits, operations, { globalPhase: phase }) as unknown as BoundCircuit;
}

/** The unitary that a claim stands for, from its definition: `e^{i globalPhase} P Rz(frames) circuit`. */
export function claimedUnitary({ circuit, frames, outputPermutation, globalPhase = 0 }: StatedCandidate): Dense {
  const qubits = circuit.qubits;
  const framed = (frames ?? []).reduce<Dense>(
    (sum, angle, wire) =>
      denseProduct(
        operationMatrix({ gate: qisGates.rz, parameters: [angle], controls: [], targets: [wire] }, qubits),
        sum,
      ),
    referenceUnitary(circuit),
  );
  const wires = outputPermutation ?? Array.from({ length: qubits }, (_, wire) => wire);
  const permutation: Dense = denseIdentity(2 ** qubits).map((row, logical) =>
    row.map((_, index): Complex => {
      const found = wires.every((wire, qubit) => ((index >> wire) & 1) === ((logical >> qubit) & 1));
      return [found ? 1 : 0, 0];
    }),
  );
  const phase: Complex = [Math.cos(globalPhase as number), Math.sin(globalPhase as number)];
  return denseProduct(permutation, framed).map((row) => row.map((entry) => times(phase, entry)));
}

/** How far a claim is from an original, up to a global phase, by dense matrices alone. */
export function slowDistance(original: Dense, claim: StatedCandidate): number {
  return denseDistanceUpToPhase(original, claimedUnitary(claim));
}

/** The total variation between what an original and a candidate read, by dense matrices alone. */
export function slowVariation(original: CircuitData, candidate: CircuitData): number {
  const read = (circuit: CircuitData): Map<string, number> => {
    const result = new Map<string, number>();
    referenceUnitary(circuit).forEach((row, index) => {
      const [re, im] = row[0]!;
      const bits = circuit.measurements.map(
        ({ key, wires }) => `${key}=${wires.map((wire) => (wire === null ? 0 : (index >> wire) & 1)).join('')}`,
      );
      const name = bits.sort().join(' ');
      result.set(name, (result.get(name) ?? 0) + re * re + im * im);
    });
    return result;
  };
  const [p, q] = [read(original), read(candidate)];
  return [...new Set([...p.keys(), ...q.keys()])].reduce(
    (sum, name) => sum + Math.abs((p.get(name) ?? 0) - (q.get(name) ?? 0)) / 2,
    0,
  );
}
