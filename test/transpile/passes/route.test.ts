import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CircuitData, circuit, circuitOf } from '../../../src/circuit/index.js';
import { circuitJob, decodeJob, decodeProbabilities } from '../../../src/formats/ionq/index.js';
import { finalState, probabilities, simulate } from '../../../src/simulate/index.js';
import { connects, customTarget, qubitPairs, type Target } from '../../../src/targets/index.js';
import { type Level, type Transpilation, type TranspileOptions, transpile } from '../../../src/transpile/index.js';
import { verify, verifyPasses } from '../../../src/verify/index.js';
import { randomUses } from '../../gates/arbitraries.js';
import { FIXED } from '../exactness.js';
import { connectedMap, line } from '../routing/maps.js';

function machine(wires: number, connectivity: Target['connectivity'], rest: object = {}): Target {
  return customTarget({ name: 'machine', qubits: wires, connectivity, ...rest });
}

/** Whether every entangling gate is on a pair that is connected. */
function fits({ circuit: { operations } }: Transpilation, { connectivity }: Target): boolean {
  return operations.every(
    ({ gate, targets: [a, b] }) => gate.kind === 'barrier' || b === undefined || connects(connectivity, a!, b),
  );
}

const levels: readonly Level[] = [0, 1, 2, 3];

describe('circuits on targets with missing pairs', () => {
  const cases = connectedMap(3, 6).chain((map) =>
    fc.integer({ min: 3, max: map.wires }).chain((qubits) =>
      fc.record({
        map: fc.constant(map),
        original: randomUses('qis', qubits, { maxLength: 12 }).map(
          (uses): CircuitData => circuitOf('qis', qubits, uses),
        ),
      }),
    ),
  );

  it.each(levels)('are the same at level %i, on connected pairs alone, and the same each time', (level) => {
    fc.assert(
      fc.property(cases, fc.boolean(), fc.boolean(), ({ map, original }, keepWires, partialAngles) => {
        const target = machine(map.wires, map.connectivity, { partialAngles });
        const options: TranspileOptions = { level, keepWires, budget: 0 };
        const made = transpile(original, target, options);
        expect(fits(made, target)).toBe(true);
        expect(verify(original, made).equivalent).toBe(true);
        if (keepWires) expect(made.outputPermutation).toEqual(made.inputPermutation);
        const again = transpile(original, target, options);
        expect([again.circuit.operations, again.outputPermutation]).toEqual([
          made.circuit.operations,
          made.outputPermutation,
        ]);
      }),
      { ...FIXED, numRuns: level === 3 ? 10 : 30 },
    );
  });

  it('are the same after every pass', () => {
    fc.assert(
      fc.property(cases, ({ map, original }) => {
        const { verdicts } = verifyPasses(original, machine(map.wires, map.connectivity));
        for (const { pass, verdict } of verdicts) expect([pass, verdict.equivalent]).toEqual([pass, true]);
        expect(verdicts.map(({ pass }) => pass)).toContain('route');
      }),
      { ...FIXED, numRuns: 10 },
    );
  });

  it('start where they are told to', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(...levels), fc.nat(), ({ map, original }, level, turn) => {
        const initialLayout = Array.from({ length: original.qubits }, (_, qubit) => (qubit + turn) % map.wires);
        const target = machine(map.wires, map.connectivity);
        const made = transpile(original, target, { level, initialLayout, budget: 0 });
        expect(made.inputPermutation).toEqual(initialLayout);
        expect(fits(made, target)).toBe(true);
        expect(verify(original, made).equivalent).toBe(true);
        // Another start is another circuit.
        if (original.operations.length > 3) return;
        expect(verify(original, { ...made, inputPermutation: initialLayout }).equivalent).toBe(true);
      }),
      { ...FIXED, numRuns: 30 },
    );
  });

  it('keep parameters free, and are the same when they are bound', () => {
    const template = circuit(4)
      .h(0)
      .zz('a', 0, 3)
      .rx('b', 3)
      .zz('a/2', 1, 2)
      .cnot(2, 0)
      .zz('b', 0, 2)
      .ry('a', 1)
      .xx('b', 1, 3)
      .zz('a', 3, 2);
    const values = { a: 0.7, b: -1.1 };
    for (const level of levels) {
      const target = machine(5, line(5));
      const made = transpile(template, target, { level, initialLayout: [4, 0, 2, 1] });
      const bound = made.bind(values);
      expect([made.circuit.parameters, fits(made, target)]).toEqual([['a', 'b'], true]);
      expect(bound.inputPermutation).toEqual([4, 0, 2, 1]);
      expect(verify(template.bind(values), bound).equivalent).toBe(true);
    }
  });

  it('keep to barriers', () => {
    const walled = circuit(3).cnot(0, 2).barrier(0, 1).cnot(0, 2).barrier().cnot(2, 0).cnot(0, 1);
    for (const level of levels) {
      const made = transpile(walled, machine(4, line(4)), { level });
      expect(verify(walled, made).equivalent).toBe(true);
      expect(made.circuit.operations.filter(({ gate }) => gate.kind === 'barrier')).toHaveLength(2);
    }
  });

  it('answer for the qubits of the original, wherever these are', () => {
    const original = circuit(3).ry(0.3, 0).ry(0.8, 1).ry(1.9, 2).cnot(0, 1).cnot(1, 2).cnot(0, 2).measure('m', 2, 0);
    const made = transpile(original, machine(6, line(6)), { initialLayout: [5, 1, 3] });
    const [whole, native] = [simulate(original), simulate(made)];
    expect(native.qubits).toBe(3);
    for (const key of ['m', undefined] as const) {
      const keys = key === undefined ? [] : [key];
      const expected = whole.distribution(...keys);
      native.distribution(...keys).forEach((each, k) => {
        expect(each).toBeCloseTo(expected[k]!, 9);
      });
    }
    expect(native.moments('ZXZ').mean).toBeCloseTo(whole.moments('ZXZ').mean, 9);
    expect(simulate(made, { shots: 50 }).counts('m').size).toBeGreaterThan(1);
  });
});

describe('layouts', () => {
  it('take no exchange where there is one without', () => {
    const chain = [3, 0, 5, 2, 4, 1];
    let walk = circuit(6).h(0);
    for (let k = 1; k < 6; k++) walk = walk.cnot(chain[k - 1]!, chain[k]!).rx(0.4, chain[k]!);
    for (const level of levels) {
      const made = transpile(walk, machine(8, line(8)), { level });
      expect(made.report.routing).toEqual({ exchanges: 0, addedGates: 0 });
      expect(made.report.output.entanglingGates).toBe(5);
    }
  });

  it('take the best pairs and read-outs as far as they are known', () => {
    const uneven = {
      fidelity: { oneQubit: 0.999, twoQubit: 0.99, readout: 0.99 },
      pairFidelities: [
        [1, 2, 0.9999],
        [3, 2, 0.998],
      ],
      readoutFidelities: [null, null, null, 0.999, 0.95],
    };
    const pair = circuit(2).cnot(0, 1);
    const bad = machine(5, 'all-to-all', { ...uneven, readoutFidelities: [] });
    expect([...transpile(pair, bad).inputPermutation!].sort()).toEqual([1, 2]);
    expect(
      [...transpile(pair, machine(5, line(5), { ...uneven, readoutFidelities: [] })).inputPermutation!].sort(),
    ).toEqual([1, 2]);
    // Reading on 3 saves as much as the better pair, nearly.
    expect([...transpile(pair, machine(5, 'all-to-all', uneven)).inputPermutation!].sort()).toEqual([2, 3]);
    const { report } = transpile(pair, bad);
    expect(report.routing).toEqual({ exchanges: 0, addedGates: 0 });
  });

  it('are free on machines that connect all pairs alike, and then not stated', () => {
    const original = circuit(3).h(0).cnot(0, 2).rz(0.3, 2).cnot(2, 1);
    const plain = transpile(original, machine(4, 'all-to-all'));
    expect([plain.inputPermutation, plain.report.routing]).toEqual([undefined, null]);
    const placed = transpile(original, machine(4, 'all-to-all'), { initialLayout: [3, 0, 1] });
    expect([placed.inputPermutation, placed.circuit.qubits]).toEqual([[3, 0, 1], 4]);
    expect(placed.report.output.entanglingGates).toBe(plain.report.output.entanglingGates);
    expect(verify(original, placed).equivalent).toBe(true);
    expect(verify(original, { ...placed, inputPermutation: [0, 3, 1] }).equivalent).toBe(false);
  });

  it('use what the machine has in parts', () => {
    const split = machine(
      6,
      qubitPairs(
        [
          [0, 1],
          [2, 3],
          [3, 4],
          [4, 5],
        ],
        6,
      ),
    );
    const original = circuit(6).cnot(0, 4).cnot(1, 2).cnot(2, 3).cnot(1, 3).cnot(5, 2);
    const made = transpile(original, split);
    expect([fits(made, split), verify(original, made).equivalent]).toEqual([true, true]);
  });
});

describe('exchanges of wires', () => {
  it('are taken in by gates next to them', () => {
    // CNOTs of every pair of three on a line: two in place, and one exchange that one of them takes in.
    const triangle = circuit(3).cnot(0, 1).ry(0.3, 1).ry(0.4, 0).cnot(1, 2).ry(0.2, 2).rx(0.7, 1).cnot(2, 0);
    const { output, routing } = transpile(triangle, machine(3, line(3))).report;
    expect([routing!.exchanges, output.entanglingGates]).toEqual([1, 4]);
  });

  it('are two more next to a partial gate, and are added to an angle that is free', () => {
    const partial = circuit(3).zz(0.3, 0, 1).rx(1, 1).rx(1, 0).zz(0.4, 1, 2).rx(1, 2).zz(0.5, 2, 0);
    expect(transpile(partial, machine(3, line(3))).report.output.entanglingGates).toBe(5);
    const free = circuit(3).zz('a', 0, 1).rx(1, 1).rx(1, 0).zz('a', 1, 2).rx(1, 2).zz('a', 2, 0);
    expect(transpile(free, machine(3, line(3))).report.output.entanglingGates).toBe(5);
  });

  it('cost nothing next to what takes three gates anyway', () => {
    const any = circuit(2).xx(0.3, 0, 1).yy(0.4, 0, 1).zz(0.5, 0, 1).u(0.3, 0.2, 0.1, 0).u(1.3, 0.6, 0.2, 1);
    const triangle = circuit(3).append(any, [0, 1]).append(any, [1, 2]).append(any, [0, 2]);
    expect(transpile(triangle, machine(3, line(3))).report.output.entanglingGates).toBe(9);
  });
});

describe('results of a routed circuit', () => {
  const target = { ...machine(6, line(6)), name: 'simulator', kind: 'simulator' } as const;
  const original = circuit(3).ry(0.3, 0).ry(0.8, 1).ry(1.9, 2).cnot(0, 1).cnot(1, 2).cnot(0, 2);
  const made = transpile(original, target, { initialLayout: [5, 1, 3] });

  it('are read for its qubits alone, from what the job itself says too', () => {
    const job = circuitJob(made, { backend: 'simulator', shots: 100 });
    const [stated] = decodeJob(job).stated;
    expect(stated?.outputPermutation).toEqual(made.outputPermutation);
    // What the service would answer: the outcomes of all wires.
    const wires = probabilities(made.circuit);
    const document = Object.fromEntries(
      [...wires].flatMap((weight, index) => (weight > 1e-15 ? [[index, weight]] : [])),
    );
    const expected = probabilities(original);
    for (const measured of [made, stated!]) {
      const all = decodeProbabilities(document, measured).all!;
      expected.forEach((weight, index) => {
        const text = [0, 1, 2].map((qubit) => (index >> qubit) & 1).join('');
        expect(all.probability(text)).toBeCloseTo(weight, 9);
      });
    }
    expect(probabilities(made)).toHaveLength(8);
  });

  it('are those of its qubits where wires are spare but none moved', () => {
    const apart = transpile(circuit(2).h(0).cnot(0, 1), target, { initialLayout: [0, 3], keepWires: true });
    const circuits = circuitOf('native', 4, apart.circuit.operations);
    const still = { ...apart, circuit: circuits, outputPermutation: [0, 1] };
    const [stated] = decodeJob(circuitJob(still, { backend: 'simulator', shots: 100 })).stated;
    expect([stated?.circuit.qubits, stated?.outputPermutation]).toEqual([4, [0, 1]]);
  });

  it('are states of its qubits, from any state of them', () => {
    const initial = finalState(circuit(3).ry(0.4, 0).ry(1.1, 1).cnot(0, 2).ry(0.3, 2));
    for (const options of [{}, { initial }]) {
      const [state, expected] = [finalState(made, options), finalState(original, options)];
      expect(state.qubits).toBe(3);
      expected.re.forEach((re, index) => {
        expect(state.re[index]).toBeCloseTo(re, 9);
        expect(state.im[index]).toBeCloseTo(expected.im[index]!, 9);
      });
    }
  });

  it('have the fidelity of the pairs and read-outs that are used', () => {
    const uneven = machine(3, line(3), {
      fidelity: { oneQubit: 1, twoQubit: 0.9, readout: 0.8 },
      pairFidelities: [[1, 2, 0.99]],
      readoutFidelities: [null, 0.95, null],
    });
    const bell = circuit(2).h(0).cnot(0, 1).measure('m', 0, 1);
    const { report, inputPermutation } = transpile(bell, uneven);
    expect([...inputPermutation!].sort()).toEqual([1, 2]);
    expect(report.estimate.fidelity).toBeCloseTo(0.99 * 0.95 * 0.8, 9);
  });
});
