import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuit, circuitOf } from '../../src/circuit/index.js';
import { connects, customTarget, findTarget } from '../../src/targets/index.js';
import { candidatesFor, searched } from '../../src/transpile/candidates.js';
import { type TranspileOptions, transpile } from '../../src/transpile/index.js';
import { meets, type PassRequest } from '../../src/transpile/pipeline/pass.js';
import { verify } from '../../src/verify/index.js';
import { randomUses } from '../gates/arbitraries.js';
import { distanceTo, FIXED } from './exactness.js';
import { passRequest } from './pass-claim.js';

const ideal = findTarget('ideal');
const line = customTarget({
  name: 'line',
  qubits: 4,
  entanglers: ['zz'],
  connectivity: [
    [0, 1],
    [1, 2],
    [2, 3],
  ],
});

const names = (asked: Partial<PassRequest>) => {
  const request = passRequest(asked);
  return candidatesFor(request).map((candidate) =>
    candidate.filter((pass) => meets(pass, request)).map(({ name }) => name),
  );
};

describe('candidatesFor', () => {
  it('has what the level below has, first of all', () => {
    expect(names({ level: 1 })).toHaveLength(1);
    expect(names({ level: 2 })[0]).toEqual(names({ level: 1 })[0]);
    expect(names({ level: 3 }).slice(0, names({ level: 2 }).length)).toEqual(names({ level: 2 }));
  });

  it('takes everything apart before whoever needs elementary gates', () => {
    const staysAsItIs = ['trim-inputs', 'trim-outputs'];
    for (const candidate of candidatesFor(passRequest({ level: 3 }))) {
      let elementary = false;
      for (const { name, needs } of candidate) {
        if (needs.gates === 'elementary') expect(`${name}: ${elementary}`).toBe(`${name}: true`);
        else if (!staysAsItIs.includes(name)) elementary = name === 'decompose';
      }
    }
  });

  it('trims only where nothing but the distribution counts', () => {
    expect(names({ relation: 'frames-and-permutation' }).flat()).not.toContain('trim-outputs');
    expect(names({ relation: 'distribution' }).flat()).toContain('trim-outputs');
  });

  it('leaves angles out only where that is allowed', () => {
    expect(names({}).flat()).not.toContain('drop-small-angles');
    expect(names({ approximate: 1e-3 }).flat()).toContain('drop-small-angles');
  });

  it('searches before native gates are made, at level 3 alone', () => {
    const request = passRequest({ level: 3 });
    for (const candidate of candidatesFor(request).slice(1)) {
      const further = searched(candidate, request)
        ?.filter((pass) => meets(pass, request))
        .map(({ name }) => name);
      expect(further?.at(-1)).toBe('lower');
      expect(further?.slice(-3)).toEqual(['resynthesise-windows', 'commute-and-merge', 'lower']);
      expect(further).toHaveLength(candidate.filter((pass) => meets(pass, request)).length + 2);
      expect(searched(candidate, passRequest())).toBeUndefined();
    }
  });
});

describe('passes that are left out', () => {
  const original = circuit(3).ccx(0, 1, 2).cnot(0, 1).rz(0.3, 2).ccx(0, 1, 2).swap(0, 2);

  it('are not run, and the rest is still right', () => {
    const optional = new Set(names({}).flat());
    for (const needed of ['decompose', 'lower']) optional.delete(needed);
    for (const name of optional) {
      const seen: string[] = [];
      const options: TranspileOptions = { without: [name], onPass: (pass) => seen.push(pass.name) };
      expect(distanceTo(original, transpile(original, ideal, options))).toBeLessThan(1e-9);
      expect(seen).not.toContain(name);
    }
  });

  it('are refused where there is no such pass or no circuit without it', () => {
    expect(() => transpile(original, ideal, { without: ['lower'] })).toThrow('there is no pass "lower"');
    expect(() => transpile(original, ideal, { without: ['magic'] })).toThrow('there is no pass "magic"');
  });
});

describe('targets with missing pairs', () => {
  it('get gates on their own pairs only, at every level', () => {
    const fits = randomUses('qis', 4, { maxLength: 20 }).map((uses) =>
      uses.filter(({ controls, targets }) => {
        const wires = [...controls, ...targets];
        return wires.length === 1 || (wires.length === 2 && Math.abs(wires[0]! - wires[1]!) === 1);
      }),
    );
    fc.assert(
      fc.property(fits, fc.constantFrom(1, 2, 3), (uses, level) => {
        const original = circuitOf('qis', 4, uses);
        const transpilation = transpile(original, line, { level: level as 1 | 2 | 3, budget: 0.02 });
        for (const { gate, targets } of transpilation.circuit.operations) {
          if (gate.kind === 'unitary' && targets.length === 2) {
            expect(connects(line.connectivity, targets[0]!, targets[1]!)).toBe(true);
          }
        }
        expect(verify(original, transpilation).equivalent).toBe(true);
      }),
      { ...FIXED, numRuns: 40 },
    );
  });
});

describe('the distribution as all that counts', () => {
  it('takes fewer gates, and still gives the same results', () => {
    const prepared = circuit(3).h(0).cnot(0, 1).cz(1, 2).rz(0.4, 0).zz(0.7, 0, 1).measure('c', 0, 1);
    const whole = transpile(prepared, ideal).report.output;
    const transpilation = transpile(prepared, ideal, { relation: 'distribution' });
    expect(transpilation.report.output.entanglingGates).toBeLessThan(whole.entanglingGates);
    expect(verify(prepared, transpilation, { relation: 'distribution' }).equivalent).toBe(true);
  });
});

describe('long circuits', () => {
  // Two of three parts gain most from whole gates, the rest from rotations.
  const toffolis = circuit(4).ccx(0, 1, 2).cnot(2, 3).ccx(0, 1, 2).t(3);
  const rotations = circuit(4).zz(0.3, 0, 1).h(2).zz(0.4, 1, 3).rx(0.2, 0);
  const long = toffolis.repeat(4000).append(rotations.repeat(1500), [0, 1, 2, 3]);

  it('are decided by parts of them, and are still the same circuit', () => {
    const seen = new Set<string>();
    const transpilation = transpile(long, ideal, { onPass: ({ name }) => seen.add(name) });
    expect(seen).toContain('pair-relative-phases');
    expect(verify(long, transpilation).equivalent).toBe(true);
    const { entanglingGates } = transpile(long, ideal, { level: 1 }).report.output;
    expect(transpilation.report.output.entanglingGates).toBeLessThan(0.8 * entanglingGates);
  });
});
