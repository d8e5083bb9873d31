import { describe, expect, it } from 'vitest';
import { circuit, circuitOf } from '../../../src/circuit/index.js';
import { verify } from '../../../src/verify/index.js';
import { layered } from '../layered.js';

describe('verify by columns one after the other', () => {
  const wide = layered(11).cnot(0, 10).cnot(10, 5).xx(0.3, 2, 7);

  it('proves equality, and reads phase and fidelity as for few qubits', () => {
    const phased = circuitOf('qis', 11, wide.operations, { globalPhase: 0.7 });
    const verdict = verify(wide, phased);
    expect(verdict).toMatchObject({ equivalent: true, method: 'exact-unitary', stimuli: 2048 });
    expect(verdict.phase).toBeCloseTo(0.7, 12);
    expect(verdict.fidelity).toBeCloseTo(1, 12);
    expect(verify(wide, phased, { relation: 'unitary' }).equivalent).toBe(false);
    const turned = verify(wide, wide.p(0.4, 3));
    expect(turned.fidelity).toBeCloseTo(Math.cos(0.2) ** 2, 12);
    expect(turned.distance).toBeCloseTo(verify(wide, wide.p(-0.4, 3)).distance!, 12);
    expect(turned.distance).toBeGreaterThan(0.2);
  });

  it('sees an error on one basis state, and follows frames, permutations and spare wires', () => {
    const wires = [...Array(11).keys()];
    expect(verify(wide, circuit(11).gate('mcp', [1e-6], wires).append(wide, wires)).equivalent).toBe(false);
    const outputPermutation = [2, 0, 1, ...wires.slice(3)];
    const frames = wires.map((wire) => 0.1 * wire);
    const rotated = circuit(11).each(wires, (c, wire) => c.rz(0.1 * wire, outputPermutation.indexOf(wire) as number));
    const moved = wide.append(rotated, wires);
    const claim = { circuit: wide.append(permuting, wires), outputPermutation, frames };
    expect(verify(moved, claim)).toMatchObject({ equivalent: true, method: 'exact-unitary' });
    expect(verify(moved, { ...claim, frames: frames.map((angle) => -angle) }).equivalent).toBe(false);
    const dirty = circuit(12).append(wide, wires).h(11).h(11);
    expect(verify(wide, dirty)).toMatchObject({ equivalent: true, method: 'exact-unitary', stimuli: 2048 });
    expect(verify(wide, dirty.x(11)).equivalent).toBe(false);
  });

  /** Takes qubit 0 to wire 2, 1 to 0 and 2 to 1. */
  const permuting = circuit(11).swap(0, 1).swap(1, 2);
});
