import { describe, expect, test } from 'vitest';
import { found, job } from '../payloads.js';

describe('noise', () => {
  test('noise is for the simulator only', () => {
    const noise = { model: 'aria-1', seed: 0 };
    expect(found(job({ backend: 'qpu.forte-1', noise: { model: 'ideal' } }))).toEqual(['NoiseOnHardware noise']);
    expect(found(job({ noise }))).toEqual(['(IgnoredSetting noise.seed)']);
    // The ideal target stands for no backend, so that it cannot be the wrong one.
    expect(found(job({ noise: { model: 'aria-1' } }), 'ideal')).toEqual([]);
  });

  test('the noise model of a payload limits its width', () => {
    const circuit = [{ gate: 'h', target: 25 }];
    expect(found(job({}, { qubits: 26, circuit }))).toEqual([]);
    expect(found(job({ noise: { model: 'aria-1' } }, { qubits: 26, circuit }))).toEqual([
      'NotEnoughQubits input.qubits',
    ]);
  });
});
