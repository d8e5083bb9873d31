import { describe, expect, it } from 'vitest';
import { type Circuit, circuit, circuitOf, nativeCircuit } from '../../src/circuit/index.js';
import { verify } from '../../src/verify/index.js';

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
