import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Circuit, circuit, circuitOf, nativeCircuit } from '../../../src/circuit/index.js';
import { type GateUse, gateNamed } from '../../../src/gates/index.js';
import { randomStream, stabilizerSimulator, statevectorSimulator } from '../../../src/simulate/index.js';
import { SEED } from '../circuit-arbitrary.js';
import { conformance } from '../conformance.js';

conformance('stabilizer', stabilizerSimulator);

const quarter = Math.PI / 2;

/** Clifford gates by name, with the number of quarter turns that each of their angles may take. */
const qis = ['x', 'y', 'z', 'h', 's', 'si', 'v', 'vi', 'rx', 'ry', 'rz', 'xx', 'yy', 'zz', 'swap'];
const native = ['gpi', 'gpi2', 'ms', 'zz'];

/** Random Clifford circuits of every kind of gate, with single controls where those are Clifford. */
const cliffordCircuit = (gateset: 'qis' | 'native', maxQubits = 5) =>
  fc
    .tuple(
      fc.integer({ min: 1, max: maxQubits }),
      fc.array(
        fc.record({
          name: fc.constantFrom(...(gateset === 'qis' ? qis : native)),
          turns: fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 3, maxLength: 3 }),
          wires: fc.array(fc.nat(), { minLength: 2, maxLength: 2 }),
          controlled: fc.boolean(),
        }),
        { maxLength: 40 },
      ),
    )
    .map(([qubits, picks]) => {
      const uses = picks.flatMap(({ name, turns, wires: [first, second], controlled }): GateUse[] => {
        const gate = gateNamed(name, gateset)!;
        const a = first! % qubits;
        const b = (a + 1 + (second! % Math.max(1, qubits - 1))) % qubits;
        const pauli = ['x', 'y', 'z'].includes(name);
        if (a === b && gate.targets === 2) return [];
        // In native gates phases count eighths where X-like, else quarters of a turn.
        const parameters = gate.parameters.map((_, k) =>
          gateset === 'qis' ? turns[k]! * quarter : turns[k]! / (name === 'gpi' ? 8 : 4),
        );
        const targets = gate.targets === 2 ? [a, b] : [a];
        return [{ gate, parameters, controls: pauli && controlled && a !== b ? [b] : [], targets }];
      });
      return circuitOf(gateset, qubits, uses, {}) as unknown as Circuit;
    });

function pauliWord(qubits: number, code: number): string {
  return Array.from({ length: qubits }, (_, k) => 'IXYZ'[(code >> (2 * k)) & 3]).join('');
}

describe('the stabilizer engine', () => {
  it('says beforehand that so many shots give more outcomes than counts can hold', () => {
    const wide = stabilizerSimulator.run(circuit(36).each([...Array(36).keys()], (c, q) => c.h(q)));
    expect(() => wide.sample(1e9, randomStream(1))).toThrow(
      '1000000000 shots of 36 qubits give more outcomes than counts can hold',
    );
    expect(wide.sample(50, randomStream(1)).size).toBe(50);
  });

  for (const gateset of ['qis', 'native'] as const) {
    it(`agrees with the statevector on random ${gateset} Clifford circuits`, () => {
      fc.assert(
        fc.property(cliffordCircuit(gateset), fc.array(fc.nat(1023), { minLength: 8, maxLength: 8 }), (run, codes) => {
          const exact = statevectorSimulator.run(run as never);
          const state = stabilizerSimulator.run(run);
          const wires = [run.qubits - 1, null, 0];
          const joint = exact.distribution(wires);
          state.distribution(wires).forEach((p, v) => {
            expect(p).toBeCloseTo(joint[v]!, 10);
          });
          for (let index = 0; index < 2 ** run.qubits; index++) {
            expect(state.probability(index)).toBeCloseTo(exact.probability(index), 10);
          }
          for (const code of codes) {
            const word = pauliWord(run.qubits, code);
            expect(state.expectation(word)).toBeCloseTo(exact.expectation(word), 10);
          }
        }),
        { seed: SEED, numRuns: 150 },
      );
    });
  }

  it('takes wider gates apart', () => {
    const word = circuit(4)
      .h(1)
      .pauliexp({ XYZX: 1 }, Math.PI / 4, [0, 1, 2, 3]);
    const [state, exact] = [stabilizerSimulator.run(word), statevectorSimulator.run(word)];
    for (let index = 0; index < 16; index++) {
      expect(state.probability(index)).toBeCloseTo(exact.probability(index), 12);
    }
    expect(state.expectation('YYZX')).toBeCloseTo(exact.expectation('YYZX'), 12);
  });

  it('refuses gates that are not Clifford, by their name', () => {
    expect(stabilizerSimulator.refuses!(circuit(2).h(0).t(1))).toBe('t is not a Clifford gate');
    expect(() => stabilizerSimulator.run(nativeCircuit(1).gpi2(0.1, 0))).toThrow(
      expect.objectContaining({ code: 'UnsuitableEngine', message: expect.stringContaining('gpi2(0.1)') }),
    );
    expect(stabilizerSimulator.refuses!(circuit(2).h(0).barrier().cz(0, 1))).toBeUndefined();
  });

  it('runs more rows than go through the gates together, with words in every place', () => {
    const wide = 1500;
    const ghz = circuit(wide)
      .h(3)
      .each(
        Array.from({ length: wide }, (_, q) => q).filter((q) => q !== 3),
        (c, q) => c.cnot(3, q),
      )
      .x(1400);
    const state = stabilizerSimulator.run(ghz);
    const bits = state.sampleBits!(64, randomStream(4));
    const ones = new Set<string>();
    for (let shot = 0; shot < bits.rows; shot++) {
      let row = '';
      for (let q = 0; q < wide; q++) row += (bits.words[shot * bits.wordsPerRow + (q >> 5)]! >>> (q & 31)) & 1;
      ones.add(row);
    }
    const flipped = (bit: string) => bit.repeat(1400) + (bit === '0' ? '1' : '0') + bit.repeat(99);
    expect([...ones].sort()).toEqual([flipped('0'), flipped('1')]);
    expect(state.expectation('Z0 Z1400')).toBe(-1);
    expect(state.expectation({ terms: ['Z700 Z1300', 'X5'], coefficients: [2, 1] })).toBe(2);
    expect([...state.distribution([1400, 1399])]).toEqual([0, 0.5, 0.5, 0]);
  });

  it('undoes random wide circuits with their inverse', () => {
    const random = randomStream(8);
    const qubits = 70;
    let forth = circuit(qubits);
    for (let k = 0; k < 600; k++) {
      const a = random.integer(qubits);
      const b = (a + 1 + random.integer(qubits - 1)) % qubits;
      const pick = random.integer(4);
      forth =
        pick === 0 ? forth.h(a) : pick === 1 ? forth.s(a) : pick === 2 ? forth.cnot(a, b) : forth.xx(quarter, a, b);
    }
    const wires = Array.from({ length: qubits }, (_, q) => q);
    const back = forth.append(forth.inverse(), wires);
    expect(stabilizerSimulator.run(back).probability(0)).toBe(1);
    // A fair coin in every parity that is not determined: 4000 shots are within five standard deviations.
    const counts = stabilizerSimulator.run(forth).sampleBits!(4000, randomStream(1));
    let first = 0;
    for (let shot = 0; shot < 4000; shot++) first += counts.words[shot * counts.wordsPerRow]! & 1;
    const expected = stabilizerSimulator.run(forth).distribution([0])[1]! * 4000;
    expect(Math.abs(first - expected)).toBeLessThan(160);
  });

  it('says why counts of wide registers have no indices', () => {
    const state = stabilizerSimulator.run(circuit(60).h(0));
    expect(() => state.sample(1, randomStream(1))).toThrow(/sampleBits/);
    expect(() => state.distribution(Array.from({ length: 60 }, (_, q) => q))).toThrow(
      expect.objectContaining({ code: 'TooMuchMemory' }),
    );
    expect(() => state.probability(-1)).toThrow(expect.objectContaining({ code: 'ValueOutOfRange' }));
  });
});
