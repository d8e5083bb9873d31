import { describe, expect, it } from 'vitest';
import { type Circuit, type CircuitData, circuit, circuitOf, nativeCircuit } from '../../src/circuit/index.js';
import { qisGates } from '../../src/gates/index.js';
import { param } from '../../src/math/index.js';
import {
  planVerification,
  relations,
  type Verdict,
  type VerifyOptions,
  verify,
  verifyAsync,
} from '../../src/verify/index.js';

/** A layer of different rotations, so that no two qubits are alike and none is idle. */
function layered(qubits: number) {
  return circuit(qubits).each([...Array(qubits).keys()], (c, q) => c.u(0.3 + q, 0.1 * q, 1 - 0.2 * q, q));
}

describe('verify by columns', () => {
  it('proves an exact rewriting', () => {
    const verdict = verify(circuit(2).cnot(0, 1), circuit(2).h(1).cz(0, 1).h(1));
    expect(verdict).toMatchObject({
      equivalent: true,
      method: 'exact-unitary',
      relation: 'unitary-up-to-phase',
      stimuli: 4,
    });
    expect(verdict.distance).toBeLessThan(1e-15);
    expect(verdict.fidelity).toBeCloseTo(1, 12);
    expect(verdict.tolerance).toBeCloseTo(2e-9, 15);
  });

  it('sees what basis states cannot: a diagonal error', () => {
    const verdict = verify(circuit(2).cnot(0, 1), circuit(2).cnot(0, 1).t(0));
    expect(verdict.equivalent).toBe(false);
    expect(verdict.totalVariation).toBeLessThan(1e-15);
    expect(verdict.hellinger).toBeLessThan(1e-15);
    // Half the columns carry exp(i pi/4): the trace has modulus |1 + exp(i pi/4)| / 2.
    expect(verdict.fidelity).toBeCloseTo(Math.cos(Math.PI / 8) ** 2, 12);
    expect(verdict.distance).toBeCloseTo(2 * Math.sin(Math.PI / 8), 12);
  });

  it('distinguishes the relations unitary and unitary-up-to-phase', () => {
    const [s, rz] = [circuit(1).s(0), circuit(1).rz(Math.PI / 2, 0)];
    expect(verify(s, rz, { relation: 'unitary' }).equivalent).toBe(false);
    expect(verify(s, rz)).toMatchObject({ equivalent: true, phase: expect.closeTo(-Math.PI / 4, 12) });
    const shifted = circuitOf('qis', 1, rz.operations, { globalPhase: Math.PI / 4 });
    expect(verify(s, shifted, { relation: 'unitary' })).toMatchObject({ equivalent: true, phase: null });
  });

  it('needs one phase for all columns', () => {
    expect(verify(circuit(1), circuit(1).z(0)).equivalent).toBe(false);
    expect(verify(circuit(2).h(0), circuit(2).h(0).cz(0, 1)).equivalent).toBe(false);
  });

  it('reads angle errors far below what a fidelity could show', () => {
    const off = (error: number) => verify(layered(3), layered(3).rz(error, 1));
    expect(off(1e-7).equivalent).toBe(false);
    expect(off(1e-7).fidelity).toBeCloseTo(1, 12);
    // Rz(d) moves each column by at most d/2 once the phase is taken off the first one.
    expect(off(1e-7).distance).toBeGreaterThan(4.9e-8);
    expect(off(1e-7).distance).toBeLessThan(1.01e-7);
    expect(off(1e-11).equivalent).toBe(true);
    expect(off(1e-11).distance).toBeGreaterThan(4e-12);
    expect(verify(layered(3), layered(3).rz(1e-3, 1), { tolerance: 0.01 }).equivalent).toBe(true);
  });

  it('goes up to 10 qubits, in batches that fit the cache', () => {
    const wide = layered(10).cnot(0, 9).cnot(9, 4);
    expect(verify(wide, wide)).toMatchObject({ equivalent: true, method: 'exact-unitary', stimuli: 1024 });
    // Wrong on a single one of 1024 basis states.
    const all = [...Array(10).keys()] as const;
    const wrong = verify(wide, circuit(10).gate('mcp', [0.1], all).append(wide, all));
    expect(wrong.equivalent).toBe(false);
    expect(wrong.distance).toBeCloseTo(2 * Math.sin(0.05), 10);
  });
});

describe('verify of read-outs', () => {
  const read = (...wires: [number, number]) =>
    circuit(2)
      .h(0)
      .x(1)
      .measure('c', ...wires);

  it.each(relations)('takes other wires in the same key for a difference, and names them first (%s)', (relation) => {
    const verdict = verify(read(0, 1), read(1, 0), { relation });
    expect(verdict.equivalent).toBe(false);
    const [first] = verdict.guarantee.split('. ');
    expect(first).toContain('bit 0 of the key "c" reads wire 1 of the candidate instead of wire 0');
    expect(first).toContain('bit 1 of the key "c" reads wire 0 of the candidate instead of wire 1');
    expect(verify(read(0, 1), read(0, 1), { relation }).equivalent).toBe(true);
  });

  it('is in the distribution about what is read, whatever the wires', () => {
    const verdict = verify(read(0, 1), circuit(2).h(1).x(0).measure('c', 1, 0), { relation: 'distribution' });
    expect(verdict.equivalent).toBe(true);
    expect(verdict.guarantee).toMatch(/ What the keys read is the same, although bit 0 of the key "c" reads wire 1 /);
  });

  it.each(relations)('tells keys that are missing, new, of another width or only renamed (%s)', (relation) => {
    const said = (candidate: CircuitData) => {
      const { equivalent, method, guarantee } = verify(original, candidate, { relation });
      return [equivalent, method, guarantee.replace(`The circuits are not the same in the relation ${relation}: `, '')];
    };
    const original = circuit(3).h(0).measure('a', 0).measure('b', 2, 1);
    expect(said(circuit(3).h(0).measure('b', 2, 1))).toEqual([false, 'read-out', 'the candidate lacks the key "a".']);
    expect(said(circuit(3).h(0).measure('a', 0).measure('B', 2, 1))).toEqual([
      false,
      'read-out',
      'the key "b" is called "B" in the candidate, where it reads the same wires.',
    ]);
    expect(said(circuit(3).h(0).measure('a', 0).measure('b', 2).measure('d', 1))).toEqual([
      false,
      'read-out',
      'the key "b" has 2 bits in the original and 1 bit in the candidate; the candidate measures the key "d", which the original lacks.',
    ]);
  });

  it('is planned as what it is', () => {
    expect(planVerification(read(0, 1), read(1, 0))).toEqual({ method: 'read-out', work: 0, bytes: 0 });
  });

  it('says where it cannot compare them', () => {
    const { equivalent, guarantee } = verify(read(0, 1), circuit(2).h(0).x(1));
    expect(equivalent).toBe(true);
    expect(guarantee).toMatch(/ The candidate measures nothing, so what the other one reads was not compared\.$/);
  });

  it('lists a few differences and counts the others', () => {
    const wide = circuit(9).measure('c', 0, 1, 2, 3, 4, 5, 6, 7, 8);
    const { guarantee } = verify(wide, circuit(9).measure('c', 8, 7, 6, 5, 4, 3, 2, 1, 0));
    expect(guarantee).toMatch(/bit 3 of the key "c" [^;]*; and 4 more differences\.$/);
  });
});

describe('verify with a claim', () => {
  // Three wires in a cycle: the direction of the permutation matters.
  const body = nativeCircuit(3).gpi2(0.1, 0).gpi2(0.3, 1).gpi2(0.45, 2).ms(0.2, 0.7, 0, 2, 0.15).zz(0.1, 1, 2);
  const asQis = body.operations.reduce<Circuit>(
    (sum, { gate, parameters, data, targets }) =>
      sum.unitary(gate.matrix(parameters as number[], data, targets.length), targets),
    circuit(3),
  );
  // Wire 0 ends on qubit 1, wire 1 on qubit 2, wire 2 on qubit 0: qubit q is on wire [2, 0, 1][q].
  const original = asQis.rz(0.5, 0).rz(-1, 2).swap(0, 1).swap(0, 2);

  it('takes frames by wire and the permutation by logical qubit', () => {
    const claim = { circuit: body, frames: [0.5, 0, -1], outputPermutation: [2, 0, 1] };
    expect(verify(original, claim)).toMatchObject({ equivalent: true, relation: 'frames-and-permutation' });
    expect(verify(original, { ...claim, outputPermutation: [1, 2, 0] }).equivalent).toBe(false);
    expect(verify(original, { ...claim, frames: [-1, 0, 0.5] }).equivalent).toBe(false);
    expect(verify(original, { ...claim, frames: [0.5, 0, 0] }).equivalent).toBe(false);
    expect(verify(original, { circuit: body }).equivalent).toBe(false);
  });

  it('refuses a claim that does not say where each qubit and wire is', () => {
    expect(() => verify(original, { circuit: body, frames: [0.5, 0] })).toThrow(/2 frames for a circuit with 3 wires/);
    expect(() => verify(original, { circuit: body, frames: [0.5, 0, Number.NaN] })).toThrow(/is no angle/);
    for (const outputPermutation of [[1], [0, 1, 2, 3], [0, 0, 1], [0, 1, 3]]) {
      expect(() => verify(original, { circuit: body, outputPermutation })).toThrow(/each of 3 qubits on a wire of its/);
    }
  });

  it('applies the stated phase in the relation unitary', () => {
    const claim = { circuit: body, frames: [0.5, 0, -1], outputPermutation: [2, 0, 1] };
    const phase = verify(original, claim).phase!;
    expect(verify(original, { ...claim, globalPhase: -phase }, { relation: 'unitary' }).equivalent).toBe(true);
    expect(verify(original, { ...claim, globalPhase: 0.1 - phase }, { relation: 'unitary' }).equivalent).toBe(false);
    expect(verify(original, { ...claim, globalPhase: 0.1 - phase }).phase).toBeCloseTo(0.1, 12);
  });

  it('lets logical qubits start on other wires', () => {
    const moved = nativeCircuit(3).gpi2(0.2, 2);
    const claim = { circuit: moved, inputPermutation: [2, 0, 1], outputPermutation: [2, 0, 1] };
    const plain = circuit(3).unitary(moved.operations[0]!.gate.matrix([0.2], undefined, 1), [0]);
    expect(verify(plain, claim).equivalent).toBe(true);
    expect(verify(plain, { ...claim, inputPermutation: [0, 1, 2] }).equivalent).toBe(false);
    expect(verify(plain, { circuit: moved }).equivalent).toBe(false);
  });

  it('checks that each key reads the wires that the permutation says', () => {
    const claim = (...wires: [number, number]) => ({
      circuit: nativeCircuit(2)
        .gpi(0, 0)
        .measure('m', ...wires),
      outputPermutation: [1, 0],
    });
    const x = circuit(2).x(0).swap(0, 1).measure('m', 0, 1);
    expect(verify(x, claim(1, 0)).equivalent).toBe(true);
    const wrong = verify(x, claim(0, 1));
    expect(wrong).toMatchObject({ equivalent: false, method: 'read-out', distance: null });
    expect(wrong.guarantee).toMatch(
      /relation frames-and-permutation: bit 0 of the key "m" reads wire 0 of the candidate instead of wire 1;/,
    );
    const empty = circuitOf('native', 2, [], { measurements: [{ key: 'm', wires: [1, null] }] });
    const unread = verify(x, { circuit: empty, outputPermutation: [1, 0] });
    expect(unread.guarantee).toMatch(/bit 1 of the key "m" reads no wire of the candidate instead of wire 0/);
    const other = { circuit: nativeCircuit(2).gpi(0, 0).measure('n', 1, 0), outputPermutation: [1, 0] };
    expect(verify(x, other)).toMatchObject({ equivalent: false, method: 'read-out' });
  });

  it.each([
    [[0, 0], 'twice the same wire'],
    [[0, 2], 'a wire outside'],
    [[0, 0.5], 'no wire'],
    [[1], 'qubit 1 keeping a wire that is taken'],
    [[0, 1, 2], 'more wires than there are'],
  ])('refuses the permutation %j: %s', (outputPermutation) => {
    expect(() => verify(circuit(2).h(0), { circuit: nativeCircuit(2), outputPermutation })).toThrow(
      expect.objectContaining({ code: 'CircuitMismatch' }),
    );
  });

  it('refuses frames on wires that are not there and frames that are no numbers', () => {
    expect(() => verify(circuit(1).h(0), { circuit: nativeCircuit(1), frames: [0, 1] })).toThrow(/frames/);
    expect(() => verify(circuit(1).h(0), { circuit: nativeCircuit(1), frames: [Number.NaN] })).toThrow(/frames/);
    expect(() => verify(circuit(1).h(0), { circuit: nativeCircuit(1), frames: [param('a')] })).toThrow(
      expect.objectContaining({ code: 'UnboundParameter' }),
    );
  });
});

describe('verify across widths', () => {
  it('leaves out wires that neither circuit touches', () => {
    const wide = circuit(36).h(7).cnot(7, 30);
    const native = nativeCircuit(36).gpi2(0.25, 7).gpi(0, 7).gpi2(0, 30);
    expect(verify(wide, circuit(36).h(7).h(30).cz(7, 30).h(30))).toMatchObject({
      equivalent: true,
      method: 'exact-unitary',
      stimuli: 4,
    });
    expect(verify(wide, native).equivalent).toBe(false);
  });

  it('compares qubits that only the permutation moves', () => {
    expect(verify(circuit(3).swap(0, 2), { circuit: nativeCircuit(3), outputPermutation: [2, 1, 0] })).toMatchObject({
      equivalent: true,
      stimuli: 4,
    });
    expect(verify(circuit(3), { circuit: nativeCircuit(3), outputPermutation: [2, 1, 0] }).equivalent).toBe(false);
  });

  it('demands that spare wires of the candidate return to zero', () => {
    const original = circuit(1).h(0);
    const clean = circuit(3).h(0).cnot(0, 2).cnot(0, 2);
    expect(verify(original, clean)).toMatchObject({ equivalent: true, method: 'exact-unitary', stimuli: 2 });
    expect(verify(original, clean).guarantee).toMatch(/every input with the spare wire at zero/);
    expect(verify(original, circuit(3).h(0).cnot(0, 2)).equivalent).toBe(false);
    // From zero a control on the spare wire never acts.
    expect(verify(original, circuit(2).h(0).cnot(1, 0)).equivalent).toBe(true);
  });

  it('lets a logical qubit end on a spare wire', () => {
    const candidate = circuit(3).h(0).swap(0, 2);
    expect(verify(circuit(1).h(0), { circuit: candidate, outputPermutation: [2] }).equivalent).toBe(true);
    expect(verify(circuit(1).h(0), { circuit: candidate, outputPermutation: [1] }).equivalent).toBe(false);
  });

  it('sees a frame on a wire that no gate touches', () => {
    const original = circuit(2).h(0).rz(2, 0);
    expect(verify(original, { circuit: circuit(2).h(0), frames: [2, 0] }).equivalent).toBe(true);
    expect(verify(original, { circuit: circuit(2).h(0), frames: [1, 1] }).equivalent).toBe(false);
    expect(verify(original, { circuit: circuit(2).h(0), frames: [2, 2 * Math.PI] }).equivalent).toBe(true);
  });

  it('sees a logical qubit that starts on a wire that no gate touches', () => {
    const claim = { circuit: circuit(2).h(0), inputPermutation: [1], outputPermutation: [0] };
    expect(verify(circuit(1).h(0), claim).equivalent).toBe(false);
    expect(verify(circuit(1).h(0), { ...claim, circuit: circuit(2).swap(0, 1).h(0) }).equivalent).toBe(true);
  });

  it('accepts a candidate without the original idle wires, and no other narrower one', () => {
    expect(verify(circuit(4).h(0).cnot(0, 1), circuit(2).h(0).cnot(0, 1)).equivalent).toBe(true);
    expect(verify(circuit(4).h(0).cnot(0, 3), circuit(2).h(0).cnot(0, 1)).equivalent).toBe(false);
  });

  it('finds two empty circuits equal', () => {
    expect(verify(circuit(2), circuit(3))).toMatchObject({ equivalent: true, method: 'exact-unitary', stimuli: 1 });
  });
});

describe('verify by random states', () => {
  /** The circuits are narrow enough for all their columns, which are not to be taken. */
  const sampled = { exactQubits: 10 };
  const wide = layered(12).cnot(0, 11).cnot(11, 5).xx(0.3, 2, 7);

  it('agrees on equal circuits and says with which chance a difference would have passed', () => {
    const verdict = verify(wide, wide.rz(0.5, 3).rz(-0.5, 3), sampled);
    expect(verdict).toMatchObject({ equivalent: true, method: 'random-stimuli', stimuli: 3 });
    expect(verdict.distance).toBeLessThan(1e-13);
    expect(verdict.totalVariation).toBeLessThan(1e-13);
    expect(verdict.guarantee).toMatch(/1 Haar-random state of all 12 qubits, 1 random product state \(seed 1\)/);
    expect(verdict.guarantee).toMatch(/\(tolerance\/d\)\^2/);
  });

  it('sees an error on one basis state out of 4096', () => {
    const wires = [...Array(12).keys()];
    const verdict = verify(wide, circuit(12).gate('mcp', [0.5], wires).append(wide, wires), sampled);
    expect(verdict.equivalent).toBe(false);
    // Far from all zeros, so the output distribution is blind to it.
    expect(verdict.totalVariation).toBeLessThan(1e-13);
    expect(verdict.distance).toBeGreaterThan(1e-4);
  });

  it('sees small angles, wrong phases and wrong permutations', () => {
    expect(verify(wide, wide.rz(1e-6, 4), sampled).equivalent).toBe(false);
    const phased = circuitOf('qis', 12, wide.operations, { globalPhase: 1 });
    expect(verify(wide, phased, sampled)).toMatchObject({ equivalent: true, phase: expect.closeTo(1, 12) });
    expect(verify(wide, phased, { relation: 'unitary', ...sampled }).equivalent).toBe(false);
    const permuted = [1, 0, ...Array.from({ length: 10 }, (_, k) => k + 2)];
    expect(verify(wide, { circuit: wide, outputPermutation: permuted }, sampled).equivalent).toBe(false);
    expect(verify(wide.swap(0, 1), { circuit: wide, outputPermutation: permuted }, sampled).equivalent).toBe(true);
  });

  it('compares the output distributions from all zeros', () => {
    const flips = circuit(11).each([...Array(11).keys()], (c, q) => c.x(q));
    expect(verify(flips.t(0), flips.t(0).x(4), sampled)).toMatchObject({
      equivalent: false,
      totalVariation: expect.closeTo(1, 12),
      hellinger: expect.closeTo(1, 12),
    });
    expect(verify(flips.t(0), flips.t(0).h(4), sampled).totalVariation).toBeCloseTo(0.5, 12);
  });

  it('is reproducible from its seed', () => {
    const off = wide.rz(1e-3, 0);
    expect(verify(wide, off, { seed: 3, ...sampled })).toEqual(verify(wide, off, { seed: 3, ...sampled }));
    expect(verify(wide, off, { seed: 3, ...sampled }).distance).not.toBe(
      verify(wide, off, { seed: 4, ...sampled }).distance,
    );
  });

  it('takes as many random states as asked for', () => {
    expect(verify(wide, wide, { stimuli: 5, ...sampled }).stimuli).toBe(6);
    expect(verify(wide, wide, { stimuli: 5, ...sampled }).guarantee).toMatch(
      /3 Haar-random states .* 2 random product states .*\^6/,
    );
    expect(verify(wide, wide, { stimuli: 0, ...sampled }).stimuli).toBe(2);
  });
});

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
    expect(verify(graph, graph, { tolerance: 1e-12 }).method).toBe('none');
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

  it('compares what is measured where no distribution can be held', () => {
    const relation = 'distribution' as const;
    const ghz = circuit(36)
      .h(0)
      .each(wires.slice(1), (c, q) => c.cnot(0, q));
    const chain = circuit(36)
      .h(35)
      .each([...wires.slice(1)].reverse(), (c, q) => c.cnot(q, q - 1))
      .t(3)
      .ti(3);
    expect(verify(ghz, chain, { relation }).equivalent).toBeNull();
    const clifford = circuit(36)
      .h(35)
      .each([...wires.slice(1)].reverse(), (c, q) => c.cnot(q, q - 1))
      .s(3);
    expect(verify(ghz, clifford, { relation })).toMatchObject({ equivalent: true, method: 'clifford-outcomes' });
    expect(verify(ghz, clifford.x(9), { relation })).toMatchObject({ equivalent: false, totalVariation: null });
    expect(verify(ghz, clifford.h(9), { relation }).equivalent).toBe(false);
    const measured = (c: typeof ghz) => c.measure('m', ...(wires as never[])) as never;
    expect(verify(measured(ghz), measured(clifford), { relation }).equivalent).toBe(true);
  });
});

describe('planVerification', () => {
  it('says what will be done and how much work it is', () => {
    const few = layered(3);
    expect(planVerification(few, few)).toEqual({ method: 'exact-unitary', work: 6 * 64, bytes: 128 });
    const wide = layered(20);
    expect(planVerification(wide, wide)).toEqual({
      method: 'random-stimuli',
      work: 3 * (40 + 300) * 2 ** 20,
      bytes: 2 ** 24,
    });
    expect(planVerification(wide, wide, { relation: 'distribution' }).method).toBe('output-distribution');
    expect(planVerification(layered(40), layered(40)).method).toBe('none');
    const measured = circuit(1).measure('m', 0);
    expect(planVerification(measured, circuit(1).measure('n', 0), { relation: 'distribution' }).method).toBe(
      'read-out',
    );
  });

  it('keeps to a limit of work, by weaker comparisons as long as there are any', () => {
    const ten = layered(10).cnot(0, 9);
    const { work } = planVerification(ten, ten);
    expect(work).toBe(22 * 2 ** 20);
    const method = (workLimit: number, options: VerifyOptions = {}) =>
      [planVerification, verify].map((act) => act(ten, ten, { ...options, workLimit }).method);
    expect(method(work)).toEqual(['exact-unitary', 'exact-unitary']);
    expect(method(work - 1)).toEqual(['random-stimuli', 'random-stimuli']);
    expect(method(1e5)).toEqual(['none', 'none']);
    expect(verify(ten, ten, { workLimit: 1e5 }).guarantee).toMatch(
      /guaranteed: the comparison would take about 0\.00099 s, more than the limit of 0\.0001 s\.$/,
    );
    expect(method(1e5, { relation: 'distribution' })).toEqual(['output-distribution', 'output-distribution']);
    expect(method(1e4, { relation: 'distribution' })).toEqual(['none', 'none']);
    const clifford = circuit(40).each([...Array(40).keys()], (c, q) => c.h(q));
    const { work: tableau } = planVerification(clifford, clifford);
    expect(planVerification(clifford, clifford, { workLimit: tableau }).method).toBe('clifford-tableau');
    expect(planVerification(clifford, clifford, { workLimit: tableau - 1 }).method).toBe('none');
  });

  it('does not take columns that would take long', () => {
    const layers = circuit(12).each([...Array(60).keys()], (c) => c.append(layered(12), [...Array(12).keys()]));
    expect(planVerification(layers, layers).method).toBe('random-stimuli');
    expect(planVerification(layers, layers, { exactQubits: 12 }).method).toBe('exact-unitary');
  });
});

describe('verify beyond memory', () => {
  it('decides nothing, which is not true, and says why', () => {
    const wide = layered(40);
    const verdict = verify(wide, wide);
    expect(verdict).toMatchObject({ equivalent: null, method: 'none', fidelity: null, stimuli: 0 });
    expect(verdict.guarantee).toMatch(/^Nothing was compared and nothing is guaranteed: 40 qubits/);
  });

  it('counts the spare wires of the candidate too', () => {
    expect(verify(circuit(1).h(0), layered(40)).equivalent).toBeNull();
  });

  it('keeps to its memory limit to the byte', () => {
    const wide = layered(11);
    const bytes = 16 * 2 ** 11;
    const within = (memoryLimit: number) => verify(wide, wide, { memoryLimit, exactQubits: 10 });
    // One state is enough for the comparison; the output distributions take half a state more.
    expect(within(bytes)).toMatchObject({ equivalent: true, totalVariation: null, hellinger: null });
    expect(within(1.5 * bytes).totalVariation).toBeLessThan(1e-13);
    expect(within(bytes - 1).equivalent).toBeNull();
    expect(within(bytes - 1).guarantee).toMatch(/32768 bytes \(32 KiB\)/);
  });
});

describe('verify of distributions', () => {
  const relation = 'distribution' as const;

  it('counts the two distributions into its memory limit', () => {
    const wide = layered(11);
    const bytes = 16 * 2 ** 11 + 2 * 8 * 2 ** 11;
    expect(verify(wide, wide, { relation, memoryLimit: bytes }).equivalent).toBe(true);
    expect(verify(wide, wide, { relation, memoryLimit: bytes - 1 }).equivalent).toBeNull();
  });

  it('compares what is measured and nothing else', () => {
    const one = circuit(2).h(0).cnot(0, 1).measure('m', 0, 1);
    const same = circuit(2).h(0).t(0).cnot(0, 1).s(1).measure('m', 0, 1);
    expect(verify(one, same, { relation })).toMatchObject({ equivalent: true, method: 'output-distribution' });
    expect(verify(one, same).equivalent).toBe(false);
  });

  it('states the distances of known distributions', () => {
    const verdict = verify(circuit(1).measure('m', 0), circuit(1).h(0).measure('m', 0), { relation });
    expect(verdict.equivalent).toBe(false);
    expect(verdict.totalVariation).toBeCloseTo(0.5, 12);
    expect(verdict.hellinger).toBeCloseTo(Math.sqrt(1 - Math.SQRT1_2), 12);
    expect(verdict.fidelity).toBeCloseTo(0.5, 12);
  });

  it('follows keys, not wires, and the permutation where the candidate measures nothing', () => {
    const original = circuit(3).x(0).h(1).measure('a', 0).measure('b', 1);
    expect(verify(original, circuit(3).h(0).x(2).measure('b', 0).measure('a', 2), { relation }).equivalent).toBe(true);
    expect(verify(original, circuit(3).h(0).x(2).measure('a', 0).measure('b', 2), { relation }).equivalent).toBe(false);
    const silent = { circuit: circuit(3).h(0).x(2), outputPermutation: [2, 0, 1] };
    expect(verify(original, silent, { relation }).equivalent).toBe(true);
  });

  it('compares all qubits where nothing is measured', () => {
    expect(verify(circuit(2).h(0).h(1), circuit(2).h(0).z(0).h(1), { relation }).equivalent).toBe(true);
    expect(verify(circuit(2).h(0), circuit(2).h(1), { relation }).equivalent).toBe(false);
  });

  it('compares jointly: equal marginals are not enough', () => {
    const bell = circuit(2).h(0).cnot(0, 1).measure('a', 0).measure('b', 1);
    const coins = circuit(2).h(0).h(1).measure('a', 0).measure('b', 1);
    expect(verify(bell, coins, { relation })).toMatchObject({
      equivalent: false,
      totalVariation: expect.closeTo(0.5, 12),
    });
  });

  it('finds circuits with other keys, or keys of another size, different', () => {
    const m = circuit(2).measure('m', 0);
    expect(verify(m, circuit(2).measure('n', 0), { relation })).toMatchObject({
      equivalent: false,
      method: 'read-out',
    });
    expect(verify(m, circuit(2).measure('m', 0, 1), { relation })).toMatchObject({ equivalent: false });
  });

  it('reads idle and unwritten bits as 0', () => {
    const twice = circuitOf('qis', 2, circuit(2).x(0).operations, {
      measurements: [{ key: 'c', wires: [null, 0] }],
    });
    expect(verify(twice, circuit(2).x(1).measure('c', 0, 1), { relation }).equivalent).toBe(true);
    expect(verify(twice, circuit(2).x(0).measure('c', 0, 1), { relation }).equivalent).toBe(false);
  });
});

describe('verify watched', () => {
  it('reports its progress up to the end', () => {
    for (const qubits of [3, 11]) {
      const seen: (readonly [number, number])[] = [];
      verify(layered(qubits), layered(qubits), { onProgress: (done, total) => seen.push([done, total]) });
      const [last, total] = seen.at(-1)!;
      expect(last).toBe(total);
      expect(seen.map(([done]) => done)).toEqual(seen.map(([done]) => done).sort((a, b) => a - b));
    }
  });

  it('stops when its signal says so', () => {
    const stop = new AbortController();
    const options = { signal: stop.signal, onProgress: (done: number) => done > 20 && stop.abort(new Error('enough')) };
    expect(() => verify(layered(11), layered(11), options as never)).toThrow('enough');
  });

  it('gives other events their turn, so that a signal can arrive', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error('enough')), 0);
    // Without the pause every column would be compared first.
    await expect(verifyAsync(layered(12), layered(12), { signal: stop.signal })).rejects.toThrow('enough');
    expect(await verifyAsync(layered(11), layered(11))).toEqual(verify(layered(11), layered(11)));
  });
});

it('says in one sentence what was compared, how, and what that guarantees', () => {
  // Distances are rounding errors, which platforms may make differently.
  const said = (verdict: Verdict) => verdict.guarantee.replace(/ to \S+ \(/, ' to # (');
  const [small, wide] = [layered(2), layered(11)];
  expect(said(verify(small, small))).toBe(
    'All 4 columns of both unitaries agree up to one global phase, to # (tolerance 2.0e-9): the circuits act alike on every input.',
  );
  expect(said(verify(small, { circuit: small }))).toBe(
    'All 4 columns of both unitaries agree after the stated Z frames and under the stated permutation, up to one global phase, to # (tolerance 2.0e-9): the circuits act alike on every input.',
  );
  expect(said(verify(wide, wide, { seed: 4, relation: 'unitary', exactQubits: 10 }))).toBe(
    'The final states from 1 Haar-random state of all 11 qubits, 1 random product state (seed 4) and all zeros agree global phase included, to # (tolerance 4.7e-9): a deviation of root mean square d over every input would have passed with a probability of about (tolerance/d)^2 at most.',
  );
  expect(said(verify(small, small, { relation: 'distribution' }))).toBe(
    'From all zeros the exact distributions of what is measured agree to # (tolerance 2.0e-9): sampled results cannot tell the circuits apart, while other inputs and unmeasured phases were not compared.',
  );
  expect(verify(circuit(1), circuit(1).z(0)).guarantee).toBe(
    'The circuits are not the same up to one global phase: a column of the unitaries differs by 2.0, above the tolerance of 1.0e-9.',
  );
});

it.each([
  { tolerance: Number.POSITIVE_INFINITY },
  { tolerance: Number.NaN },
  { tolerance: -1 },
  { tolerance: 1 },
  { exactQubits: 1.5 },
  { workLimit: -1 },
  { stimuli: -1 },
  { seed: -1, exactQubits: 0 },
])('refuses the options %j', (options) => {
  expect(() => verify(layered(2), layered(2), options as VerifyOptions)).toThrow(
    expect.objectContaining({ code: 'ValueOutOfRange' }),
  );
});

it('refuses a relation that there is not', () => {
  expect(() => verify(layered(2), layered(2), { relation: 'same' as 'distribution' })).toThrow(
    expect.objectContaining({ code: 'UnknownName' }),
  );
});

it('never takes a distance that is not a number for a small one', () => {
  const broken = { ...qisGates.h, matrix: () => new Float64Array(8).fill(Number.NaN) };
  for (const qubits of [1, 11]) {
    const good = layered(qubits);
    const bad = { ...good.toJSON(), operations: [{ gate: broken, parameters: [], controls: [], targets: [0] }] };
    for (const exactQubits of [10, 12]) {
      expect(verify(good, bad as never, { exactQubits }).equivalent).toBe(false);
      expect(verify(bad as never, good, { exactQubits }).equivalent).toBe(false);
    }
  }
});

it('names the free parameters of either circuit', () => {
  const free = circuit(1).rx(param('theta'), 0);
  expect(() => verify(free, circuit(1))).toThrow(expect.objectContaining({ code: 'UnboundParameter' }));
  expect(() => verify(circuit(1), free)).toThrow(/'theta'/);
});
