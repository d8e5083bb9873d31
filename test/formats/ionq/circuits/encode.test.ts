import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { circuit, circuitOf, nativeCircuit } from '../../../../src/circuit/index.js';
import { IonloomError } from '../../../../src/errors/index.js';
import { decodeCircuit, encodeCircuit, schemas } from '../../../../src/formats/ionq/index.js';
import { type Gateset, type GateUse, qisGates } from '../../../../src/gates/index.js';
import { distanceUpToPhase } from '../../../../src/math/index.js';
import { randomUses, useOf } from '../../../gates/arbitraries.js';
import { denseUnitary } from '../../../gates/dense.js';
import { thrownIssues } from '../thrown-issues.js';

const SEED = { seed: 20261120 };
const TOLERANCE = 1e-9;

/** A gate without targets is a gate only under a control; the circuit keeps a bare one as its global phase. */
const standing = (uses: readonly GateUse[]) =>
  uses.filter(({ targets, controls }) => targets.length + controls.length > 0);

function distance(uses: readonly GateUse[], gateset: Gateset, qubits: number, options = {}): number {
  const json = encodeCircuit(circuitOf(gateset, qubits, uses), options);
  expect(schemas.circuitInput.safeParse(json).error).toBeUndefined();
  const back = decodeCircuit(JSON.stringify(json));
  expect(back.qubits).toBe(qubits);
  return distanceUpToPhase(denseUnitary(uses, qubits), denseUnitary(back.operations, qubits));
}

describe('encodeCircuit', () => {
  test("writes the service's own gates as they are, in the recommended form", () => {
    const written = encodeCircuit(
      circuit(4)
        .h(0)
        .cnot(0, 1)
        .ccx(0, 1, 2)
        .cz(0, 3)
        .crx(0.5, 1, 2)
        .si(3)
        .swap(0, 2)
        .xx(0.25, 0, 1)
        .barrier()
        .rz(-0, 2)
        .id(1),
    );
    expect(written).toEqual({
      qubits: 4,
      gateset: 'qis',
      circuit: [
        { gate: 'h', target: 0 },
        { gate: 'cnot', control: 0, target: 1 },
        { gate: 'x', controls: [0, 1], target: 2 },
        { gate: 'z', control: 0, target: 3 },
        { gate: 'rx', control: 1, target: 2, rotation: 0.5 },
        { gate: 'si', target: 3 },
        { gate: 'swap', targets: [0, 2] },
        { gate: 'xx', targets: [0, 1], rotation: 0.25 },
        { gate: 'rz', target: 2, rotation: 0 },
      ],
    });
  });

  test('writes native gates with zz by angle and ms with both phases', () => {
    const written = encodeCircuit(nativeCircuit(2).gpi(0.1, 0).gpi2(-0.25, 1).ms(0, 0.5, 0, 1).zz(0.125, 0, 1));
    expect(written.circuit).toEqual([
      { gate: 'gpi', target: 0, phase: 0.1 },
      { gate: 'gpi2', target: 1, phase: -0.25 },
      { gate: 'ms', targets: [0, 1], phases: [0, 0.5], angle: 0.25 },
      { gate: 'zz', targets: [0, 1], angle: 0.125 },
    ]);
  });

  test('a phase gate becomes rz, a controlled one an interaction and two rz', () => {
    expect(encodeCircuit(circuit(2).p(0.5, 0)).circuit).toEqual([{ gate: 'rz', target: 0, rotation: 0.5 }]);
    expect(encodeCircuit(circuit(2).cp(0.5, 0, 1)).circuit).toEqual([
      { gate: 'rz', target: 0, rotation: 0.25 },
      { gate: 'rz', target: 1, rotation: 0.25 },
      { gate: 'zz', targets: [0, 1], rotation: -0.25 },
    ]);
  });

  test('never writes controls on swap or on an interaction', () => {
    const { circuit: gates } = encodeCircuit(
      circuit(4)
        .cswap(0, 1, 2)
        .gate('xx', [0.3], [0, 1], { controls: [2, 3] }),
    );
    const controlled = gates.filter((gate) => gate.control !== undefined || gate.controls !== undefined);
    expect(new Set(controlled.map(({ gate }) => gate))).toEqual(new Set(['cnot', 'x', 'rz']));
  });

  test('pauliexp keeps a positive time, its letters and its order', () => {
    const written = encodeCircuit(circuit(3).pauliexp({ XYZ: 0.5, IIZ: -1 }, -2, [2, 0, 1]));
    expect(written.circuit).toEqual([
      { gate: 'pauliexp', targets: [2, 0, 1], terms: ['XYZ', 'IIZ'], coefficients: [-0.5, 1], time: 2 },
    ]);
    expect(encodeCircuit(circuit(1).pauliexp({ X: 1 }, 0, [0])).circuit).toEqual([]);
    expect(encodeCircuit(circuit(2).pauliexp({ II: 1 }, 1, [0, 1])).circuit).toEqual([]);
    expect(encodeCircuit(circuit(2).pauliexp({ II: 1, ZI: 2 }, 1, [0, 1])).circuit).toMatchObject([
      { terms: ['ZI'], coefficients: [2] },
    ]);
  });

  test.each([
    ['pauliexpo', 'did you mean pauliexp?'],
    ['cnot', expect.stringMatching(/^the gates are x, .*swap/)],
  ])('nothing is written as %s, so it cannot be left out', (name, hint) => {
    expect(thrownIssues(() => encodeCircuit(circuit(2).cnot(0, 1), { without: [name] }))).toMatchObject([
      { code: 'UnknownName', path: ['without'], hint },
    ]);
  });

  test('the rightmost letter of a Pauli term acts on the first target', () => {
    // exp(-i pi/2 Z(x)X) with X on qubit 0: up to phase Z on qubit 1 and X on qubit 0.
    const exponential = encodeCircuit(circuit(2).pauliexp({ ZX: 1 }, Math.PI / 2, [0, 1]));
    const back = decodeCircuit(exponential).operations;
    const expected = circuit(2).x(0).z(1).operations;
    expect(distanceUpToPhase(denseUnitary(back, 2), denseUnitary(expected, 2))).toBeLessThan(TOLERANCE);
    const written = encodeCircuit(circuit(2).pauliexp({ ZX: 1 }, Math.PI / 2, [0, 1]), { without: ['pauliexp'] });
    expect(written.circuit.some(({ gate }) => gate === 'pauliexp')).toBe(false);
    expect(
      distanceUpToPhase(denseUnitary(decodeCircuit(written).operations, 2), denseUnitary(expected, 2)),
    ).toBeLessThan(TOLERANCE);
  });

  test('every gate of the table, with controls, comes back as the same unitary', () => {
    fc.assert(
      fc.property(randomUses('qis', 4, { maxLength: 6, maxControls: 3 }), (uses) => {
        expect(distance(standing(uses), 'qis', 4)).toBeLessThan(TOLERANCE);
      }),
      { ...SEED, numRuns: 150 },
    );
  });

  test('each abstract row alone, with up to three controls', () => {
    for (const gate of Object.values(qisGates)) {
      fc.assert(
        fc.property(useOf(gate, 4, 3), (use) => {
          expect(distance(standing([use]), 'qis', 4, { without: ['pauliexp'] })).toBeLessThan(TOLERANCE);
        }),
        { ...SEED, numRuns: 15 },
      );
    }
  });

  test('native circuits come back as the same unitary, inside the ranges that the service takes', () => {
    fc.assert(
      fc.property(randomUses('native', 3), (uses) => {
        const { circuit: gates } = encodeCircuit(circuitOf('native', 3, uses));
        for (const { gate, phase, phases = [], angle } of gates) {
          for (const turns of [phase ?? 0, ...phases]) expect(Math.abs(turns)).toBeLessThanOrEqual(1);
          if (gate === 'ms') expect(angle).toBeGreaterThanOrEqual(0);
          if (gate === 'ms') expect(angle).toBeLessThanOrEqual(0.25);
        }
        expect(distance(uses, 'native', 3)).toBeLessThan(TOLERANCE);
      }),
      SEED,
    );
  });

  test('native circuits can be written in abstract gates', () => {
    fc.assert(
      fc.property(randomUses('native', 3), (uses) => {
        expect(distance(uses, 'native', 3, { gateset: 'qis' })).toBeLessThan(TOLERANCE);
      }),
      { ...SEED, numRuns: 50 },
    );
  });

  test('an ms angle that misses a quarter turn by rounding stays one gate', () => {
    const written = encodeCircuit(
      nativeCircuit(2)
        .ms(0, 0, 0, 1, 0.25 + 1e-15)
        .ms(0, 0, 0, 1, -1e-17),
    );
    expect(written.circuit.map(({ angle }) => angle)).toEqual([0.25, 0]);
  });

  test('parameters without a value are listed, all of them', () => {
    const open = circuit(1).rx('theta', 0).rz('phi', 0);
    const error = thrownBy(() => encodeCircuit(open));
    expect(error.issues.map(({ code, message }) => `${code} ${message}`)).toEqual([
      "UnboundParameter the parameter 'phi' has no value yet: bind it first",
      "UnboundParameter the parameter 'theta' has no value yet: bind it first",
    ]);
  });

  test('an abstract circuit is not written as native', () => {
    expect(thrownBy(() => encodeCircuit(circuit(1).h(0), { gateset: 'native' })).code).toBe('GatesetMismatch');
  });
});

function thrownBy(action: () => unknown): IonloomError {
  try {
    action();
  } catch (error) {
    if (error instanceof IonloomError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
