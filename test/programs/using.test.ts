import { describe, expect, it } from 'vitest';
import {
  type Circuit,
  type CircuitData,
  circuit,
  circuitJob,
  circuitOf,
  decodeCircuit,
  decodeJob,
  drawText,
  encodeCircuit,
  finalState,
  findTarget,
  IonloomError,
  moments,
  multiCircuitJob,
  nativeCircuit,
  parseQasm,
  printQasm3,
  type SimulationResult,
  simulate,
  type Target,
  type TargetName,
  type Transpilation,
  transpile,
  validate,
  verify,
} from '../../src/public/index.js';

const BELL = 'OPENQASM 2.0; include "qelib1.inc"; qreg q[2]; creg c[2]; h q[0]; cx q[0], q[1];';
const MEASURED = `${BELL} measure q -> c;`;

describe('programs that use circuits, whatever made them', () => {
  it('go on with a parsed circuit', () => {
    const parsed = parseQasm(BELL);
    const more = parsed.h(0).cnot(0, 1).append(parsed.inverse(), [0, 1]).measure('m', 0);
    expect(more.keys).toEqual(['m']);
    expect(parsed.controlled().qubits).toBe(3);
    expect(parsed.power(2).repeat(2).operations).toHaveLength(8);
  });

  it('hear when running that a parsed circuit measures', () => {
    const parsed = parseQasm(MEASURED);
    expect(() => parsed.inverse()).toThrow('a circuit that measures has no inverse');
    expect(() => parsed.controlled()).toThrow('a circuit that measures has no controlled form');
    expect(() => circuit(2).append(parsed, [0, 1])).toThrow('has no place in another circuit');
  });

  it('put a parsed circuit into their own, and theirs into a parsed one', () => {
    const whole = circuit(4).h(3).append(parseQasm(BELL), [0, 1]).append(parseQasm<'qis'>(BELL), [2, 3]);
    const other = parseQasm(BELL).append(circuit(1).rx('theta', 0), [1]);
    expect(whole.operations).toHaveLength(5);
    expect(other.bind({ theta: 1 }).parameters).toEqual([]);
  });

  it('say what they know of a text', () => {
    const parsed: Circuit<'qis'> = parseQasm<'qis', never, 'c'>(MEASURED);
    expect(simulate(parsed, { shots: 10 }).counts('c').size).toBeGreaterThan(0);
    const native: Circuit<'native'> = parseQasm<'native'>('OPENQASM 3.0; qubit[1] q; gpi(0.25) q[0];');
    expect(native.gpi2(0, 0).operations).toHaveLength(2);
  });

  it('tell abstract circuits from native ones', () => {
    function describeCircuit(c: Circuit): string {
      if (c.gateset === 'native') return `native, then ${c.gpi(0, 0).depth()}`;
      return `abstract, then ${c.h(0).depth()}`;
    }
    function toNative(c: Circuit, target: TargetName): Circuit<'native'> {
      return c.gateset === 'native' ? c : transpile(c, target).circuit;
    }
    function toNativeOrThrow(c: Circuit): Circuit<'native'> {
      switch (c.gateset) {
        case 'native':
          return c;
        case 'qis':
          throw new Error('transpile first');
      }
    }
    expect(describeCircuit(circuit(1))).toBe('abstract, then 1');
    expect(describeCircuit(nativeCircuit(1))).toBe('native, then 1');
    expect(toNative(parseQasm(BELL), 'qpu.forte-1').gateset).toBe('native');
    expect(() => toNativeOrThrow(parseQasm(BELL))).toThrow('transpile first');
  });

  it('read circuits from JSON and go on with them', () => {
    const json = JSON.stringify(encodeCircuit(circuit(2).h(0).cnot(0, 1)));
    const read: Circuit = decodeCircuit(json);
    expect(read.h(1).measureAll().keys).toEqual(['all']);
    expect(decodeCircuit(json).inverse().operations).toHaveLength(2);
    const job = circuitJob(read, { backend: 'simulator', shots: 100 });
    const [first] = decodeJob(job).circuits;
    expect(first?.x(0).gateCounts().gates).toBe(3);
  });

  it('transpile, simulate and verify in a function of any circuit', () => {
    function run(c: Circuit, target: Target | TargetName, shots: number): ReadonlyMap<string, number> {
      const transpilation = transpile(c, target);
      if (verify(c, transpilation).equivalent !== true) throw new Error('not the same');
      return simulate(transpilation.circuit, { shots }).counts();
    }
    expect(run(parseQasm(BELL), 'qpu.forte-1', 10).size).toBeGreaterThan(0);
    expect(run(circuit(2).h(0).measure('m', 0), findTarget('qpu.aria-1'), 10).size).toBeGreaterThan(0);
  });

  it('keep results and transpilations of any circuit', () => {
    const results = new Map<string, SimulationResult>();
    const transpilations: Transpilation[] = [];
    const circuits: Record<string, Circuit> = { bell: parseQasm(MEASURED), ghz: circuit(3).h(0).measure('g', 0, 1, 2) };
    for (const [name, c] of Object.entries(circuits)) {
      results.set(name, simulate(c, { shots: 20 }));
      transpilations.push(transpile(c, 'ideal'));
    }
    expect(results.get('bell')?.counts('c').size).toBeGreaterThan(0);
    expect(transpilations.map(({ circuit: c }) => c.qubits)).toEqual([2, 3]);
  });

  it('look circuits up in a map', () => {
    const library = new Map<string, Circuit>([
      ['bell', circuit(2).h(0).cnot(0, 1)],
      ['flip', circuit(1).x(0)],
      ['native', nativeCircuit(1).gpi(0, 0)],
    ]);
    library.set('template', circuit(1).rx('theta', 0));
    const found = library.get('bell');
    expect(found?.cnot(1, 0).depth()).toBe(3);
  });

  it('bind a transpiled template', () => {
    const template = transpile(circuit(2).ry('theta', 0).cnot(0, 1), 'qpu.forte-1');
    const values: Record<string, number> = { theta: 0.4 };
    expect(template.bind({ theta: 0.4 }).circuit.parameters).toEqual([]);
    expect(template.bind(values).circuit.parameters).toEqual([]);
    const parsed = transpile(parseQasm('OPENQASM 3.0; input float theta; qubit q; rx(theta) q;'), 'ideal');
    expect(parsed.bind({ theta: 1 }).circuit.parameters).toEqual([]);
  });

  it('minimise an energy', () => {
    const ansatz: Circuit = circuit(2).ry('a', 0).ry('b', 1).cnot(0, 1);
    const energy = (values: Readonly<Record<string, number>>) =>
      moments(finalState(ansatz.bind(values)), { ZZ: -1, XX: -0.5 }).mean;
    let best = Number.POSITIVE_INFINITY;
    for (let a = 0; a < 3; a += 0.5) best = Math.min(best, energy({ a, b: 0 }));
    expect(best).toBeLessThan(-1);
  });

  it('wait for circuits that come later', async () => {
    async function load(text: string): Promise<Circuit> {
      return parseQasm(text);
    }
    const [a, b] = await Promise.all([load(BELL), load(MEASURED)]);
    const all: Circuit[] = await Promise.all([BELL, MEASURED].map(load));
    expect(a.append(all[0]!, [0, 1]).qubits).toBe(b.qubits);
  });

  it('are generic in the circuit', () => {
    function logged<C extends Circuit>(c: C, log: string[]): C {
      log.push(c.toString());
      return c;
    }
    function widest<C extends CircuitData>(circuits: readonly C[]): C {
      return circuits.reduce((a, b) => (a.qubits >= b.qubits ? a : b));
    }
    const log: string[] = [];
    expect(logged(circuit(2).h(0), log).cnot(0, 1).depth()).toBe(2);
    expect(widest<Circuit>([circuit(2), parseQasm(BELL), circuit(5)]).qubits).toBe(5);
    expect(log).toEqual(['circuit(2).h(0)']);
  });

  it('send several circuits in one job', () => {
    const circuits: Circuit[] = [circuit(2).h(0).measureAll(), parseQasm(MEASURED), circuit(1).x(0)];
    const job = multiCircuitJob(circuits, { backend: 'qpu.forte-1', shots: 500 });
    const named = multiCircuitJob(
      circuits.map((c, k) => ({ name: `c${k}`, circuit: c })),
      { backend: 'simulator' },
    );
    expect(validate(job, 'qpu.forte-1').ok).toBe(true);
    expect(named.input.circuits).toHaveLength(3);
  });

  it('draw and print whatever they have', () => {
    const all: readonly Circuit[] = [circuit(1).h(0), nativeCircuit(1).gpi(0, 0), parseQasm(MEASURED)];
    for (const c of all) expect(drawText(c).length + printQasm3(c).length).toBeGreaterThan(0);
  });

  it('read operations and write them anew', () => {
    const source: Circuit = parseQasm(BELL);
    let copy: Circuit = circuit(source.qubits);
    for (const { gate, parameters, controls, targets } of source.operations) {
      copy = copy.gate(gate.name, parameters, targets, { controls });
    }
    const checked: Circuit = circuitOf(source.gateset, source.qubits, source.operations.toReversed());
    expect(copy.toString()).toBe('circuit(2).h(0).cnot(0, 1)');
    expect(checked.gate('cz', [], [0, 1]).qubits).toBe(2);
  });

  it('pick gates by name from data', () => {
    type Row = readonly [name: string, wires: readonly number[], ...angles: (number | string)[]];
    const rows: Row[] = [
      ['h', [0]],
      ['rz', [1], 'theta/2'],
      ['cx', [0, 1]],
    ];
    const made = rows.reduce<Circuit>((c, [name, wires, ...angles]) => c.gate(name, angles, wires), circuit(2));
    expect(made.parameters).toEqual(['theta']);
  });

  it('catch what is wrong with a circuit that was read', () => {
    function attempt(text: string): Circuit | undefined {
      try {
        return parseQasm(text);
      } catch (error) {
        if (error instanceof IonloomError) return undefined;
        throw error;
      }
    }
    expect(attempt('qreg q[')?.qubits).toBeUndefined();
    expect((attempt(BELL) ?? circuit(1)).x(0).qubits).toBe(2);
  });

  it('extend a circuit under a condition, and in the middle of a chain', () => {
    const options: { entangle: boolean; measure?: string } = { entangle: true, measure: 'm' };
    let c = circuit(2).h(0);
    if (options.entangle) c = c.cnot(0, 1);
    if (options.measure !== undefined) c = c.measure(options.measure, 0, 1);
    const result = simulate(c, { shots: 100, seed: 3 });
    expect([...result.counts('m').keys()]).toEqual(['00', '11']);
    expect([...result.counts(...result.keys).values()].reduce((sum, count) => sum + count, 0)).toBe(100);
  });

  it('build error correction out of rounds', () => {
    function repetition(distance: number): Circuit<'qis'> {
      let c: Circuit<'qis'> = circuit(2 * distance - 1);
      const data = Array.from({ length: distance }, (_, k) => 2 * k);
      for (const q of data.slice(0, -1)) c = c.cnot(q, q + 1).cnot(q + 2, q + 1);
      return c.measure('syndrome', ...data.slice(0, -1).map((q) => q + 1)).measure('data', ...data);
    }
    const code = repetition(3);
    expect(simulate(code, { shots: 10 }).counts('syndrome')).toEqual(new Map([['00', 10]]));
  });

  it('write functions that make steps', () => {
    type Step = (c: Circuit) => Circuit;
    const rotation =
      (angle: number, q: number): Step =>
      (c) =>
        c.ry(angle, q);
    const compose = (...steps: Step[]): Step => steps.reduce((f, g) => (c) => g(f(c)));
    const program = compose(rotation(0.1, 0), (c) => c.cnot(0, 1), rotation(0.2, 1));
    expect(program(circuit(2)).depth()).toBe(3);
  });

  it('keep circuits beside what was found', () => {
    interface Experiment {
      readonly circuit: Circuit;
      readonly target: TargetName;
      result?: SimulationResult;
    }
    const experiments: Experiment[] = [
      { circuit: circuit(2).h(0).measureAll(), target: 'ideal' },
      { circuit: parseQasm(MEASURED), target: 'qpu.aria-1' },
    ];
    for (const experiment of experiments) {
      experiment.result = simulate(transpile(experiment.circuit, experiment.target).circuit, { shots: 10 });
    }
    expect(experiments.map(({ result }) => result?.keys)).toEqual([['all'], ['c']]);
  });
});
