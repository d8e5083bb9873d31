import { describe, expect, it } from 'vitest';
import { circuit, circuitOf, type StatedCircuit } from '../../../src/circuit/index.js';
import { qisGates } from '../../../src/gates/index.js';
import { finish } from '../../../src/steps/index.js';
import { findTarget, qubitPairs } from '../../../src/targets/index.js';
import type { Pass, PassNeeds, PassRequest } from '../../../src/transpile/pipeline/pass.js';
import { rewritten } from '../../../src/transpile/pipeline/rewritten.js';
import { PassRunner } from '../../../src/transpile/pipeline/run-passes.js';
import { passRequest } from '../pass-claim.js';

/** A pass that appends a gate to wire 0 and counts its runs; one without a gate changes nothing. */
function appending(name: string, gate?: 'x' | 'z'): Pass & { runs: number } {
  const pass: Pass & { runs: number } = {
    name,
    needs: {},
    ensures: 'one gate more',
    runs: 0,
    run: (given, { checks }) => {
      pass.runs++;
      if (gate === undefined) return given;
      const added = { gate: qisGates[gate], parameters: [], controls: [], targets: [0] };
      checks.vouch([], [added]);
      return rewritten(given, { operations: [...given.circuit.operations, added] });
    },
  };
  return pass;
}

const names = ({ circuit: { operations } }: StatedCircuit) => operations.map(({ gate }) => gate.name);

describe('PassRunner', () => {
  it('runs what lists begin with alike once, and reports it in each', () => {
    const [first, second, third] = [appending('first', 'x'), appending('second', 'z'), appending('third', 'x')];
    const runner = new PassRunner(circuit(1), passRequest());
    const a = finish(runner.run([first, second]));
    const b = finish(runner.run([first, third]));
    expect([names(a.stated), names(b.stated)]).toEqual([
      ['x', 'z'],
      ['x', 'x'],
    ]);
    expect([first.runs, second.runs, third.runs]).toEqual([1, 1, 1]);
    expect(b.passes.map(({ name, before, after }) => [name, before.gates, after.gates])).toEqual([
      ['first', 0, 1],
      ['third', 1, 2],
    ]);
  });

  it('goes on as one where a pass changes nothing, and still reports it', () => {
    const [idle, pass] = [appending('idle'), appending('pass', 'x')];
    const runner = new PassRunner(circuit(1), passRequest());
    const without = finish(runner.run([pass]));
    const withIdle = finish(runner.run([idle, pass]));
    expect(withIdle.stated).toBe(without.stated);
    expect(pass.runs).toBe(1);
    expect(withIdle.passes.map(({ name }) => name)).toEqual(['idle', 'pass']);
  });

  it('keeps what passes state to their own list', () => {
    const relabel: Pass = {
      ...appending('relabel', 'x'),
      run: (given) => rewritten(given, { operations: [...given.circuit.operations], positions: [1, 0] }),
    };
    const runner = new PassRunner(circuitOf('qis', 2, []), passRequest());
    expect(finish(runner.run([relabel])).stated.outputPermutation).toEqual([1, 0]);
    expect(finish(runner.run([])).stated.outputPermutation).toEqual([0, 1]);
  });

  it.each<[string, PassNeeds, Partial<PassRequest>]>([
    ['all pairs', { allPairs: true }, { target: { ...findTarget('ideal'), connectivity: qubitPairs([[0, 1]], 2) } }],
    ['angles of all sizes', { partialAngles: true }, { target: { ...findTarget('ideal'), partialAngles: false } }],
    ['wires that may be exchanged', { freeWires: true }, { keepWires: true }],
    ['a relation', { relation: 'distribution' }, {}],
    ['something to leave out', { allowance: true }, {}],
    ['a level', { level: 3 }, { level: 2 }],
  ])('runs and reports only what has something to do: %s', (_, needs, asked) => {
    const [pass, idle] = [{ ...appending('pass', 'x'), needs }, appending('idle')];
    const runOf = (request: PassRequest) => finish(new PassRunner(circuit(2), request).run([idle, pass])).passes;
    expect(runOf(passRequest(asked)).map(({ name }) => name)).toEqual(['idle']);
    const all = passRequest({ relation: 'distribution', approximate: 0.1, level: 3 });
    expect(runOf(all).map(({ name }) => name)).toEqual(['idle', 'pass']);
  });
});
