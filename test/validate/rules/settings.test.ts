import { describe, expect, test } from 'vitest';
import { bell, found, job, nativeJob } from '../payloads.js';

describe('settings', () => {
  test('settings that do nothing', () => {
    expect(found(job({ dry_run: true }))).toEqual(['(IgnoredSetting dry_run)']);
    expect(found(job({ dry_run: true, backend: 'qpu.forte-1' }))).toEqual([]);
    const settings = { compilation: { opt: 1, precision: '1E-3' } };
    expect(found({ ...nativeJob([{ gate: 'gpi', target: 0, phase: 0 }]), settings })).toEqual([
      '(IgnoredSetting settings.compilation)',
    ]);
    expect(found(job({ settings }))).toEqual([]);
    const gpi = { gateset: 'native', circuit: [{ gate: 'gpi', target: 0, phase: 0 }] };
    const mixed = { gateset: 'qis', qubits: 2, circuits: [gpi, { circuit: bell }] };
    expect(found({ ...job({ settings }), type: 'ionq.multi-circuit.v1', input: mixed })).toEqual([]);
    expect(found(job({ settings: { compilation: { precision: 'high' } } }))).toEqual([
      'ValueOutOfRange settings.compilation.precision',
    ]);
  });
});
