import { describe, expect, it } from 'vitest';
import { circuit } from '../../../src/circuit/index.js';
import { param } from '../../../src/math/index.js';
import { distanceWhere, hasValue, type KnownValue } from '../../../src/transpile/checks/known-values.js';

const value = (letters: string, wires: readonly number[], sign: 1 | -1): KnownValue => {
  return { wires, letters: [...letters] as KnownValue['letters'], value: sign };
};

describe('hasValue', () => {
  const bell = circuit(3).h(0).cnot(0, 1);
  it.each([
    ['ZZ', [0, 1], 1],
    ['XX', [0, 1], 1],
    ['YY', [0, 1], -1],
    ['Z', [2], 1],
  ] as const)('a Bell pair has %s of %o, %i, and not the opposite', (letters, wires, sign) => {
    expect(hasValue(value(letters, wires, sign), bell.operations, 3)).toBe(true);
    expect(hasValue(value(letters, wires, -sign as 1 | -1), bell.operations, 3)).toBe(false);
  });

  it.each([
    ['Z', [0]],
    ['XZ', [0, 1]],
    ['XY', [0, 1]],
  ] as const)('and neither value of %s of %o', (letters, wires) => {
    for (const sign of [1, -1] as const) expect(hasValue(value(letters, wires, sign), bell.operations, 3)).toBe(false);
  });

  it('goes past what commutes with the product, also if not on each wire, and past nothing else', () => {
    const holds = (letters: string, { operations }: { operations: typeof bell.operations }) =>
      hasValue(value(letters, [0, 1], 1), operations, 3);
    expect(holds('XX', bell.zz(0.3, 0, 1))).toBe(true);
    expect(holds('ZZ', bell.xx(param('t'), 0, 1))).toBe(true);
    expect(holds('XX', bell.zz(0.3, 0, 2))).toBe(false);
    expect(holds('ZZ', bell.t(0).rz(0.2, 1).barrier())).toBe(true);
    expect(holds('XX', bell.t(0))).toBe(false);
    expect(holds('ZZ', bell.ccx(0, 1, 2))).toBe(true);
    expect(holds('ZZ', bell.ccx(2, 0, 1))).toBe(false);
    expect(holds('XX', bell.gate('zz', [0.3], [0, 1], { controls: [2] }))).toBe(false);
  });

  it('reads a flip from the gates before', () => {
    expect(hasValue(value('Z', [1], -1), circuit(2).x(1).operations, 2)).toBe(true);
    expect(hasValue(value('Z', [1], 1), circuit(2).x(1).operations, 2)).toBe(false);
  });
});

describe('distanceWhere', () => {
  const [cnot] = circuit(2).cnot(0, 1).operations;
  const [x] = circuit(2).x(1).operations;

  it('is nothing where the known values make both alike, up to a phase', () => {
    expect(distanceWhere(cnot!, [], [value('Z', [0], 1)])).toBeLessThan(1e-12);
    expect(distanceWhere(cnot!, [x!], [value('Z', [0], -1)])).toBeLessThan(1e-12);
    expect(distanceWhere(cnot!, [], [value('X', [1], 1)])).toBeLessThan(1e-12);
    expect(distanceWhere(cnot!, circuit(2).z(0).operations, [value('X', [1], -1)])).toBeLessThan(1e-12);
    expect(distanceWhere(x!, [], [value('X', [1], -1)])).toBeLessThan(1e-12);
    const [cy] = circuit(2).gate('y', [], [1], { controls: [0] }).operations;
    expect(distanceWhere(cy!, [], [value('Y', [1], 1)])).toBeLessThan(1e-12);
    expect(distanceWhere(cy!, circuit(2).z(0).operations, [value('Y', [1], -1)])).toBeLessThan(1e-12);
    const [y, quarter] = circuit(2)
      .y(1)
      .zz(Math.PI / 2, 0, 1).operations;
    expect(distanceWhere(y!, [], [value('Y', [1], -1)])).toBeLessThan(1e-12);
    expect(distanceWhere(quarter!, [], [value('ZZ', [0, 1], -1)])).toBeLessThan(1e-12);
  });

  it('is never small where they do not', () => {
    expect(distanceWhere(cnot!, [], []) < 0.1).toBe(false);
    expect(distanceWhere(cnot!, [], [value('Z', [0], -1)]) < 0.1).toBe(false);
    expect(distanceWhere(cnot!, [x!], [value('Z', [0], 1)]) < 0.1).toBe(false);
    expect(distanceWhere(cnot!, [], [value('X', [1], -1)]) < 0.1).toBe(false);
    expect(distanceWhere(cnot!, [], [value('Z', [1], 1)]) < 0.1).toBe(false);
    const [y] = circuit(2).y(1).operations;
    expect(distanceWhere(y!, [], [value('X', [1], 1)]) < 0.1).toBe(false);
  });

  it('compares parameters for values of these', () => {
    const [cp] = circuit(2).cp(param('t'), 0, 1).operations;
    const [p, less] = circuit(2).p(param('t'), 1).p(0.3, 1).operations;
    expect(distanceWhere(cp!, [p!], [value('Z', [0], -1)])).toBeLessThan(1e-12);
    expect(distanceWhere(cp!, [less!], [value('Z', [0], -1)])).toBeGreaterThan(1e-3);
  });
});
