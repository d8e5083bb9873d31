import { describe, expect, it } from 'vitest';
import { type Circuit, circuit, nativeCircuit, param, simulate } from '../../src/public/index.js';

/*
 * Programs as people write them: what holds when they run compiles. `npm run check:types` compiles them, and here they run.
 */
describe('programs that build circuits', () => {
  it('declare a variable of any circuit', () => {
    const c: Circuit = circuit(2).h(0);
    expect(c.cnot(0, 1).operations).toHaveLength(2);
  });

  it('take and return any circuit', () => {
    function entangle(c: Circuit): Circuit {
      return c.cnot(0, 1);
    }
    expect(entangle(circuit(2).h(0)).operations).toHaveLength(2);
    expect(() => entangle(nativeCircuit(2))).toThrow('cnot is a qis gate, and this is a native circuit');
  });

  it('keep abstract circuits in a list', () => {
    const list: Circuit<'qis'>[] = [circuit(2).h(0), circuit(3).rx('theta', 1)];
    list.push(circuit(1).x(0).measure('m', 0));
    expect(list.map((c) => c.barrier().qubits)).toEqual([2, 3, 1]);
  });

  it('grow a variable in a loop', () => {
    let c = circuit(3);
    for (let q = 0; q < 3; q++) c = c.rx(0.1 * q, q);
    for (const q of [0, 1, 2]) c = c.rz(`theta${q}`, q);
    c = c.measure('m', 0, 1, 2);
    expect(c.keys).toEqual(['m']);
    const bound = c.bind({ theta0: 0.1, theta1: 0.2, theta2: 0.3 });
    expect(simulate(bound, { shots: 10 }).counts('m').size).toBeGreaterThan(0);
    expect(() => c.inverse()).toThrow('a circuit that measures has no inverse');
  });

  it('grow a variable that knows its first names', () => {
    let c = circuit(2).ry('a', 0);
    c = c.ry('b', 1).cnot(0, 1);
    c = c.measure('left', 0);
    c = c.measure('right', 1);
    expect([...c.parameters, ...c.keys]).toEqual(['a', 'b', 'left', 'right']);
  });

  it('grow a declared variable through every kind of call', () => {
    let c: Circuit = circuit(3);
    c = c.h(0);
    c = c.gate('cx', [], [0, 1]);
    c = c.append(circuit(2).cz(0, 1), [1, 2]);
    c = c.barrier();
    c = c.unitary(
      [
        [0, 1],
        [1, 0],
      ],
      [2],
    );
    c = c.pauliexp({ ZZ: 0.5 }, 'time', [0, 1]);
    c = c.controlledBy([0], (inner) => inner.x(1));
    c = c.each([0, 1, 2], (each, q) => each.h(q));
    c = c.bind({ time: 0.5 });
    c = c.inverse().power(2).repeat(2);
    c = c.measure('m', 0, 1);
    expect(c.parameters).toEqual([]);
  });

  it('fold a list of edges', () => {
    const edges: [number, number][] = [
      [0, 1],
      [1, 2],
      [2, 3],
    ];
    const ring = edges.reduce((c, [a, b]) => c.cnot(a, b), circuit(4).h(0));
    const typed = edges.reduce<Circuit>((c, [a, b]) => c.zz('gamma', a, b), circuit(4));
    expect(ring.operations).toHaveLength(4);
    expect(typed.operations).toHaveLength(3);
  });

  it('fold with parameters by layer', () => {
    const layers = [0, 1, 2];
    const ansatz = layers.reduce((c, layer) => c.rx(`beta${layer}`, 0).rz(`gamma${layer}`, 1), circuit(2));
    expect(ansatz.parameters).toHaveLength(6);
  });

  it('build the width that was asked for', () => {
    function ghz(n: number) {
      let c = circuit(n).h(0);
      for (let q = 1; q < n; q++) c = c.cnot(q - 1, q);
      return c;
    }
    const five = ghz(5);
    expect(five.measure('all', 0, 1, 2, 3, 4).keys).toEqual(['all']);
    expect(simulate(ghz(3)).probability('111')).toBeCloseTo(0.5);
  });

  it('measure each qubit under a key of its own', () => {
    let c = circuit(3).h(0);
    for (let q = 0; q < c.qubits; q++) c = c.measure(`q${q}`, q);
    expect(simulate(c, { shots: 5 }).counts('q1')).toEqual(new Map([['0', 5]]));
    expect(
      circuit(2)
        .measure(`a${0 as number}`, 0)
        .measure(`a${1 as number}`, 1).keys,
    ).toEqual(['a0', 'a1']);
  });

  it('choose between circuits', () => {
    const deep = Math.random() < 2;
    const c = deep ? circuit(2).h(0).rx('theta', 1) : circuit(2).h(0);
    expect(c.cnot(0, 1).operations).toHaveLength(3);
    const measured: Circuit = deep ? c.measure('m', 0) : c;
    expect(measured.keys).toEqual(['m']);
  });

  it('write a template and bind it many times', () => {
    const template = circuit(2).ry('theta', 0).cnot(0, 1).measure('both', 0, 1);
    const energies = [0, 0.5, 1].map((theta) => simulate(template.bind({ theta })).probability('00', 'both'));
    expect(energies[0]).toBeCloseTo(1);
  });

  it('bind values out of a record', () => {
    const values: Record<string, number> = { theta: 0.1, phi: 0.2 };
    const template = circuit(1).rx('theta', 0).rz('phi', 0);
    expect(template.bind(values).parameters).toEqual([]);
    const anyTemplate: Circuit = template;
    expect(anyTemplate.bind(values).parameters).toEqual([]);
    expect(() => template.bind({ ...values, psi: 1 } as Record<string, number>)).toThrow(
      "the circuit has no parameter 'psi'",
    );
  });

  it('bind one name after another', () => {
    let c: Circuit = circuit(2).rx('a', 0).ry('b', 1);
    for (const name of c.parameters) c = c.bind({ [name]: 0.5 });
    expect(c.parameters).toEqual([]);
  });

  it('write angles as affine forms out of a list', () => {
    const angles = ['x', 'y'].map((name) => param(name).mul(2));
    let c = circuit(2);
    angles.forEach((angle, q) => {
      c = c.rz(angle, q);
    });
    expect(c.parameters).toEqual(['x', 'y']);
  });

  it('name parameters that are known by a pattern', () => {
    let c = circuit<`theta${number}`>(3);
    for (let q = 0; q < 3; q++) c = c.ry(`theta${q}`, q);
    expect(c.bind({ theta0: 1, theta1: 2, theta2: 3 }).parameters).toEqual([]);
  });

  it('use a circuit as a subroutine of any circuit', () => {
    const bell = circuit(2).h(0).cnot(0, 1);
    function teleported(part: Circuit, count: number): Circuit {
      let whole: Circuit = circuit(2 * count);
      for (let k = 0; k < count; k++) whole = whole.append(part, [2 * k, 2 * k + 1]);
      return whole.append(part.inverse(), [0, 1]).append(part.controlled(), [0, 2, 3]);
    }
    expect(teleported(bell, 2).operations).toHaveLength(8);
  });

  it('write a step that is generic in its circuit', () => {
    function layer<N extends number, P extends string>(c: Circuit<'qis', N, P, never>) {
      let next = c;
      for (let q = 0; q < c.qubits; q++) next = next.h(q);
      return next;
    }
    const made = layer(circuit(3).rx('theta', 0));
    expect(made.bind({ theta: 1 }).inverse().operations).toHaveLength(4);
  });

  it('keep the circuit in a class', () => {
    class Register {
      #circuit: Circuit<'qis'>;
      readonly history: Circuit[] = [];
      constructor(width: number) {
        this.#circuit = circuit(width);
      }
      flip(...qubits: number[]): this {
        for (const q of qubits) this.#circuit = this.#circuit.x(q);
        this.history.push(this.#circuit);
        return this;
      }
      read(): string {
        return [...simulate(this.#circuit).probabilities().keys()][0]!;
      }
    }
    expect(new Register(3).flip(0, 2).read()).toBe('101');
  });
});
