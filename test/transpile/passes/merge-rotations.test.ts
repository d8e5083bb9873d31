import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CircuitData, circuit, circuitOf, type Operation } from '../../../src/circuit/index.js';
import { qisGates } from '../../../src/gates/index.js';
import { bindAngle, isNumeric } from '../../../src/math/index.js';
import { mergeRotations } from '../../../src/transpile/passes/merge-rotations.js';
import type { Pass } from '../../../src/transpile/pipeline/pass.js';
import { cliffordHeavy, elementary, interactionsOf } from '../clifford-heavy.js';
import { FIXED } from '../exactness.js';
import { claimOf, madeBy } from '../pass-claim.js';

/** How many rotations are not Clifford. */
function rotationsOf({ operations }: CircuitData): number {
  return operations.filter(({ gate, parameters }) => {
    const angle = gate.rotation?.angle(parameters) ?? 0;
    return !isNumeric(angle) || Math.abs(angle / (Math.PI / 2) - Math.round(angle / (Math.PI / 2))) > 1e-9;
  }).length;
}

const merged = (of: CircuitData) => madeBy(mergeRotations, elementary(of));

describe('mergeRotations', () => {
  it('keeps the unitary, phase included, and never adds interactions', () => {
    let changed = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 4 }).chain((wires) => cliffordHeavy(wires, 50)),
        (of) => {
          const claim = claimOf(mergeRotations, of);
          if (claim.circuit !== of) changed++;
          expect(claim.distance).toBeLessThan(1e-9);
          expect(interactionsOf(claim.circuit)).toBeLessThanOrEqual(interactionsOf(of));
        },
      ),
      { ...FIXED, numRuns: 100 },
    );
    expect(changed).toBeGreaterThan(25);
  });

  it('keeps the unitary whatever the parameters are', () => {
    const values = new Map([
      ['a', 0.9],
      ['b', -1.7],
    ]);
    const bound = (of: CircuitData): CircuitData => {
      const operations = of.operations.map((operation) => ({
        ...operation,
        parameters: operation.parameters.map((angle) => bindAngle(angle, values)),
      }));
      return circuitOf('qis', 3, operations, { globalPhase: bindAngle(of.globalPhase, values) });
    };
    fc.assert(
      fc.property(cliffordHeavy(3, 40, ['a', 'b']), (of) => {
        const pass: Pass = {
          ...mergeRotations,
          run: (stated) => ({ ...stated, circuit: bound(madeBy(mergeRotations, of)) }),
        };
        expect(claimOf(pass, bound(of)).distance).toBeLessThan(1e-9);
      }),
      { ...FIXED, numRuns: 60 },
    );
  });

  it.each([
    ['T gates across a CNOT pair', circuit(2).t(1).cnot(1, 0).h(0).cnot(1, 0).t(1), 0],
    ['T gates about the same parity', circuit(3).cnot(0, 1).t(1).cnot(0, 1).h(2).cnot(1, 0).t(0).cnot(1, 0), 0],
    ['a rotation about X and one about Z across a Hadamard', circuit(1).rx(0.3, 0).h(0).rz(0.4, 0), 1],
    ['opposite ones, by an X between', circuit(1).rz(0.3, 0).x(0).rz(0.3, 0), 0],
    ['interactions across a CNOT', circuit(3).zz(0.3, 0, 1).cnot(1, 2).zz(0.2, 0, 1), 1],
    ['nothing across what does not commute', circuit(1).rz(0.3, 0).rx(0.2, 0).rz(0.4, 0), 3],
    ['nothing across a barrier', circuit(1).rz(0.3, 0).barrier(0).rz(0.4, 0), 2],
    ['what only a merged rotation makes room for', circuit(1).rx(0.3, 0).t(0).t(0).ry(0.3, 0), 1],
  ] as const)('%s', (_, of, expected) => {
    expect(rotationsOf(merged(of))).toBe(expected);
  });

  it('knows that a full turn is -1', () => {
    const of = circuit(2)
      .zz(2 * Math.PI - 0.3, 0, 1)
      .cz(0, 1)
      .zz(0.3, 0, 1);
    const { circuit: made, distance } = claimOf(mergeRotations, elementary(of));
    expect(rotationsOf(made)).toBe(0);
    expect(distance).toBeLessThan(1e-12);
  });

  it('returns the circuit itself where no rotations meet', () => {
    const of = elementary(circuit(3).rz(0.3, 0).cnot(0, 1).ry(0.2, 1).zz(0.4, 1, 2).rx(0.1, 2));
    expect(madeBy(mergeRotations, of)).toBe(of);
  });

  it('keeps the place on one wire', () => {
    const early = merged(circuit(2).zz(0.3, 0, 1).cnot(0, 1).rz(0.2, 1));
    const late = merged(circuit(2).cnot(0, 1).rz(0.2, 1).cnot(0, 1).zz(0.3, 0, 1));
    expect(interactionsOf(early)).toBe(1);
    expect(interactionsOf(late)).toBe(2);
  });

  it('halves the T gates of a Toffoli that is undone', () => {
    const pair = elementary(circuit(4).ccx(0, 1, 2).cnot(2, 3).ccx(0, 1, 2));
    expect(rotationsOf(madeBy(mergeRotations, pair))).toBeLessThanOrEqual(8);
    expect(rotationsOf(pair)).toBeGreaterThan(8);
  });

  it('is done when it is done, and gives the same bytes every time', () => {
    fc.assert(
      fc.property(cliffordHeavy(4, 60), (of) => {
        const once = madeBy(mergeRotations, of);
        expect(rotationsOf(madeBy(mergeRotations, once))).toBe(rotationsOf(once));
        expect(JSON.stringify(madeBy(mergeRotations, of).operations)).toBe(JSON.stringify(once.operations));
      }),
      { ...FIXED, numRuns: 30 },
    );
  });

  it('finds the same in a long circuit on many wires', () => {
    const operations: Operation[] = [];
    const add = (gate: Operation['gate'], targets: number[], parameters: number[] = []): void => {
      operations.push({ gate, parameters, controls: [], targets });
    };
    const wires = 300;
    for (let layer = 0; layer < 20; layer++) {
      for (let wire = 0; wire < wires; wire++) {
        add(qisGates.rzx, [wire, (wire + 1 + layer) % wires], [Math.PI / 2]);
        if (wire % 3 === 0) add(qisGates.t, [wire]);
      }
    }
    const there = circuitOf('qis', wires, operations);
    const back = circuitOf('qis', wires, [
      ...operations,
      ...[...operations].reverse().map((operation) => ({
        ...operation,
        ...(operation.targets.length === 1 ? { gate: qisGates.ti } : { parameters: [-Math.PI / 2] }),
      })),
    ]);
    const before = rotationsOf(madeBy(mergeRotations, there));
    expect(before).toBeGreaterThan(100);
    expect(rotationsOf(madeBy(mergeRotations, back))).toBe(0);
  });
});
