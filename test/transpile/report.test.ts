import { describe, expect, it } from 'vitest';
import { type CircuitData, circuit, circuitOf } from '../../src/circuit/index.js';
import { findTarget } from '../../src/targets/index.js';
import { type PassReport, transpile } from '../../src/transpile/index.js';

const bell = circuit(2).h(0).cnot(0, 1).measure('both', 0, 1);

describe('report', () => {
  it('counts what went in and what came out', () => {
    const { report, circuit: native } = transpile(
      circuit(3).h(0).cnot(0, 1).barrier().cp('pi/4', 1, 2),
      findTarget('ideal'),
      {
        entangler: 'zz',
      },
    );
    expect(report.input).toEqual({ qubits: 3, gates: 3, twoQubitGates: 2 });
    expect(report.output).toMatchObject({ qubits: 3, entanglingGates: 2, entanglingAngle: 1.25 });
    expect(report.output.pulses).toBe(native.operations.filter(({ targets }) => targets.length === 1).length);
  });

  it('counts layers as they are sent, without barriers', () => {
    const depth = (of: CircuitData) => transpile(of, findTarget('ideal'), { entangler: 'zz' }).report.output.depth;
    expect(depth(circuit(3).x(0).x(1).x(2))).toBe(1);
    expect(depth(circuit(2).x(0).barrier().x(1))).toBe(1);
    expect(depth(circuit(3).zz(0.1, 0, 1).zz(0.1, 1, 2))).toBe(2);
    expect(depth(circuit(3))).toBe(0);
  });

  it('estimates from the numbers that the target has', () => {
    const forte = transpile(bell, findTarget('qpu.forte-1'), { shots: 1000 }).report.estimate;
    expect(forte.fidelity).toBeGreaterThan(0.9);
    expect(forte.fidelity).toBeLessThan(1);
    expect(forte.durationSeconds).toBeGreaterThan(0);
    expect(forte.priceUsd).toBeGreaterThan(0);
    const more = transpile(bell, findTarget('qpu.forte-1'), { shots: 100_000 }).report.estimate;
    expect(more.priceUsd).toBeGreaterThan(forte.priceUsd!);
    expect(transpile(bell, findTarget('ideal')).report.estimate.durationSeconds).toBeNull();
    expect(transpile(bell, findTarget('ideal')).report.estimate.priceUsd).toBeNull();
  });

  it('expects a read-out of every qubit that is measured, of all where none is', () => {
    const ideal = findTarget('ideal');
    const target = { ...ideal, fidelity: { oneQubit: 1, twoQubit: 1, readout: 0.5 } };
    const fidelityOf = (of: CircuitData) => transpile(of, target).report.estimate.fidelity;
    const flipped = circuit(3).x(0);
    expect(fidelityOf(flipped)).toBe(0.125);
    expect(fidelityOf(flipped.measure('a', 0).measure('b', 2))).toBe(0.25);
    const { operations } = flipped;
    expect(fidelityOf(circuitOf('qis', 3, operations, { measurements: [{ key: 'a', wires: [0, null] }] }))).toBe(0.5);
  });

  it('counts an angle that is not known yet as a full gate', () => {
    const template = transpile(circuit(2).zz('theta', 0, 1), findTarget('ideal'), { entangler: 'zz' });
    expect(template.report.output.entanglingAngle).toBe(1);
    expect(template.bind({ theta: Math.PI / 4 }).report.output.entanglingAngle).toBeCloseTo(0.5, 12);
  });

  it('tells what each pass did, while it goes on', () => {
    const seen: PassReport[] = [];
    const { report } = transpile(bell, findTarget('ideal'), {
      level: 1,
      onPass: (pass, current) => {
        seen.push(pass);
        expect(current.circuit.qubits).toBe(2);
        expect(current.outputPermutation).toEqual([0, 1]);
      },
    });
    expect(report.passes).toEqual(seen);
    expect(seen.map(({ name }) => name)).toEqual(['cancel-inverses', 'decompose', 'lower']);
    expect(seen[0]?.before).toEqual({ gates: 2, twoQubitGates: 1 });
    for (let k = 1; k < seen.length; k++) expect(seen[k]?.before).toEqual(seen[k - 1]?.after);
    expect(seen.every(({ seconds }) => seconds >= 0)).toBe(true);
    expect(transpile(bell, findTarget('ideal'), { level: 0 }).report.passes.map(({ name }) => name)).toEqual([
      'decompose',
      'lower',
    ]);
  });
});
