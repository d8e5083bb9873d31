import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuit } from '../../../src/circuit/index.js';
import { adjoint, maxDistance } from '../../../src/math/index.js';
import { matrixOfClifford } from '../../../src/pauli/index.js';
import { localGate } from '../../../src/transpile/synthesis/elementary/kak-gates.js';
import { rotationOperation } from '../../../src/transpile/synthesis/paulis/pauli-gates.js';
import { type Element, elementsOf, inverseElements } from '../../../src/transpile/views/elements.js';
import { denseUnitary } from '../../gates/dense.js';
import { cliffordHeavy } from '../clifford-heavy.js';
import { FIXED } from '../exactness.js';

describe('elementsOf', () => {
  it('reads the same circuit, phase included', () => {
    fc.assert(
      fc.property(cliffordHeavy(3, 20), ({ operations }) => {
        const { elements, phase } = elementsOf(operations);
        const read = denseUnitary(
          elements.map(({ operation }) => operation),
          3,
          phase,
        );
        expect(maxDistance(read, denseUnitary(operations, 3))).toBeLessThan(1e-10);
        for (const element of elements) {
          if (element.kind !== 'rotation') continue;
          const { axes, angle, operation } = element;
          const made = denseUnitary([rotationOperation(axes, angle, operation.targets)], 3, element.phase as number);
          expect(maxDistance(made, denseUnitary([operation], 3))).toBeLessThan(1e-10);
        }
      }),
      { ...FIXED, numRuns: 60 },
    );
  });

  it.each([
    ['h', circuit(1).h(0), ['clifford']],
    ['a quarter turn', circuit(1).rx(-Math.PI / 2, 0), ['clifford']],
    ['t', circuit(1).t(0), ['rotation']],
    ['a free parameter', circuit(1).ry('theta', 0), ['rotation']],
    ['any gate', circuit(1).u(0.1, 0.2, 0.3, 0), ['rotation', 'rotation', 'rotation']],
    ['a Clifford one written with angles', circuit(1).u(Math.PI / 2, 0, Math.PI, 0), ['clifford']],
    ['half turns of both wires', circuit(2).xx(Math.PI, 0, 1), ['clifford', 'clifford']],
    ['nothing', circuit(2).zz(-2 * Math.PI, 0, 1), []],
    ['a barrier', circuit(2).barrier(), ['opaque']],
    ['controls', circuit(3).ccx(0, 1, 2), ['opaque']],
    ['what is no rotation about Paulis', circuit(2).swap(0, 1), ['opaque']],
  ] as const)('%s', (_, of, kinds) => {
    expect(elementsOf(of.operations).elements.map(({ kind }) => kind)).toEqual(kinds);
  });
});

describe('inverseElements', () => {
  /** What an element says that it does, whatever its operation is. */
  const unitary = (element: Element) => {
    const { targets } = element.operation;
    if (element.kind === 'rotation') {
      return denseUnitary([rotationOperation(element.axes, element.angle, targets)], 3, element.phase as number);
    }
    if (element.kind === 'opaque') throw new Error('a gate that is nothing of this kind');
    return denseUnitary([localGate(matrixOfClifford(element.clifford), targets[0]!)], 3, element.phase as number);
  };

  it('are the inverses from the last to the first', () => {
    fc.assert(
      fc.property(cliffordHeavy(3, 12), ({ operations }) => {
        const elements = elementsOf(operations).elements.filter(({ kind }) => kind !== 'opaque');
        const inverses = inverseElements(elements);
        expect(inverses).toHaveLength(elements.length);
        elements.forEach((element, k) => {
          const inverse = inverses[elements.length - 1 - k]!;
          expect(maxDistance(unitary(inverse), adjoint(unitary(element)))).toBeLessThan(1e-10);
          if (inverse.kind !== 'rotation' || element.kind !== 'rotation') return;
          expect((inverse.quarters ?? 0) + (element.quarters ?? 0)).toBe(0);
        });
      }),
      { ...FIXED, numRuns: 30 },
    );
  });
});
