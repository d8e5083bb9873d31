import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { circuit } from '../../src/circuit/index.js';
import { parseQasm } from '../../src/formats/qasm/index.js';
import { findTarget } from '../../src/targets/index.js';
import { transpileRelations } from '../../src/transpile/index.js';
import { verifyPasses } from '../../src/verify/index.js';
import { circuitFiles } from '../shared-circuits.js';

const ideal = findTarget('ideal');

/** Files that are compared exactly within moments. */
const LARGEST_FILE = 20_000;
const WIDEST = 6;

const small = [...circuitFiles].flatMap(([name, path]) => {
  const text = readFileSync(path, 'utf8');
  if (text.length > LARGEST_FILE || /\b(if|reset)\b/.test(text)) return [];
  const original = parseQasm(text, { file: name });
  return original.qubits <= WIDEST ? [{ name, original }] : [];
});

describe('verifyPasses', () => {
  it('has a verdict for every pass that was reported', () => {
    const seen: string[] = [];
    const { verdicts, transpilation } = verifyPasses(circuit(3).h(0).ccx(0, 1, 2).swap(1, 2), ideal, {
      onPass: ({ name }) => seen.push(name),
    });
    expect(verdicts.map(({ pass }) => pass)).toEqual(seen);
    expect(verdicts.every(({ verdict }) => verdict.equivalent === true)).toBe(true);
    expect(transpilation.circuit.gateset).toBe('native');
  });

  it('compares distributions where only those are to stay', () => {
    const original = circuit(2).h(0).cnot(0, 1).measure('c', 0, 1);
    const { verdicts } = verifyPasses(original, ideal, { relation: 'distribution' });
    expect(new Set(verdicts.map(({ verdict }) => verdict.relation))).toEqual(new Set(['distribution']));
  });

  for (const { name, original } of small) {
    it(`finds every pass to be right on ${name}`, () => {
      for (const relation of transpileRelations) {
        for (const keepWires of [false, true]) {
          const { verdicts } = verifyPasses(original, ideal, { relation, keepWires, level: 3, budget: 0.2 });
          const wrong = verdicts.filter(({ verdict }) => verdict.equivalent !== true);
          expect(wrong.map(({ pass, verdict }) => `${pass}: ${verdict.guarantee}`)).toEqual([]);
        }
      }
    });
  }
});
