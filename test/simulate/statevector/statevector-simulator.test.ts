import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuit, circuitOf, nativeCircuit } from '../../../src/circuit/index.js';
import { allGates } from '../../../src/gates/index.js';
import { param } from '../../../src/math/index.js';
import { finalState, Statevector, simulate, statevectorSimulator } from '../../../src/simulate/index.js';
import { circuitArbitrary, PATIENCE, SEED } from '../circuit-arbitrary.js';
import { conformance } from '../conformance.js';
import { referenceUnitary } from '../reference.js';

conformance('statevector', statevectorSimulator);

/** The largest distance of an amplitude from the reference's column for a start index. */
function distanceFromReference(state: Statevector, column: readonly (readonly [number, number])[]): number {
  return Math.max(...column.map(([re, im], i) => Math.hypot(state.re[i]! - re, state.im[i]! - im)));
}

describe('finalState', () => {
  it('agrees with the definition on random circuits of every gate with controls, from every basis state', {
    timeout: PATIENCE,
  }, () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(circuitArbitrary('qis'), (random) => {
        for (const { gate } of random.operations) seen.add(gate.name);
        const unitary = referenceUnitary(random);
        unitary.forEach((_, start) => {
          const initial = new Statevector(new Float64Array(unitary.length), new Float64Array(unitary.length));
          initial.re[start] = 1;
          const column = unitary.map((row) => row[start]!);
          expect(distanceFromReference(finalState(random, { initial }), column)).toBeLessThan(1e-12);
        });
      }),
      { seed: SEED, numRuns: 250 },
    );
    // Circuits keep a global phase as a field and a controlled one as a phase gate, so gphase is never an operation.
    const all = allGates
      .filter(({ gateset, kind, targets }) => gateset === 'qis' && kind === 'unitary' && targets !== 0)
      .map(({ name }) => name);
    expect([...seen].sort()).toEqual([...all].sort());
  });

  it('agrees with the definition on random native circuits', { timeout: PATIENCE }, () => {
    fc.assert(
      fc.property(circuitArbitrary('native', { maxGates: 20 }), (random) => {
        const column = referenceUnitary(random).map((row) => row[0]!);
        expect(distanceFromReference(finalState(random), column)).toBeLessThan(1e-12);
      }),
      { seed: SEED, numRuns: 100 },
    );
  });

  it('puts qubit k on bit k', () => {
    expect(finalState(circuit(3).x(1)).amplitude(2)).toEqual({ re: 1, im: 0 });
    expect(finalState(circuit(3).x(0).cnot(0, 2)).amplitude(5)).toEqual({ re: 1, im: 0 });
  });

  it('keeps the global phase of circuits and gates', () => {
    const shifted = circuitOf('qis', 1, [], { globalPhase: Math.PI / 2 });
    expect(finalState(shifted).amplitude(0).im).toBeCloseTo(1, 15);
    expect(finalState(circuit(1).rz(Math.PI, 0)).amplitude(0).im).toBeCloseTo(-1, 15);
  });

  it('undoes a circuit with its inverse at 10 qubits', { timeout: PATIENCE }, () => {
    fc.assert(
      fc.property(circuitArbitrary('qis', { minQubits: 10, maxQubits: 10, maxGates: 40 }), (random) => {
        const back = finalState(random.inverse(), { initial: finalState(random) });
        expect(Math.hypot(back.re[0]! - 1, back.im[0]!)).toBeLessThan(1e-12);
      }),
      { seed: SEED, numRuns: 10 },
    );
  });

  it('does not change the initial state it is given', () => {
    const initial = Statevector.zero(1);
    finalState(circuit(1).x(0), { initial });
    expect(initial.amplitude(0).re).toBe(1);
  });

  it('refuses an initial state of another width', () => {
    expect(() => finalState(circuit(2).h(0), { initial: Statevector.zero(1) })).toThrow(
      expect.objectContaining({ code: 'QubitCount' }),
    );
  });

  it('names the free parameters', () => {
    const free = circuit(1).rx(param('theta'), 0).rz(param('phi'), 0);
    // @ts-expect-error the type says it too
    const run = () => finalState(free);
    expect(run).toThrow("the parameter 'theta' has no value yet: bind it first");
    expect(run).toThrow(expect.objectContaining({ code: 'UnboundParameter' }));
    expect(finalState(free.bind({ theta: Math.PI, phi: 0 })).probability(1)).toBeCloseTo(1, 12);
  });

  it('checks the memory before it allocates', () => {
    expect(() => finalState(nativeCircuit(40).gpi(0, 39))).toThrow(/17592186044416 bytes \(16 TiB\)/);
    expect(() => finalState(circuit(5).h(0), { memoryLimit: 511 })).toThrow(
      expect.objectContaining({ code: 'TooMuchMemory' }),
    );
    expect(finalState(circuit(5).h(0), { memoryLimit: 512 }).qubits).toBe(5);
  });
});

describe('the statevector engine', () => {
  // So many layers between other pairs each take more stages of 2^20 amplitudes than fit into a single step.
  const qubits = 20;
  const all = Array.from({ length: qubits }, (_, qubit) => qubit);
  const wide = all.concat(all).reduce((layers, shift) => {
    const turned = layers.each(all, (made, qubit) => made.ry(0.1 + shift + qubit, qubit));
    return turned.each(all, (made, qubit) => made.cz(qubit, (qubit + 1 + (shift % (qubits - 1))) % qubits));
  }, circuit(qubits));

  it('is watched and stopped within one state', () => {
    const seen: number[] = [];
    const state = finalState(wide, { onProgress: (done, total) => seen.push(done / total) });
    expect(state.norm()).toBeCloseTo(1, 9);
    expect(seen.length).toBeGreaterThan(0);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    const stop = new AbortController();
    const options = { signal: stop.signal, onProgress: () => stop.abort(new Error('enough')) };
    expect(() => simulate(wide, options)).toThrow('enough');
  });
});
