import { describe, expect, it } from 'vitest';
import { addGateMethods } from '../../src/circuit/gate-methods.js';
import { allForms, allGates } from '../../src/gates/index.js';

type Call = readonly [name: string, parameters: readonly unknown[], wires: readonly number[]];

/** What a method hands on, called as untyped code calls it. */
function handedOn(gateset: 'qis' | 'native', name: string, ...args: readonly unknown[]): Call {
  const calls: Call[] = [];
  const taker = {
    gateset,
    gate: (...call: Call) => {
      calls.push(call);
    },
  };
  addGateMethods(taker as never);
  (taker as never as Record<string, (...given: readonly unknown[]) => unknown>)[name]!(...args);
  return calls[0]!;
}

describe('the methods of a circuit', () => {
  it('are there for every gate and every form, and leave those that are there alone', () => {
    const own = () => 'own';
    const taker = { gateset: 'qis' as const, gate: () => undefined, barrier: own };
    addGateMethods(taker);
    const methods = taker as unknown as Record<string, unknown>;
    for (const { name } of [...allGates, ...allForms]) expect(typeof methods[name], name).toBe('function');
    expect(taker.barrier).toBe(own);
    expect(Object.keys(taker)).toEqual(['gateset', 'gate', 'barrier']);
  });

  it('take angles first, then wires, lists of them too', () => {
    expect(handedOn('qis', 'u', 1, 2, 3, 0)).toEqual(['u', [1, 2, 3], [0]]);
    expect(handedOn('qis', 'mcx', [0, 1], 2)).toEqual(['mcx', [], [0, 1, 2]]);
  });

  it('take angles with a default last', () => {
    expect(handedOn('native', 'ms', 0.1, 0.2, 4, 3)).toEqual(['ms', [0.1, 0.2], [4, 3]]);
    expect(handedOn('native', 'ms', 0.1, 0.2, 4, 3, 0.05)).toEqual(['ms', [0.1, 0.2, 0.05], [4, 3]]);
  });

  it('say our name where another one is used', () => {
    expect(() => handedOn('qis', 'sdg', 0)).toThrow("write si, or gate('sdg', parameters, wires), which knows both");
    expect(() => handedOn('native', 'cx', 0, 1)).toThrow(expect.objectContaining({ code: 'GatesetMismatch' }));
  });
});
