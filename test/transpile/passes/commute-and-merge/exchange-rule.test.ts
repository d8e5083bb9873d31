import { describe, expect, it } from 'vitest';
import { circuit } from '../../../../src/circuit/index.js';
import { qubitPairs } from '../../../../src/targets/index.js';
import { readBlocks } from '../../../../src/transpile/blocks/read-blocks.js';
import { ExchangeRule } from '../../../../src/transpile/passes/commute-and-merge/exchange-rule.js';

const line = qubitPairs(
  [
    [0, 1],
    [1, 2],
    [2, 3],
  ],
  4,
);
const home = [0, 1, 2, 3];
/** Blocks of one interaction each. */
const blocksOn = (...pairs: readonly (readonly [number, number])[]) =>
  readBlocks(pairs.reduce((built, [a, b]) => built.zz(0.3, a, b), circuit(4))).blocks;

describe('ExchangeRule', () => {
  it.each([
    ['what lies on the second wire would lose its pair', [[1, 2]], false],
    [
      'what lies on the first wire would lose its pair',
      [
        [0, 1],
        [0, 3],
      ],
      false,
    ],
    ['both meet nobody but each other', [[0, 1]], true],
    ['what lies on the first wire comes nearer to what it meets', [[0, 2]], true],
    ['others meet', [[2, 3]], true],
  ] as const)('where %s', (_, pairs, allowed) => {
    const rule = new ExchangeRule(line, blocksOn(...pairs));
    expect([rule.allows(0, 1, home), rule.allows(1, 0, home)]).toEqual([allowed, allowed]);
  });

  it('forgets blocks that were passed', () => {
    const blocks = blocksOn([1, 2], [0, 1]);
    const rule = new ExchangeRule(line, blocks);
    expect(rule.allows(0, 1, home)).toBe(false);
    rule.pass(blocks[0]!);
    expect(rule.allows(0, 1, home)).toBe(true);
  });

  it('goes by where the wires of what comes lie now', () => {
    const rule = new ExchangeRule(line, blocksOn([1, 2]));
    expect(rule.allows(0, 1, [1, 0, 2, 3])).toBe(true);
    expect(rule.allows(2, 3, home)).toBe(false);
  });

  it('allows everything where all pairs are connected, and nothing where wires are to stay', () => {
    const blocks = blocksOn([1, 2]);
    expect(new ExchangeRule('all-to-all', blocks).allows(0, 1, home)).toBe(true);
    expect(new ExchangeRule(undefined, blocks).allows(0, 1, home)).toBe(false);
  });
});
