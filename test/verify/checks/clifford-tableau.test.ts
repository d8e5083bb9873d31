import { describe, expect, it } from 'vitest';
import { circuit } from '../../../src/circuit/index.js';
import { verify } from '../../../src/verify/index.js';

describe('verify of Clifford circuits', () => {
  const wires = [...Array(36).keys()];
  const graph = circuit(36)
    .each(wires, (c, q) => c.h(q))
    .each(wires.slice(1), (c, q) => c.cz(q, (7 * q) % 36 === q ? 0 : (7 * q) % 36))
    .each(wires, (c, q) => (q % 3 === 0 ? c.s(q) : c.v(q)));

  it('is exact at full device width', () => {
    const other = graph.cnot(3, 4).s(4).cnot(3, 4);
    const rewritten = graph.zz(Math.PI / 2, 3, 4);
    const verdict = verify(other, rewritten);
    expect(verdict).toMatchObject({
      equivalent: true,
      method: 'clifford-tableau',
      fidelity: 1,
      distance: 0,
      stimuli: 72,
    });
    expect(verdict.guarantee).toMatch(/^Both circuits are Clifford .* the circuits act alike on every input\.$/);
  });

  it('sees one sign, one Pauli, a forgotten frame and a wrong permutation', () => {
    for (const wrong of [graph.z(17), graph.x(35), graph.s(0), graph.swap(1, 2)]) {
      expect(verify(graph, wrong)).toMatchObject({ equivalent: false, method: 'clifford-tableau', fidelity: null });
    }
    expect(verify(graph, graph.z(17)).guarantee).toMatch(/different things of [XZ] on qubit \d+\.$/);
    const outputPermutation = [1, 0, ...wires.slice(2)];
    expect(verify(graph.swap(0, 1), { circuit: graph, outputPermutation }).equivalent).toBe(true);
    expect(verify(graph, { circuit: graph, outputPermutation }).equivalent).toBe(false);
    const frames = wires.map((wire) => (wire === 5 ? Math.PI / 2 : 0));
    expect(verify(graph.s(5), { circuit: graph, frames }).equivalent).toBe(true);
    expect(verify(graph.si(5), { circuit: graph, frames }).equivalent).toBe(false);
  });

  it('starts spare wires at zero, and wants them back at zero', () => {
    const spare = circuit(37).append(graph, wires);
    expect(verify(graph, spare.cnot(0, 36)).equivalent).toBe(false);
    expect(verify(graph, circuit(37).cnot(36, 0).append(graph, wires)).equivalent).toBe(true);
    expect(verify(graph, spare.z(36)).equivalent).toBe(true);
    expect(verify(graph, spare.x(36)).equivalent).toBe(false);
  });

  it('does not take a phase for nothing, nor a narrower tolerance than it has', () => {
    expect(verify(graph, graph, { relation: 'unitary' }).method).toBe('none');
    expect(verify(graph, graph, { tolerance: 1e-12 }).method).not.toBe('clifford-tableau');
    expect(verify(graph, graph.t(0)).equivalent).toBeNull();
  });

  it('agrees with columns on random pairs', () => {
    const pairs = [graph12(1), graph12(2)];
    for (const first of pairs) {
      for (const second of pairs) {
        const byColumns = verify(first, second).equivalent;
        expect(verify(first, second, { exactQubits: 5 })).toMatchObject({
          equivalent: byColumns,
          method: 'clifford-tableau',
        });
      }
    }
  });

  const graph12 = (step: number) =>
    circuit(6)
      .each([0, 1, 2, 3, 4, 5], (c, q) => (q % 2 === 0 ? c.h(q) : c.v(q)))
      .each([0, 1, 2, 3], (c, q) => c.cnot(q, q + step))
      .each([0, 1, 2, 3, 4, 5], (c, q) => c.s(q));
});
