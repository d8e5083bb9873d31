import { describe, expect, it } from 'vitest';
import { gateOddities } from '../../../../src/formats/ionq/index.js';

const phase = { gate: 'z', target: 0, rotation: 0.5 };
const zz = { gate: 'zz', targets: [0, 1], phase: 0.1 };

const job = (gateset: string, circuit: unknown) => ({
  type: 'ionq.circuit.v1',
  input: { gateset, qubits: 2, circuit },
});

const places = (payload: unknown) => {
  const { strays, unclear } = gateOddities(payload);
  return [...strays, ...unclear].map(({ code, severity, path }) => `${code} ${severity} ${path!.join('.')}`);
};

describe('gates with fields of other gates', () => {
  it('are found once for each kind, where the first one stands', () => {
    expect(places(job('qis', [{ gate: 'h', target: 0 }, phase, phase]))).toEqual([
      'ToleratedField warning input.circuit.1.rotation',
    ]);
    expect(places(job('native', [zz, zz]))).toEqual(['ToleratedField warning input.circuit.0.phase']);
    const circuits = [{ gateset: 'native', circuit: [zz] }, { circuit: [{ gate: 'z', target: 0 }, phase] }];
    expect(places({ type: 'ionq.multi-circuit.v1', input: { gateset: 'qis', circuits } })).toEqual([
      'ToleratedField warning input.circuits.1.circuit.1.rotation',
      'ToleratedField warning input.circuits.0.circuit.0.phase',
    ]);
  });

  it('are none where the fields are their own, or nothing is a gate', () => {
    expect(
      places(
        job('qis', [
          { gate: 'z', target: 0 },
          { gate: 'rz', target: 0, rotation: 1 },
        ]),
      ),
    ).toEqual([]);
    expect(places(job('qis', [{ gate: 'zz', targets: [0, 1], rotation: 1, phase: 1 }]))).toEqual([]);
    expect(
      places(
        job('native', [
          { ...zz, angle: 0.1 },
          { gate: 'zz', targets: [0, 1], angle: 0.1 },
        ]),
      ),
    ).toEqual([]);
    for (const odd of [null, 5, 'z', [phase], { gate: 5 }, { gate: '__proto__', rotation: 1 }]) {
      expect(places(job('qis', [odd]))).toEqual([]);
      expect(places(odd)).toEqual([]);
    }
    expect(places(job('other', [phase]))).toEqual([]);
  });
});
