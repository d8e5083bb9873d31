import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asStated, type CircuitData, circuit, type StatedCircuit } from '../../../../src/circuit/index.js';
import { onRegion, replaceRegions } from '../../../../src/transpile/passes/pauli-regions/replace-regions.js';
import { synthesizeClifford } from '../../../../src/transpile/synthesis/paulis/pauli-network.js';
import type { PauliRegion } from '../../../../src/transpile/views/pauli-regions.js';
import { cliffordHeavy } from '../../clifford-heavy.js';
import { distanceTo, FIXED } from '../../exactness.js';
import { passRequest } from '../../pass-claim.js';

const CLIFFORDS = { rotations: false, mostWires: 4, mostGates: 100 };

type Asked = Parameters<typeof replaceRegions>;

/** Every region by its own synthesis, however many gates that takes. */
const anyNetwork: Asked[4] = (region, { turns }) =>
  synthesizeClifford(region.wires.length, onRegion(region, turns), 1000);

function replaced(of: CircuitData, networkFor = anyNetwork, isWorthwhile: Asked[3] = () => true): StatedCircuit {
  return replaceRegions(asStated(of), passRequest(), CLIFFORDS, isWorthwhile, networkFor);
}

const oneInTheMiddle = circuit(4)
  .zz(0.3, 0, 3)
  .xx(Math.PI / 2, 3, 1)
  .h(1)
  .zz(Math.PI / 2, 1, 3)
  .rx(0.2, 3)
  .zz(0.3, 1, 2);

describe('replaceRegions', () => {
  it('is the circuit as it states, phase and wires included', () => {
    let changed = 0;
    fc.assert(
      fc.property(cliffordHeavy(4, 24), (original) => {
        const made = replaced(original);
        if (made.circuit !== original) changed++;
        expect(distanceTo(original, made)).toBeLessThan(1e-9);
      }),
      { ...FIXED, numRuns: 30 },
    );
    expect(changed).toBeGreaterThan(10);
  });

  it('leaves everything where no region is worthwhile, has a network, or has the right one', () => {
    const stated = asStated(oneInTheMiddle);
    const asked = [stated, passRequest(), CLIFFORDS] as const;
    expect(replaceRegions(...asked, () => false, anyNetwork)).toBe(stated);
    expect(
      replaceRegions(
        ...asked,
        () => true,
        () => undefined,
      ),
    ).toBe(stated);
    const wrong = { operations: [], globalPhase: 0, permutation: [0, 1], entanglingGates: 0, entanglingAngle: 0 };
    expect(
      replaceRegions(
        ...asked,
        () => true,
        () => wrong,
      ),
    ).toBe(stated);
  });

  it('asks about each region once, and what is beside it stays', () => {
    const seen: PauliRegion[] = [];
    const made = replaced(oneInTheMiddle, anyNetwork, (region) => seen.push(region) > 0);
    expect(seen.map(({ wires }) => [...wires].sort())).toEqual([[1, 3]]);
    const partial = made.circuit.operations.filter(({ parameters }) => [0.3, 0.2].includes(parameters[0] as number));
    expect(partial.map(({ gate }) => gate.name)).toEqual(['zz', 'rx', 'zz']);
    expect(distanceTo(oneInTheMiddle, made)).toBeLessThan(1e-12);
  });
});

it('names the wires of strings by their places in the region', () => {
  const region = { wires: [5, 2] } as unknown as PauliRegion;
  expect(
    onRegion(region, [
      [[2, 1]],
      [
        [5, 3],
        [2, 2],
      ],
    ]),
  ).toEqual([
    [[1, 1]],
    [
      [0, 3],
      [1, 2],
    ],
  ]);
});
