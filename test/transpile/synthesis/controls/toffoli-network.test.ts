import { describe, expect, it } from 'vitest';
import { circuit } from '../../../../src/circuit/index.js';
import { maxDistance } from '../../../../src/math/index.js';
import {
  meaningOf,
  type PeresGate,
  readNetwork,
} from '../../../../src/transpile/synthesis/controls/toffoli-network.js';
import { denseUnitary } from '../../../gates/dense.js';

const q = () => circuit(4);

describe('readNetwork', () => {
  it('finds the Toffoli gates and their functions', () => {
    const { operations } = q().ccx(0, 1, 2).h(3).ccx(1, 0, 2).x(0).ccx(0, 1, 2).cnot(0, 1).mcx([0, 1, 2], 3);
    const { toffolis } = readNetwork(operations, 4, false);
    expect(toffolis.map(({ at, controls, target }) => [at, ...controls, target])).toEqual([
      [0, 0, 1, 2],
      [2, 1, 0, 2],
      [4, 0, 1, 2],
    ]);
    const [first, second, third] = toffolis;
    expect(first!.both.core).toBe(second!.both.core);
    expect(first!.segment).toBe(second!.segment);
    expect(first!.values).toEqual(second!.values.toReversed());
    expect(third!.values[0]).not.toBe(first!.values[0]);
    expect(first!.offers.map(({ first, side }) => [first, side])).toEqual([
      [0, 'before'],
      [1, 'before'],
      [0, 'after'],
      [1, 'after'],
    ]);
  });

  it('sees what stands right beside a gate, on the target and one control', () => {
    const beside = (made: ReturnType<typeof q>) => readNetwork(made.operations, 4, false).toffolis[0]!.beside;
    expect(beside(q().cz(0, 2).ccx(0, 1, 2))).toEqual([{ first: 0, side: 'before' }]);
    expect(beside(q().ccx(0, 1, 2).cz(2, 1))).toEqual([{ first: 1, side: 'after' }]);
    expect(beside(q().cz(0, 2).h(2).ccx(0, 1, 2))).toEqual([]);
    expect(beside(q().cz(0, 2).t(0).ccx(0, 1, 2))).toEqual([]);
    expect(beside(q().ccx(0, 1, 2).cz(2, 3))).toEqual([]);
    expect(beside(q().ccx(0, 1, 2).cnot(0, 2))).toEqual([]);
  });

  it('gives CNOTs the key of those of the controls that they cancel', () => {
    const match = (made: ReturnType<typeof q>) => {
      const { toffolis, cnots, keys } = readNetwork(made.operations, 4, true);
      const own = toffolis[0]!.cnots.map(({ key }) => key);
      expect(Math.max(-1, ...own, ...cnots.map(({ key }) => key))).toBeLessThan(keys);
      return cnots.map(({ key }) =>
        toffolis[0]!.cnots.filter((each) => each.key === key).map(({ flipped, side }) => [flipped, side]),
      );
    };
    expect(match(q().cnot(0, 1).ccx(0, 1, 2))).toEqual([[[1, 'before']]]);
    expect(match(q().ccx(0, 1, 2).cnot(1, 0))).toEqual([[[0, 'after']]]);
    expect(match(q().cnot(0, 1).t(1).ccx(0, 1, 2))).toEqual([[]]);
    expect(match(q().cnot(3, 1).ccx(0, 1, 2))).toEqual([[]]);
    expect(match(q().ccx(0, 1, 2).cnot(0, 2))).toEqual([[]]);
  });
});

describe('meaningOf', () => {
  it.each(['before', 'after'] as const)('is a Toffoli gate with a CNOT of its controls %s it', (side) => {
    const peres: PeresGate = { control: 2, flipped: 0, target: 1, side };
    const wanted = side === 'before' ? circuit(3).cnot(2, 0).ccx(0, 2, 1) : circuit(3).ccx(0, 2, 1).cnot(2, 0);
    expect(maxDistance(denseUnitary(meaningOf(peres), 3), denseUnitary(wanted.operations, 3))).toBe(0);
  });
});
