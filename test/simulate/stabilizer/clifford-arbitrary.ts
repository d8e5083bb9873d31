import fc from 'fast-check';
import { type Circuit, circuitOf } from '../../../src/circuit/index.js';
import { type GateUse, gateNamed } from '../../../src/gates/index.js';

const quarter = Math.PI / 2;

/** Clifford gates by name, with the number of quarter turns that each of their angles may take. */
const qis = ['x', 'y', 'z', 'h', 's', 'si', 'v', 'vi', 'rx', 'ry', 'rz', 'xx', 'yy', 'zz', 'swap'];
const native = ['gpi', 'gpi2', 'ms', 'zz'];

/** Random Clifford circuits of every kind of gate, with single controls where those are Clifford. */
export const cliffordCircuit = (gateset: 'qis' | 'native', maxQubits = 5) =>
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
