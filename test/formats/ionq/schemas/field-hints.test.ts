import { describe, expect, it } from 'vitest';
import { fieldHint } from '../../../../src/formats/ionq/schemas/field-hints.js';

describe('fieldHint', () => {
  it('knows fields of other versions by their place', () => {
    expect(fieldHint([], 'target', ['backend'])).toContain('in v0.4 it is "backend"');
    expect(fieldHint(['input'], 'target', ['qubits'])).toContain('stands at the top');
    expect(fieldHint(['settings', 'error_mitigation'], 'debias', ['debiasing'])).toContain('"debiasing"');
  });

  it('knows what people call the fields of a gate, in gates alone', () => {
    const gate = ['gate', 'target', 'rotation'];
    expect(fieldHint(['input', 'circuit', 0], 'theta', gate)).toBe('the field is "rotation"');
    expect(fieldHint(['input', 'circuit', 0], 'qubit', gate)).toBe('the field is "target"');
    expect(fieldHint(['metadata'], 'theta', ['rotation'])).toBe('the fields here are rotation');
  });

  it('speaks of a job only where a job is written, and knows names in camel case', () => {
    expect(fieldHint([], 'circuit', ['backend', 'input'])).toContain('inside "input"');
    expect(fieldHint([], 'circuit', ['backend', 'qubits'])).toBe('the fields here are backend, qubits');
    expect(fieldHint(['settings'], 'durationLimitMin', ['duration_limit_min'])).toBe(
      'the field is "duration_limit_min"',
    );
    expect(fieldHint([], 'dryRun', ['input', 'dry_run'])).toBe('the field is "dry_run"');
  });

  it('else names what resembles it most, or all there are', () => {
    expect(fieldHint([], 'bakcend', ['backend', 'shots'])).toBe('did you mean "backend"?');
    expect(fieldHint([], 'zzz', ['backend', 'shots'])).toBe('the fields here are backend, shots');
  });
});
