import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseQasm } from '../../src/formats/qasm/index.js';
import { findTarget } from '../../src/targets/index.js';
import { transpile } from '../../src/transpile/index.js';
import { verify } from '../../src/verify/index.js';
import { circuitFiles, circuitFolder } from '../shared-circuits.js';

const table = join(circuitFolder, 'index.csv');

/** File name, width and two-qubit gates in CNOTs of every file that can be expressed and compared exactly. */
const files = (existsSync(table) ? readFileSync(table, 'utf8').trim().split('\n') : [])
  .map((line) => line.split(','))
  .filter((_, row) => row > 0)
  .map((row) => ({ file: row[0]!, qubits: Number(row[4]), cnots: Number(row[7]), conditional: row[15] !== '0' }))
  .filter(({ file, qubits, conditional }) => qubits <= 7 && !conditional && circuitFiles.has(file));

describe('real circuits, where the folder is there', () => {
  it('are found where their table is', () => {
    expect(files.length > 0).toBe(existsSync(table));
  });

  for (const { file, cnots } of files) {
    it(`${file} stays the same circuit, with no more entangling gates than CNOTs`, () => {
      const original = parseQasm(readFileSync(circuitFiles.get(file)!, 'utf8'));
      for (const entangler of ['ms', 'zz'] as const) {
        const transpilation = transpile(original, findTarget('ideal'), { entangler, level: 1 });
        expect(transpilation.report.output.entanglingGates).toBeLessThanOrEqual(cnots);
        expect(verify(original, transpilation)).toMatchObject({ equivalent: true });
      }
    });
  }
});
