import { describe, expect, test } from 'vitest';
import { findTarget, targetFrom } from '../../../src/targets/index.js';
import { validate } from '../../../src/validate/index.js';
import { found, issueOf, job } from '../payloads.js';

describe('the backend', () => {
  test('a retired machine and a mismatch are warned of', () => {
    expect(found(job({ backend: 'qpu.harmony' }))).toEqual(['(RetiredBackend backend)']);
    expect(found(job(), 'qpu.forte-1')).toEqual(['(BackendMismatch backend)']);
    expect(found(job(), 'simulator:aria-1')).toEqual([]);
    expect(found(job(), 'ideal')).toEqual([]);
  });

  test('a machine that is newer than this version comes with its characterization', () => {
    const unheardOf = job({ backend: 'qpu.unheard-of-1' });
    const unknown = issueOf(unheardOf, 'UnknownBackend');
    expect(unknown.message).toContain('not known to this version');
    expect(unknown.hint).toContain('--characterization');
    const { target } = targetFrom({ backend: 'qpu.unheard-of-1', qubits: 100, fidelity: {}, timing: {} });
    expect(found(unheardOf, target)).toEqual([]);
    // A slip of the pen is not a new machine.
    expect(issueOf(job({ backend: 'qpu.forte-9' }), 'UnknownBackend').hint).toBe('did you mean "qpu.forte-1"?');
    expect(issueOf(job({ backend: 'moon' }), 'UnknownBackend').hint).toContain('the backends are');
    expect(() => findTarget('qpu.unheard-of-1')).toThrow(/does not know the machine.*[\s\S]*--characterization/);
    expect(() => findTarget('ionq_qpu.unheard-of-1')).toThrow(/--characterization/);
  });

  test("an unknown target name is the caller's mistake", () => {
    expect(() => validate(job(), 'qpu.fort-1')).toThrow(/qpu\.forte-1/);
  });
});
