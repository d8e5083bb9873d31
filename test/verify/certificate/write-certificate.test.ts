import { describe, expect, it } from 'vitest';
import { asStated, type CircuitData, circuit } from '../../../src/circuit/index.js';
import { param } from '../../../src/math/index.js';
import { finish } from '../../../src/steps/index.js';
import { transpile } from '../../../src/transpile/index.js';
import { certificateOf, equalByChain, stationsAlong, stationsOf } from '../../../src/verify/certificate/index.js';

const original = circuit(3)
  .h(0)
  .unitary(
    [
      [0, 0, 1, 0],
      [1, 0, 0, 0],
      [0, 1, 0, 0],
      [0, 0, 0, 1],
    ],
    [0, 1],
  )
  .ccx(0, 1, 2)
  .swap(0, 2)
  .rz(0.3, 1)
  .cnot(1, 2);

/** What a circuit does, without the signs of zeros, which JSON does not know. */
function written({ operations }: CircuitData): readonly string[] {
  return operations.map(({ gate, targets, controls, parameters, data }) =>
    JSON.stringify([gate.name, targets, controls, parameters, data?.pauliSum, [...(data?.matrix ?? [])]]),
  );
}

describe('certificateOf', () => {
  it.each([
    [0, 'zz'],
    [1, 'ms'],
    [2, 'zz'],
  ] as const)('says as JSON what the derivation says, at level %i with %s', (level, entangler) => {
    const transpilation = transpile(original, 'ideal', { level, entangler });
    const certificate = certificateOf(transpilation);
    const read = stationsOf(JSON.parse(JSON.stringify(certificate)), asStated(original), transpilation);
    const known = stationsAlong(transpilation.derivation!(), transpilation);
    expect(read.map(({ pass }) => pass)).toEqual(known.map(({ pass }) => pass));
    for (const [index, { after }] of read.entries()) {
      const { circuit: made, outputPermutation, frames } = known[index]!.after;
      expect(written(after.circuit)).toEqual(written(made));
      expect(after).toMatchObject({ outputPermutation, frames });
    }
    const shown = finish(equalByChain(asStated(original), read));
    expect(shown).toEqual(finish(equalByChain(asStated(original), known)));
    expect(shown.same).toBe(true);
  });

  it('copies what a pass kept, and repeats neither the original nor the candidate', () => {
    const chain = circuit(9).each([...Array(8).keys()], (c, q) => c.cnot(q, q + 1).rz(0.1 + q, q + 1));
    const { steps } = certificateOf(transpile(chain, 'ideal', { level: 1 }));
    expect(steps.at(-1)!.circuit).toBeUndefined();
    expect(JSON.stringify(steps[0]!.circuit!.gates).length).toBeLessThan(JSON.stringify(chain).length);
  });

  it('writes angles with parameters, which are read as they were', () => {
    const free = circuit<'a'>(2).h(0).rx(param('a').mul(2).add(0.5), 0).cnot(0, 1).rz(param('a'), 1);
    const transpilation = transpile(free, 'ideal');
    const read = stationsOf(JSON.parse(JSON.stringify(certificateOf(transpilation))), asStated(free), transpilation);
    const known = stationsAlong(transpilation.derivation!(), transpilation);
    for (const [index, { after }] of read.entries()) {
      expect(written(after.circuit)).toEqual(written(known[index]!.after.circuit));
    }
    expect(() => certificateOf(transpilation.bind({ a: 1 }))).toThrow('parameters were bound');
  });
});
