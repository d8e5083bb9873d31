import fc from 'fast-check';
import { type CircuitData, circuitOf, type Measurement, type Operation } from '../../src/circuit/index.js';
import { qisGates } from '../../src/gates/index.js';
import { type Entangler, findTarget } from '../../src/targets/index.js';
import { type Level, type Transpilation, type TranspileRelation, transpile } from '../../src/transpile/index.js';
import { circuitArbitrary } from '../simulate/circuit-arbitrary.js';

/** A circuit, and what the transpiler made of it. */
export interface Transpiled {
  readonly original: CircuitData;
  readonly transpilation: Transpilation;
}

const alone = (gate: Operation['gate'], parameters: number[], targets: number[]): Operation => ({
  gate,
  parameters,
  controls: [],
  targets,
});

/** Keys that read some of the qubits, or none. */
const measurementsOn = (qubits: number): fc.Arbitrary<readonly Measurement[]> =>
  fc.tuple(fc.shuffledSubarray(Array.from({ length: qubits }, (_, q) => q)), fc.nat(qubits)).map(([read, cut]) =>
    [
      { key: 'a', wires: read.slice(0, cut) },
      { key: 'b', wires: read.slice(cut) },
    ].filter(({ wires }) => wires.length > 0),
  );

/** Transpilations of every relation, entangler and level, most of which move qubits and leave frames. */
export function transpiledArbitrary(
  { maxQubits = 4, maxGates = 8 } = {},
  relations: readonly TranspileRelation[] = ['frames-and-permutation', 'distribution'],
): fc.Arbitrary<Transpiled> {
  return circuitArbitrary('qis', { minQubits: 2, maxQubits, maxGates })
    .chain((made) =>
      fc.tuple(
        fc.constant(made),
        fc.array(
          fc.tuple(
            fc.boolean(),
            fc.shuffledSubarray(
              Array.from({ length: made.qubits }, (_, q) => q),
              { minLength: 2, maxLength: 2 },
            ),
            fc.double({ min: -3, max: 3, noNaN: true }),
          ),
          { minLength: 2, maxLength: 5 },
        ),
        measurementsOn(made.qubits),
        fc.constantFrom<Level>(0, 1, 2),
        fc.constantFrom<Entangler>('ms', 'zz'),
        fc.constantFrom(...relations),
      ),
    )
    .map(([made, ends, measurements, level, entangler, relation]) => {
      // Swaps move qubits, rotations about Z leave frames.
      const added = ends.map(([swaps, [first = 0, second = 0], angle]) =>
        swaps ? alone(qisGates.swap, [], [first, second]) : alone(qisGates.rz, [angle], [first]),
      );
      const original = circuitOf('qis', made.qubits, [...made.operations, ...added], {
        measurements,
        globalPhase: made.globalPhase,
      });
      return { original, transpilation: transpile(original, findTarget('ideal'), { level, entangler, relation }) };
    });
}

/** A sum of Pauli strings on so many qubits. */
export const pauliSumArbitrary = (qubits: number) =>
  fc
    .array(
      fc.tuple(
        fc.string({ unit: fc.constantFrom('I', 'X', 'Y', 'Z'), minLength: qubits, maxLength: qubits }),
        fc.integer({ min: -20, max: 20 }).map((k) => k / 10),
      ),
      { minLength: 1, maxLength: 5 },
    )
    .map((terms) => ({ terms: terms.map(([term]) => term), coefficients: terms.map(([, c]) => c) }));
