import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuit } from '../../../src/circuit/index.js';
import { CheckedRewrites } from '../../../src/transpile/checks/checked-rewrites.js';
import { readingIsExact } from '../../../src/transpile/checks/reading.js';
import type { Elements } from '../../../src/transpile/views/elements.js';
import { elementsOf } from '../../../src/transpile/views/elements.js';
import { cliffordHeavy } from '../clifford-heavy.js';
import { FIXED } from '../exactness.js';

const { operations } = circuit(2).h(0).u(0.3, 0.4, 0.5, 1).zz(0.3, 0, 1).u(1.3, -0.4, 2.5, 0);

/** A reading in which one element is another operation. */
function spoilt(read: Elements, at: number, change: (angle: number) => number): Elements {
  const elements = read.elements.map((element, k) => {
    if (k !== at) return element;
    const { operation } = element;
    const parameters = operation.parameters.map((each) => change(each as number));
    return { ...element, operation: { ...operation, parameters } };
  });
  return { ...read, elements };
}

describe('readingIsExact', () => {
  it('takes elements that are what they were read from', () => {
    fc.assert(
      fc.property(cliffordHeavy(3, 25), (made) => {
        const checks = new CheckedRewrites();
        expect(readingIsExact(made.operations, elementsOf(made.operations), checks)).toBe(true);
        expect(checks.report.dropped).toBe(0);
      }),
      { ...FIXED, numRuns: 60 },
    );
  });

  it('compares nothing where every element is the operation itself', () => {
    const checks = new CheckedRewrites();
    const plain = circuit(2).h(0).zz(0.3, 0, 1).rz(0.2, 1).operations;
    expect(readingIsExact(plain, elementsOf(plain), checks)).toBe(true);
    expect(checks.report.windows).toBe(0);
  });

  it('vouches for the parts of what was taken apart', () => {
    const checks = new CheckedRewrites();
    const read = elementsOf(operations);
    const after = read.elements.map(({ operation }) => operation);
    expect(checks.coverage(operations, after)).toBe(false);
    readingIsExact(operations, read, checks);
    expect(checks.coverage(operations, after)).toBe(true);
  });

  it('refuses an angle, a phase, an order and a part that is missing', () => {
    const read = elementsOf(operations);
    const refused = (wrong: Elements): boolean => {
      const checks = new CheckedRewrites();
      const taken = readingIsExact(operations, wrong, checks);
      expect(checks.report.dropped).toBe(taken ? 0 : 1);
      return !taken;
    };
    expect(refused(read)).toBe(false);
    const parts = read.starts[1]!;
    expect(read.starts[2]! - parts).toBeGreaterThan(1);
    for (let at = parts; at < read.starts[2]!; at++) {
      expect(refused(spoilt(read, at, (angle) => angle + 1e-6))).toBe(true);
      expect(refused(spoilt(read, at, () => Number.NaN))).toBe(true);
    }
    expect(refused({ ...read, phase: (read.phase as number) + 1e-6 })).toBe(true);
    const turned = [...read.elements];
    turned.splice(parts, 2, read.elements[parts + 1]!, read.elements[parts]!);
    expect(refused({ ...read, elements: turned })).toBe(true);
    const { elements, starts } = read;
    const fewer = {
      ...read,
      elements: elements.toSpliced(parts, 1),
      starts: starts.map((s) => (s > parts ? s - 1 : s)),
    };
    expect(refused(fewer)).toBe(true);
  });
});
