import { afterAll, describe, expect, it } from 'vitest';
import { type CircuitData, circuit } from '../../src/circuit/index.js';
import { Failure } from '../../src/cli/failure.js';
import type { Terminal } from '../../src/cli/terminal.js';
import { bound, type ClaimOptions, claimsOf } from '../../src/cli/verify-claims.js';
import type { CircuitDocument } from '../../src/documents/index.js';
import { param } from '../../src/math/index.js';
import { Folder } from './in-process.js';

const folder = new Folder();
afterAll(() => folder.remove());

const terminal = { stdin: (async function* () {})(), environment: {} } as unknown as Terminal;
const documentOf = (file: string, made: CircuitData): CircuitDocument => ({
  file,
  description: 'OpenQASM 3',
  circuits: [{ name: undefined, circuit: made }],
  multiple: false,
  job: undefined,
  warnings: [],
});
const two = documentOf('two.qasm', circuit(2).x(0));
const three = documentOf('three.qasm', circuit(3).x(0));
const claims = (options: ClaimOptions, [original, candidate] = [two, three]) =>
  claimsOf(original!, candidate!, options, terminal);

/** The failure of an action: its code, exit code and message. */
async function failureOf(action: () => unknown) {
  try {
    await action();
  } catch (error) {
    if (error instanceof Failure) return [error.issues[0]!.code, error.exitCode, error.message];
    throw error;
  }
  return undefined;
}

describe('what the command line claims', () => {
  it('is a wire for each qubit of the original, and a frame for each wire of the candidate', async () => {
    const candidate = three.circuits[0].circuit;
    expect(await claims({ permutation: [2, 0], frames: [0.1, 0, 0.2] })).toEqual([
      { circuit: candidate, outputPermutation: [2, 0], frames: [0.1, 0, 0.2] },
    ]);
    expect(await claims({})).toEqual([{ circuit: candidate }]);
    const lengths = [{ permutation: [0, 1, 2] }, { frames: [0, 0] }];
    for (const options of lengths)
      expect(await failureOf(() => claims(options))).toEqual(['WrongUsage', 2, expect.any(String)]);
  });

  it.each([[[0, 0]], [[0, -1]], [[0, 0.5]]])('puts each qubit on a wire of its own, unlike %j', async (permutation) => {
    const [code, exitCode, message] = (await failureOf(() => claims({ permutation })))!;
    expect([code, exitCode]).toEqual(['WrongUsage', 2]);
    expect(message).toContain(`--permutation ${permutation.join(',')} `);
  });

  it('takes the place of what a job states', async () => {
    const { circuit: made } = two.circuits[0];
    const stated = { circuit: made, outputPermutation: [1, 0], frames: [0, 0], globalPhase: 0 };
    const job: CircuitDocument = { ...two, circuits: [{ name: undefined, circuit: made, stated }] };
    expect(await claims({}, [two, job])).toEqual([{ ...stated, isMetadata: true }]);
    expect(await claims({ permutation: [0, 1] }, [two, job])).toEqual([{ circuit: made, outputPermutation: [0, 1] }]);
  });

  it('is not said twice', async () => {
    const report = folder.file('report.json', {});
    expect(await failureOf(() => claims({ report, frames: [0, 0, 0] }))).toEqual(['WrongUsage', 2, expect.any(String)]);
  });
});

describe('values of the command line', () => {
  const rotated = documentOf('rotated.qasm', circuit(1).rz(param('a'), 0));
  const framed = documentOf('framed.qasm', circuit(1).x(0));
  const claim = { circuit: framed.circuits[0].circuit, frames: [param('b')], globalPhase: param('a') };

  it('go to both circuits and to what is stated', () => {
    const found = bound(rotated, framed, [claim], { set: { a: '0.5', b: '0.25' } });
    expect(found.original.circuits[0].circuit.operations[0]!.parameters).toEqual([0.5]);
    expect(found.claims).toMatchObject([{ frames: [0.25], globalPhase: 0.5 }]);
  });

  it('leave free what they do not name', () => {
    const found = bound(rotated, framed, [claim], { set: { a: '0.5' }, report: 'report.json' });
    expect(found.original.circuits[0].circuit.parameters).toEqual([]);
    expect(found.claims).toMatchObject([{ frames: [param('b')], globalPhase: 0.5 }]);
  });

  it('belong to a parameter of one of them', async () => {
    const options = { set: { a: '1', b: '2', other: '3' } };
    expect(await failureOf(() => bound(rotated, framed, [claim], options))).toEqual([
      'UnknownParameter',
      1,
      expect.stringContaining('other'),
    ]);
  });
});
