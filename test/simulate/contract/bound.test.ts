import { describe, expect, it } from 'vitest';
import { circuit } from '../../../src/circuit/index.js';
import { param } from '../../../src/math/index.js';
import { numeric, requireBound } from '../../../src/simulate/contract/bound.js';

describe('requireBound', () => {
  it('names every free parameter, and how to give them values', () => {
    const free = circuit(1).rx('theta', 0).rz('phi/2', 0);
    expect(() => requireBound(free)).toThrow(
      expect.objectContaining({
        issues: ['phi', 'theta'].map((name) => ({
          code: 'UnboundParameter',
          severity: 'error',
          message: expect.stringContaining(name),
          hint: 'give values first: circuit.bind({ "phi": ..., "theta": ... })',
        })),
      }),
    );
    expect(() => requireBound(free.bind({ theta: 1, phi: 2 }))).not.toThrow();
  });

  it('says what else it got', () => {
    expect(() => requireBound('h q[0];' as never)).toThrow('a simulator');
  });
});

describe('numeric', () => {
  it('passes numbers on, and refuses an angle with a parameter in it', () => {
    expect(numeric(-0.25)).toBe(-0.25);
    expect(() => numeric(param('theta'))).toThrow(expect.objectContaining({ code: 'UnboundParameter' }));
  });
});
