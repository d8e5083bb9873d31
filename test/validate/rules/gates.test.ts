import { describe, expect, test } from 'vitest';
import { customTarget, findTarget } from '../../../src/targets/index.js';
import { validate } from '../../../src/validate/index.js';
import { found, type Json, job, nativeJob } from '../payloads.js';

describe('gates on a target', () => {
  const ms = (fields: Json) => ({ gate: 'ms', targets: [0, 1], phases: [0, 0], ...fields });

  test('controls', () => {
    const controlled = (count: number) => [
      { gate: 'x', target: 0, controls: Array.from({ length: count }, (_, k) => k + 1) },
    ];
    expect(found(job({}, { qubits: 9, circuit: controlled(7) }))).toEqual([]);
    expect(found(job({}, { qubits: 9, circuit: controlled(8) }))).toEqual([
      '(TooManyControls input.circuit.0.controls)',
    ]);
  });

  test("the entangler is the machine's", () => {
    expect(found(nativeJob([ms({})]))).toEqual(['UnsupportedGate input.circuit.0.gate']);
    expect(found(nativeJob([ms({})], 'qpu.aria-1'))).toEqual(['(RetiredBackend backend)']);
    const zz = [{ gate: 'zz', targets: [0, 1], angle: 0.25 }];
    expect(found(nativeJob(zz, 'qpu.aria-1'))).toContain('UnsupportedGate input.circuit.0.gate');
    expect(found({ ...nativeJob(zz, 'simulator'), noise: { model: 'aria-1' } })).toEqual([
      'UnsupportedGate input.circuit.0.gate',
    ]);
  });

  test('ranges, and what looks like radians', () => {
    const gates = [
      { gate: 'gpi', target: 0, phase: 3.1 },
      ms({ phases: [0.5, -1.5], angle: 0.26 }),
      ms({ angle: -0.1 }),
      ms({ angle: Math.PI / 2 }),
      ms({ angle: -0.001 }),
      { gate: 'zz', targets: [0, 1], angle: 1.5708 },
    ];
    const payload = nativeJob(gates, 'simulator');
    expect(found(payload)).toEqual([
      'AngleOutOfRange input.circuit.0.phase',
      'AngleOutOfRange input.circuit.1.phases.1',
      'AngleOutOfRange input.circuit.1.angle',
      'AngleOutOfRange input.circuit.2.angle',
      'AngleOutOfRange input.circuit.3.angle',
      'AngleOutOfRange input.circuit.4.angle',
      '(LooksLikeRadians input.circuit.5.angle)',
    ]);
    const hints = validate(payload).issues.map(({ hint }) => hint ?? '');
    expect(hints[0]).toMatch(/radians.*0\.49338 turns/);
    expect(hints[2]).toBe('');
    expect(hints[4]).toMatch(/0\.25 turns/);
    expect(hints[5]).toBe('');
  });

  test('a target without partial angles', () => {
    const target = customTarget({ name: 'full', entanglers: ['ms'], partialAngles: false });
    expect(found(nativeJob([ms({}), ms({ angle: 0.125 })]), target)).toContain('AngleOutOfRange input.circuit.1.angle');
  });

  test('connectivity counts for native circuits; abstract ones are routed by the service', () => {
    const line = customTarget({
      ...findTarget('qpu.forte-1'),
      name: 'line',
      connectivity: [
        [0, 1],
        [2, 1],
      ],
    });
    const zz = (a: number, b: number) => ({ gate: 'zz', targets: [a, b], angle: 0.25 });
    const payload = { gateset: 'native', qubits: 3, circuit: [zz(1, 0), zz(0, 2), zz(1, 2)] };
    expect(found(payload, line)).toEqual(['NoConnection circuit.1.targets']);
    expect(found({ gateset: 'qis', qubits: 3, circuit: [{ gate: 'cnot', control: 0, target: 2 }] }, line)).toEqual([]);
  });
});
