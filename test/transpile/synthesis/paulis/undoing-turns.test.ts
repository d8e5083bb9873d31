import { expect, it } from 'vitest';
import type { Operation } from '../../../../src/circuit/index.js';
import { qisGates } from '../../../../src/gates/index.js';
import { maxDistance } from '../../../../src/math/index.js';
import { MINUS, PAULI_AXES, type SignedLetter, X_AXIS, Z_AXIS } from '../../../../src/pauli/index.js';
import { undoingTurns } from '../../../../src/transpile/synthesis/paulis/undoing-turns.js';
import { denseUnitary } from '../../../gates/dense.js';

const gates = [qisGates.id, qisGates.x, qisGates.z, qisGates.y];
const rotations = [qisGates.id, qisGates.rx, qisGates.rz, qisGates.ry];
const use = (gate: Operation['gate'], parameters: readonly number[] = []): Operation => ({
  gate,
  parameters,
  controls: [],
  targets: [0],
});

const images = PAULI_AXES.flatMap((x) =>
  PAULI_AXES.filter((z) => z !== x).flatMap((z) =>
    [0, MINUS].flatMap((a) => [0, MINUS].map((b) => [x | a, z | b] as const)),
  ),
);

it.each(images)('the images %i and %i are X and Z again', (ofX, ofZ) => {
  const turns = undoingTurns(ofX, ofZ);
  const forth = turns.map(({ axis, quarters }) => use(rotations[axis]!, [(quarters * Math.PI) / 2]));
  const back = turns.toReversed().map(({ axis, quarters }) => use(rotations[axis]!, [(-quarters * Math.PI) / 2]));
  for (const [signed, wanted] of [
    [ofX, X_AXIS],
    [ofZ, Z_AXIS],
  ] as readonly (readonly [SignedLetter, 1 | 2])[]) {
    const image = denseUnitary([...back, use(gates[signed & 3]!), ...forth], 1, signed & MINUS ? Math.PI : 0);
    expect(maxDistance(image, denseUnitary([use(gates[wanted]!)], 1))).toBeLessThan(1e-14);
  }
  expect(turns.length).toBeLessThanOrEqual(3);
});
