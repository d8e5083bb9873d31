import { describe, expect, it } from 'vitest';
import { param } from '../../../../src/math/index.js';
import { costOfNetwork } from '../../../../src/transpile/synthesis/parities/network.js';
import { cnot, cost, kept, phase } from './parity-networks.js';

describe('costOfNetwork', () => {
  it.each([
    ['a CNOT', [cnot(0, 1)], 1, 1],
    ['a CNOT with phases around it', [phase(0.1, 0, 1), cnot(0, 1), phase(0.2, 1), phase(0.3, 0, 1)], 1, 1],
    ['two CNOTs in a row', [cnot(0, 1), cnot(1, 0)], 1, 2],
    ['a swap', [cnot(0, 1), cnot(1, 0), cnot(0, 1)], 0, 3],
    ['a swap with a half-way phase', [cnot(0, 1), cnot(1, 0), cnot(0, 1), phase(Math.PI / 4, 0, 1)], 0.7, 2.7],
    ['a CNOT that a third wire separates from its inverse', [cnot(0, 1), cnot(1, 2), cnot(0, 1)], 3, 3],
    ['an angle past a half turn', [phase((3 * Math.PI) / 4, 0, 1)], 0.7, 0.7],
  ] as const)('%s', (_, steps, relabelled, inPlace) => {
    expect(costOfNetwork(steps, cost)).toBeCloseTo(relabelled, 9);
    expect(costOfNetwork(steps, kept)).toBeCloseTo(inPlace, 9);
  });

  it('takes a free parameter for a full gate', () => {
    expect(costOfNetwork([{ kind: 'phase', wires: [0, 1], angle: param('theta') }], cost)).toBe(1);
  });
});
