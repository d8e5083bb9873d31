import { expect, it } from 'vitest';
import { type CircuitData, circuit, nativeCircuit } from '../../src/circuit/index.js';
import { Output } from '../../src/cli/output.js';
import { runnable } from '../../src/cli/runnable.js';
import type { Terminal } from '../../src/cli/terminal.js';

/** What is run of a circuit, and what was said. */
function made(given: CircuitData, model: Parameters<typeof runnable>[1]) {
  const said: string[] = [];
  const stream = { write: (text: string) => said.push(text) };
  const output = new Output({ stdout: stream, stderr: stream, environment: {} } as unknown as Terminal, {});
  return { run: runnable({ name: undefined, circuit: given }, model, output), said: said.join('') };
}

it('is the circuit itself without noise, or where it is native', () => {
  const abstract = circuit(2).h(0).cnot(0, 1);
  expect(made(abstract, 'ideal')).toEqual({ run: abstract, said: '' });
  const native = nativeCircuit(2).gpi2(0, 0).ms(0, 0, 0, 1);
  expect(made(native, 'aria-1').run).toBe(native);
});

it.each([
  ['aria-1', 'simulator:aria-1', 'ms'],
  ['forte-1', 'simulator:forte-1', 'zz'],
] as const)('is made for the machine of the noise model %s', (model, target, entangling) => {
  const { run, said } = made(circuit(2).h(0).cnot(0, 1), model);
  expect(said).toContain(`transpiled for ${target} first`);
  const { circuit: native } = run as { readonly circuit: CircuitData };
  expect(native.gateset).toBe('native');
  expect(native.operations.filter(({ gate }) => gate.targets === 2).map(({ gate }) => gate.name)).toEqual([entangling]);
});
