import { describe, expect, it } from 'vitest';
import { type CircuitData, circuit, circuitOf, partsOf } from '../../../src/circuit/index.js';
import { qisGates } from '../../../src/gates/index.js';
import { finish } from '../../../src/steps/index.js';
import type { Pass, PassContext } from '../../../src/transpile/pipeline/pass.js';
import { PassRunner } from '../../../src/transpile/pipeline/run-passes.js';
import { passContext } from '../pass-claim.js';

/** A pass that appends a gate to wire 0 and counts its runs; one without a gate changes nothing. */
function appending(name: string, gate?: 'x' | 'z'): Pass & { runs: number } {
  const pass = {
    name,
    requires: 'anything',
    ensures: 'one gate more',
    runs: 0,
    run: (given: CircuitData, { checks }: PassContext): CircuitData => {
      pass.runs++;
      if (gate === undefined) return given;
      const added = { gate: qisGates[gate], parameters: [], controls: [], targets: [0] };
      checks.vouch([], [added]);
      return { ...partsOf(given), operations: [...given.operations, added] };
    },
  };
  return pass;
}

const names = ({ operations }: CircuitData) => operations.map(({ gate }) => gate.name);

describe('PassRunner', () => {
  it('runs what lists begin with alike once, and reports it in each', () => {
    const [first, second, third] = [appending('first', 'x'), appending('second', 'z'), appending('third', 'x')];
    const runner = new PassRunner(circuit(1), passContext(1));
    const a = finish(runner.run([first, second]));
    const b = finish(runner.run([first, third]));
    expect([names(a.circuit), names(b.circuit)]).toEqual([
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
    const runner = new PassRunner(circuit(1), passContext(1));
    const without = finish(runner.run([pass]));
    const withIdle = finish(runner.run([idle, pass]));
    expect(withIdle.circuit).toBe(without.circuit);
    expect(pass.runs).toBe(1);
    expect(withIdle.passes.map(({ name }) => name)).toEqual(['idle', 'pass']);
  });

  it('keeps what passes state to their own list', () => {
    const relabel: Pass = {
      ...appending('relabel', 'x'),
      run: (given, context) => {
        context.outputPermutation = [1, 0];
        return { ...partsOf(given), operations: [...given.operations] };
      },
    };
    const start = passContext(2);
    const runner = new PassRunner(circuitOf('qis', 2, []), start);
    expect(finish(runner.run([relabel])).context.outputPermutation).toEqual([1, 0]);
    expect(finish(runner.run([])).context.outputPermutation).toEqual([0, 1]);
    expect(start.outputPermutation).toEqual([0, 1]);
  });
});
