import { describe, expect, it } from 'vitest';
import { circuit } from '../../src/circuit/index.js';
import { randomStimuli } from '../../src/verify/checks/random-stimuli.js';
import { verify } from '../../src/verify/index.js';
import { layered } from './layered.js';
import { answerOf } from './one-check.js';

describe('verify beyond memory', () => {
  it('decides nothing, which is not true, and says why', () => {
    const wide = layered(40);
    const verdict = verify(wide, wide, { relation: 'unitary' });
    expect(verdict).toMatchObject({ equivalent: null, method: 'none', fidelity: null, stimuli: 0 });
    expect(verdict.guarantee).toMatch(/^Nothing was compared and nothing is guaranteed: 40 qubits/);
  });

  it('counts the spare wires of the candidate too', () => {
    expect(verify(circuit(1).h(0), layered(40)).equivalent).toBeNull();
  });

  it('keeps to its memory limit to the byte', () => {
    const wide = layered(11);
    const bytes = 16 * 2 ** 11;
    const within = (memoryLimit: number) => answerOf(randomStimuli, wide, wide, { memoryLimit });
    // One state is enough for the comparison; the output distributions take half a state more.
    expect(within(bytes)).toMatchObject({ equivalent: true, totalVariation: null, hellinger: null });
    expect(within(1.5 * bytes).totalVariation).toBeLessThan(1e-13);
    expect(() => within(bytes - 1)).toThrow(/32768 bytes \(32 KiB\)/);
    const verdict = verify(wide, wide, { memoryLimit: bytes - 1, exactQubits: 10, relation: 'unitary' });
    expect(verdict.equivalent).toBeNull();
    expect(verdict.guarantee).toMatch(/32768 bytes \(32 KiB\)/);
  });
});
