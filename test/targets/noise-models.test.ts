import { describe, expect, it } from 'vitest';
import { noiseModels } from '../../src/targets/index.js';

describe('noiseModels', () => {
  it('holds the published rates', () => {
    expect(noiseModels['aria-1']).toMatchObject({ r1q: 0.0005, r2q: 0.0133, qubits: 25 });
    expect(noiseModels['aria-2']).toMatchObject({ r1q: 0.000657333, r2q: 0.01856, qubits: 25 });
    expect(noiseModels['forte-1']).toMatchObject({ r1q: 0.000266667, r2q: 0.004949333, qubits: 29 });
  });

  it('leaves unpublished rates empty', () => {
    for (const name of ['harmony', 'harmony-1', 'harmony-2', 'forte-enterprise-1'] as const) {
      expect(noiseModels[name]).toMatchObject({ r1q: null, r2q: null });
    }
  });

  it('names each model as its key', () => {
    for (const [name, model] of Object.entries(noiseModels)) expect(model.name).toBe(name);
  });
});
