import { describe, expect, it } from 'vitest';
import { foldUse, type GateUse, nativeGates } from '../../src/gates/index.js';

const use = (gate: GateUse['gate'], ...parameters: readonly number[]): GateUse => ({
  gate,
  parameters,
  controls: [],
  targets: gate.targets === 1 ? [0] : [0, 1],
});

/** Gates with their angles in turns, to ten digits, and the phase in half turns. */
const folded = (given: GateUse) => {
  const parts = foldUse(given);
  if (parts === undefined) return undefined;
  const gates = parts.uses.map(({ gate, parameters }) =>
    [gate.name, ...parameters.map((value) => Number((value as number).toFixed(10)))].join(' '),
  );
  return [...gates, Number(((parts.phase as number) / Math.PI).toFixed(10))];
};

describe('native gates out of range', () => {
  it.each<[string, GateUse, readonly (string | number)[] | undefined]>([
    ['a phase counts modulo a turn', use(nativeGates.gpi, 1.25), ['gpi 0.25', 0]],
    ['and stays where it is within half a turn', use(nativeGates.gpi2, -0.25), undefined],
    ['zz repeats after a turn but for its sign', use(nativeGates.zz, 1.1), ['zz 0.1', 1]],
    ['ms by a negative angle turns its first phase', use(nativeGates.ms, 0.1, 0.2, -0.1), ['ms -0.4 0.2 0.1', 0]],
    ['ms by a quarter turn is in range', use(nativeGates.ms, 0, 0, 0.25), undefined],
    [
      'ms beyond that is one the other way after a half turn, which is two pulses and -i',
      use(nativeGates.ms, 0.1, 0.2, 0.3),
      ['gpi 0.1', 'gpi 0.2', 'ms -0.4 0.2 0.2', -0.5],
    ],
    ['ms by a whole turn is nothing but its sign', use(nativeGates.ms, 0.1, 0.2, 1), ['ms 0.1 0.2 0', 1]],
  ])('%s', (_, given, expected) => {
    expect(folded(given)).toEqual(expected);
  });
});

describe('the native inverse', () => {
  it('of a half pulse is half a turn away, wrapped, and of ms on the first wire alone', () => {
    expect(nativeGates.gpi2.inverse([0.3]).parameters).toEqual([expect.closeTo(-0.2, 12)]);
    expect(nativeGates.ms.inverse([0.3, 0.3, 0.1]).parameters).toEqual([expect.closeTo(-0.2, 12), 0.3, 0.1]);
    expect(nativeGates.ms.inverse([0, 0]).parameters).toEqual([expect.closeTo(0.5, 12), 0, 0.25]);
  });
});
