import fc from 'fast-check';
import { type Circuit, circuitOf, type Operation } from '../../src/circuit/index.js';
import { allGates, type Gate, type GateData, type Gateset } from '../../src/gates/index.js';
import { eulerMatrix, kronecker, type Matrix, multiply } from '../../src/math/index.js';

/** Every property of these folders runs from this seed. */
export const SEED = 20261120;

/** Milliseconds before a test of many circuits is given up: a busy machine is no failure. */
export const PATIENCE = 120_000;

/**
 * Angles as people write them (multiples of pi/4, in radians or as eighths of a turn) and others, on a grid that is
 * coarse enough for two different angles to be told apart by any comparison.
 */
export function angleArbitrary(unit: string): fc.Arbitrary<number> {
  const eighth = unit === 'turns' ? 0.125 : Math.PI / 4;
  return fc.oneof(
    fc.integer({ min: -8, max: 8 }).map((k) => k * eighth),
    fc.integer({ min: -8000, max: 8000 }).map((k) => (k / 1000) * eighth),
  );
}

function rotationArbitrary(): fc.Arbitrary<Matrix> {
  return fc
    .tuple(angleArbitrary('radians'), angleArbitrary('radians'), angleArbitrary('radians'), angleArbitrary('radians'))
    .map(([theta, phi, lambda, phase]) => eulerMatrix({ theta, phi, lambda, phase }));
}

function unitaryArbitrary(targets: number): fc.Arbitrary<Matrix> {
  if (targets === 1) return rotationArbitrary();
  const cnot = Float64Array.from([
    1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0,
  ]);
  return fc
    .tuple(rotationArbitrary(), rotationArbitrary(), rotationArbitrary(), rotationArbitrary())
    .map(([a, b, c, d]) => multiply(kronecker(a, b), multiply(cnot, multiply(kronecker(c, d), cnot))));
}

function dataArbitrary(gate: Gate, targets: number): fc.Arbitrary<GateData | undefined> {
  if (gate.name === 'unitary') return unitaryArbitrary(targets).map((matrix) => ({ matrix }));
  if (gate.name !== 'pauliexp') return fc.constant(undefined);
  const term = fc.string({ unit: fc.constantFrom('I', 'X', 'Y', 'Z'), minLength: targets, maxLength: targets });
  const coefficient = fc.integer({ min: -2000, max: 2000 }).map((k) => k / 1000);
  return fc
    .array(fc.tuple(term, coefficient), { minLength: 1, maxLength: 3 })
    .map((pairs) => ({ pauliSum: { terms: pairs.map(([t]) => t), coefficients: pairs.map(([, c]) => c) } }));
}

/** The rows of a gateset that fit on a register. */
function rows(gateset: Gateset, qubits: number): readonly Gate[] {
  return allGates.filter(
    (gate) => gate.gateset === gateset && gate.kind === 'unitary' && (gate.targets === 'any' || gate.targets <= qubits),
  );
}

/** Any row of the gate table with any controls that fit, on any wires. */
export function operationArbitrary(gateset: Gateset, qubits: number): fc.Arbitrary<Operation> {
  return fc.tuple(fc.constantFrom(...rows(gateset, qubits)), fc.nat(), fc.nat()).chain(([gate, size, extra]) => {
    const most = gate.name === 'unitary' ? Math.min(2, qubits) : qubits;
    const targets = gate.targets === 'any' ? 1 + (size % most) : gate.targets;
    // Half of the gates stay without controls; gphase alone is invisible without any.
    const room = qubits - targets;
    const controls = gateset === 'native' || room === 0 || extra % 2 === 0 ? 0 : 1 + ((extra >> 1) % room);
    const wires = fc.shuffledSubarray(
      Array.from({ length: qubits }, (_, wire) => wire),
      { minLength: targets + controls, maxLength: targets + controls },
    );
    return fc
      .tuple(
        fc.constant(gate),
        wires,
        fc.tuple(...gate.parameters.map(({ unit }) => angleArbitrary(unit))),
        dataArbitrary(gate, targets),
      )
      .map(
        ([row, chosen, parameters, data]): Operation => ({
          gate: row,
          parameters,
          controls: chosen.slice(targets),
          targets: chosen.slice(0, targets),
          ...(data === undefined ? {} : { data }),
        }),
      );
  });
}

/** A circuit without free parameters and measurements. */
export type BoundCircuit = Circuit<Gateset, number, never, never>;

/** A circuit over the whole gate table. */
export function circuitArbitrary(
  gateset: Gateset,
  { minQubits = 1, maxQubits = 4, maxGates = 12 }: { minQubits?: number; maxQubits?: number; maxGates?: number } = {},
): fc.Arbitrary<BoundCircuit> {
  return fc
    .integer({ min: minQubits, max: maxQubits })
    .chain((qubits) =>
      fc
        .tuple(
          fc.array(operationArbitrary(gateset, qubits), { minLength: 1, maxLength: maxGates, size: 'max' }),
          angleArbitrary('radians'),
        )
        .map(
          ([operations, globalPhase]) =>
            circuitOf(gateset, qubits, operations, { globalPhase }) as unknown as BoundCircuit,
        ),
    );
}
