import { describe, expect, it } from 'vitest';
import { type Circuit, type CircuitData, circuit } from '../../../src/circuit/index.js';
import { findTarget } from '../../../src/targets/index.js';
import { type Level, transpile } from '../../../src/transpile/index.js';

const ideal = findTarget('ideal');

/** A native circuit as text, and the frames in units of pi. */
function lowered(of: CircuitData, entangler: 'ms' | 'zz', level: Level = 1) {
  const { circuit: native, frames } = transpile(of, ideal, { entangler, level });
  return { gates: written(native), frames: frames.map((frame) => (frame as number) / Math.PI) };
}

function written(native: Circuit): string {
  return native.operations
    .map(({ gate, parameters, targets }) => `${gate.name}(${[...parameters, ...targets].join(',')})`)
    .join(' ');
}

describe('one-qubit runs', () => {
  it.each([
    ['x', circuit(1).x(0), 'gpi(0,0)'],
    ['y', circuit(1).y(0), 'gpi(0.25,0)'],
    ['v', circuit(1).v(0), 'gpi2(0,0)'],
    ['vi', circuit(1).vi(0), 'gpi2(0.5,0)'],
    ['ry(pi/2)', circuit(1).ry('pi/2', 0), 'gpi2(0.25,0)'],
    ['z s t rz', circuit(1).z(0).s(0).t(0).rz(0.3, 0), ''],
    ['h h', circuit(1).h(0).h(0), ''],
    ['h z h', circuit(1).h(0).z(0).h(0), 'gpi(0,0)'],
    ['h t h t h', circuit(1).h(0).t(0).h(0).t(0).h(0), 'gpi2(0.125,0) gpi2(-0.25,0)'],
  ] as const)('%s', (name, of, gates) => {
    const found = lowered(of, 'zz').gates;
    if (name === 'h t h t h') expect(found.split(' ')).toHaveLength(2);
    else expect(found).toBe(gates);
  });

  it('leave Z rotations as frames', () => {
    expect(lowered(circuit(2).s(0).rz('pi/3', 1), 'ms').frames.map((x) => x.toFixed(12))).toEqual([
      (1 / 2).toFixed(12),
      (1 / 3).toFixed(12),
    ]);
  });

  it('put frames into the phases of later pulses', () => {
    expect(lowered(circuit(1).v(0).s(0).v(0), 'zz')).toEqual({ gates: 'gpi2(-0.25,0)', frames: [1] });
    expect(lowered(circuit(2).s(0).barrier().v(0), 'zz').gates).toBe('barrier(0,1) gpi2(-0.25,0)');
  });
});

describe('interactions', () => {
  it.each([
    ['zz', 'zz', circuit(2).zz('pi/4', 0, 1), 'zz(0.125,0,1)'],
    ['a negative zz', 'zz', circuit(2).zz('-pi/4', 0, 1), 'zz(-0.125,0,1)'],
    ['zz beyond a full gate', 'zz', circuit(2).zz('3*pi/4', 0, 1), 'zz(-0.125,0,1)'],
    ['zz by a half turn', 'zz', circuit(2).zz('pi', 0, 1), ''],
    ['xx', 'ms', circuit(2).xx('pi/4', 0, 1), 'ms(0,0,0.125,0,1)'],
    ['a negative xx', 'ms', circuit(2).xx('-pi/4', 0, 1), 'ms(0.5,0,0.125,0,1)'],
    ['yy', 'ms', circuit(2).yy('pi/4', 0, 1), 'ms(0.25,0.25,0.125,0,1)'],
    ['cz', 'zz', circuit(2).cz(0, 1), 'zz(0.25,0,1)'],
    ['cp', 'zz', circuit(2).cp('pi/2', 0, 1), 'zz(-0.125,0,1)'],
    ['an X before zz', 'zz', circuit(2).x(0).zz('pi/4', 0, 1), 'gpi(0,0) zz(0.125,0,1)'],
  ] as const)('%s', (_, entangler, of, gates) => {
    expect(lowered(of, entangler).gates).toBe(gates);
  });

  it('need one pulse on each wire at most before ms', () => {
    const of = circuit(2).u(1, 2, 3, 0).u(3, 2, 1, 1).zz(0.3, 0, 1);
    const before = lowered(of, 'ms').gates.split(' ms')[0]!;
    expect(before.split(' ')).toHaveLength(2);
  });

  it('need no pulse between CNOTs on the same wires of ms', () => {
    const chain = circuit(3).cnot(0, 1).cnot(1, 2).cnot(2, 0).cnot(0, 2);
    const gates = lowered(chain, 'ms').gates;
    expect(gates.slice(gates.indexOf('ms'), gates.lastIndexOf('ms'))).not.toContain('gpi2(0,');
    expect(transpile(chain, ideal, { entangler: 'ms' }).report.output.pulses).toBeLessThanOrEqual(9);
  });
});

describe('merging', () => {
  it.each([
    ['two equal CNOTs', circuit(2).cnot(0, 1).cnot(0, 1), 0],
    ['with what commutes between', circuit(2).cnot(0, 1).rz(0.3, 0).rx(0.4, 1).cnot(0, 1), 0],
    ['not with what does not', circuit(2).cnot(0, 1).rx(0.3, 0).cnot(0, 1), 2],
    ['interactions in two steps', circuit(2).zz(0.2, 0, 1).cp(0.3, 1, 0), 1],
    [
      'a circuit and its inverse',
      circuit(3).ccx(0, 1, 2).cnot(0, 2).h(1).cnot(1, 2).cnot(1, 2).h(1).cnot(0, 2).ccx(0, 1, 2),
      0,
    ],
    ['past interactions that commute', circuit(3).zz(0.1, 0, 1).zz(0.2, 1, 2).zz(0.3, 0, 1), 2],
    ['symbolic angles', circuit(2).xx('theta', 0, 1).xx('-theta', 0, 1), 0],
    ['past others of the pair that commute', circuit(2).xx(0.1, 0, 1).yy(0.2, 1, 0).xx(0.3, 0, 1), 2],
    ['not past others of the pair that do not', circuit(2).xx(0.1, 0, 1).rzx(0.2, 0, 1).xx(0.3, 0, 1), 3],
    ['swap of targets', circuit(2).xx(0.3, 0, 1).xx(0.2, 1, 0), 1],
  ] as const)('%s', (_, of, expected) => {
    for (const entangler of ['ms', 'zz'] as const) {
      const { report } = transpile(of, ideal, { entangler, level: 1 });
      expect(report.output.entanglingGates).toBe(expected);
      if (expected === 0) expect(report.output.pulses).toBeLessThanOrEqual(2);
      const plain = transpile(of, ideal, { entangler, level: 0 }).report.output.entanglingGates;
      expect(plain).toBeGreaterThan(expected - 1);
    }
  });

  it('adds up turns with parameters where only parallel axes are between', () => {
    const pulses = (of: CircuitData) =>
      lowered(of, 'ms')
        .gates.split(' ')
        .filter((gate) => gate.startsWith('gpi')).length;
    expect(pulses(circuit(1).rx('a', 0).rx('b', 0).rx('-a-b', 0))).toBe(0);
    expect(pulses(circuit(2).rx('a', 0).xx(0.3, 0, 1).rx('-a', 0))).toBe(0);
    expect(pulses(circuit(2).rx('a', 0).yy(0.3, 0, 1).rx('-a', 0))).toBeGreaterThan(0);
  });

  it('does not happen at level 0', () => {
    expect(lowered(circuit(2).cz(0, 1).cz(0, 1), 'zz', 0).gates).toBe('zz(0.25,0,1) zz(0.25,0,1)');
  });
});
