import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allGates,
  type CliffordAction,
  cliffordActionOf,
  type Gate,
  type GateUse,
  matrixOfUse,
  nativeGates,
  qisGates,
  type SignedPauli,
} from '../../src/gates/index.js';
import {
  adjoint,
  identity,
  kronecker,
  type Matrix,
  maxDistance,
  multiply,
  param,
  scaleMatrix,
} from '../../src/math/index.js';
import { useOf } from './arbitraries.js';

const check = { seed: 20261120, numRuns: 60 };

const letters = [identity(2), qisGates.x, qisGates.z, qisGates.y].map((entry) =>
  entry instanceof Float64Array ? entry : entry.matrix([], undefined, 1),
);

/** A signed Pauli as a matrix, wire 0 most significant. */
function dense({ x, z, negative }: SignedPauli, wires: number): Matrix {
  let product: Matrix = Float64Array.of(negative ? -1 : 1, 0);
  for (let wire = 0; wire < wires; wire++) {
    product = kronecker(product, letters[((x >> wire) & 1) + 2 * ((z >> wire) & 1)]!);
  }
  return product;
}

function single(x: number, z: number): SignedPauli {
  return { x, z, negative: false };
}

/** The action by definition: every signed Pauli string is tried. */
function reference(use: GateUse, tolerance = 1e-7): CliffordAction | undefined {
  const wires = use.controls.length + use.targets.length;
  const matrix = matrixOfUse(use);
  const image = (pauli: SignedPauli): SignedPauli | undefined => {
    const conjugated = multiply(multiply(matrix, dense(pauli, wires)), adjoint(matrix));
    for (let x = 0; x < 2 ** wires; x++) {
      for (let z = 0; z < 2 ** wires; z++) {
        const string = dense(single(x, z), wires);
        if (maxDistance(conjugated, string) < tolerance) return { x, z, negative: false };
        if (maxDistance(conjugated, scaleMatrix(string, -1)) < tolerance) return { x, z, negative: true };
      }
    }
    return undefined;
  };
  const all = Array.from({ length: wires }, (_, wire) => 1 << wire);
  const imagesOfX = all.map((bit) => image(single(bit, 0)));
  const imagesOfZ = all.map((bit) => image(single(0, bit)));
  if (![...imagesOfX, ...imagesOfZ].every((found) => found !== undefined)) return undefined;
  return { wires, imagesOfX, imagesOfZ } as CliffordAction;
}

function use(gate: Gate, parameters: readonly number[], controls = 0): GateUse {
  const targets = gate.targets === 'any' ? 1 : gate.targets;
  return {
    gate,
    parameters,
    controls: Array.from({ length: controls }, (_, k) => targets + k),
    targets: Array.from({ length: targets }, (_, k) => k),
  };
}

const tableGates = allGates.filter((gate) => gate.kind === 'unitary' && gate.data === undefined);

describe.each(tableGates.map((gate) => [`${gate.gateset} ${gate.name}`, gate] as const))('%s', (_, gate) => {
  it('conjugates Paulis as its matrix does, at angles that are Clifford and at others', () => {
    const eighths = fc.integer({ min: -9, max: 9 });
    const parameters = gate.parameters.map(({ unit }) =>
      eighths.map((k) => (unit === 'turns' ? k / 8 : (k * Math.PI) / 4)),
    );
    const controls = gate.gateset === 'qis' ? fc.integer({ min: 0, max: gate.targets === 4 ? 0 : 1 }) : fc.constant(0);
    fc.assert(
      fc.property(fc.tuple(...parameters), controls, (angles, count) => {
        const placed = use(gate, angles, count);
        expect(cliffordActionOf(placed)).toEqual(reference(placed));
      }),
      { ...check, numRuns: gate.parameters.length === 0 ? 4 : gate.targets === 4 ? 2 : 40 },
    );
  });
});

it('agrees with dense conjugation for random uses of gates with matrices and Pauli sums', () => {
  const arbitrary = fc.oneof(useOf(qisGates.unitary, 3, 1), useOf(qisGates.pauliexp, 3, 0));
  fc.assert(
    fc.property(arbitrary, (random) => {
      // At the tolerance itself rounding decides.
      const expected = reference(random, 1e-11);
      fc.pre((expected === undefined) === (reference(random) === undefined));
      expect(cliffordActionOf(random)).toEqual(expected);
    }),
    check,
  );
});

it('puts controls before targets', () => {
  // CNOT spreads X from the control and Z from the target.
  expect(cliffordActionOf({ gate: qisGates.x, parameters: [], controls: [7], targets: [2] })).toEqual({
    wires: 2,
    imagesOfX: [
      { x: 3, z: 0, negative: false },
      { x: 2, z: 0, negative: false },
    ],
    imagesOfZ: [
      { x: 0, z: 1, negative: false },
      { x: 0, z: 3, negative: false },
    ],
  });
});

it('sees Clifford gates in matrices, native phases and Pauli sums', () => {
  const clifford = [
    { ...use(qisGates.unitary, []), data: { matrix: qisGates.h.matrix([], undefined, 1) } },
    { ...use(qisGates.pauliexp, [1]), data: { pauliSum: { terms: ['Y'], coefficients: [-Math.PI / 4] } } },
    use(nativeGates.gpi, [0.125]),
    use(nativeGates.ms, [0.25, 0.5, 0.25]),
    use(qisGates.swap, []),
    use(qisGates.y, [], 1),
  ];
  for (const found of clifford) {
    expect(cliffordActionOf(found)).toBeDefined();
    expect(cliffordActionOf(found)).toEqual(reference(found));
  }
});

it('is undefined next to Clifford angles, beyond the tolerance', () => {
  for (const [gate, extra] of [
    [qisGates.rx, []],
    [qisGates.zz, []],
    [qisGates.u, [0, 0]],
  ] as const) {
    expect(cliffordActionOf(use(gate, [Math.PI / 2 + 1e-8, ...extra]))).toBeUndefined();
    expect(cliffordActionOf(use(gate, [Math.PI / 2 + 1e-11, ...extra]))).toBeDefined();
  }
  expect(cliffordActionOf({ ...use(qisGates.rz, []), parameters: [param('theta')] })).toBeUndefined();
  expect(cliffordActionOf(use(qisGates.x, [], 2))).toBeUndefined();
  expect(cliffordActionOf({ ...use(qisGates.barrier, []), targets: [0, 1] })).toBeUndefined();
});
