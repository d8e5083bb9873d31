import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IonloomError, type Issue } from '../../../../../src/errors/index.js';
import { parseQasm } from '../../../../../src/formats/qasm/index.js';
import { finalState } from '../../../../../src/simulate/index.js';
import { reasonAgainst } from './deferral-rule.js';
import { BITS, type Program, registers, textOf, WIRES } from './dynamic-program.js';
import { branchesOf } from './dynamic-simulator.js';
import { programs } from './random-programs.js';

const seed = 20261129;
const numRuns = 600;

const TOLERANCE = 1e-10;

/** The probability of each value of all bits. */
type Distribution = Float64Array;

function read(text: string) {
  const warnings: Issue[] = [];
  try {
    return { circuit: parseQasm(text, { onWarning: (warning) => warnings.push(warning) }), warnings };
  } catch (thrown) {
    if (!(thrown instanceof IonloomError)) throw thrown;
    return { issues: thrown.issues };
  }
}

function numberOf(bits: readonly boolean[]): number {
  return bits.reduce((sum, bit, k) => sum + (bit ? 2 ** k : 0), 0);
}

const codes = ['GateAfterMeasurement', 'NotExpressible', 'DuplicateMeasurement'];

test('a program is read if the rule lets its measurements wait, and then gives the results of its run', () => {
  const seen = { deferred: 0, plain: 0, refused: new Map<string, number>() };
  fc.assert(
    fc.property(programs, (program) => {
      const text = textOf(program);
      const against = reasonAgainst(program);
      const reading = read(text);
      if (reading.circuit === undefined) {
        expect(against, `${text}\n${reading.issues[0]?.message}`).toBeDefined();
        expect(reading.issues.filter(({ code }) => !codes.includes(code))).toEqual([]);
        seen.refused.set(against!, (seen.refused.get(against!) ?? 0) + 1);
        return;
      }
      expect(against, text).toBeUndefined();
      if (reading.warnings.length > 0) seen.deferred++;
      else seen.plain++;
      compare(program, text, reading.circuit);
    }),
    { seed, numRuns },
  );
  expect(seen.deferred).toBeGreaterThan(numRuns / 8);
  expect([...seen.refused.keys()].sort()).toEqual([
    'gate',
    'measurement under a condition',
    'one wire in two bits',
    'reset',
  ]);
});

function compare(program: Program, text: string, circuit: ReturnType<typeof parseQasm>): void {
  const state = finalState(circuit);
  const branches = branchesOf(program);
  const [expected, found]: [Distribution, Distribution] = [new Float64Array(2 ** BITS), new Float64Array(2 ** BITS)];
  for (const { re, im, bits } of branches) {
    expected[numberOf(bits)]! += re.reduce((sum, x, k) => sum + x * x + im[k]! * im[k]!, 0);
  }
  for (let index = 0; index < 2 ** WIRES; index++) {
    const bits = new Array<boolean>(BITS).fill(false);
    for (const { key, wires } of circuit.measurements) {
      const { first } = registers.find(({ name }) => name === key)!;
      wires.forEach((wire, k) => {
        bits[first + k] = wire !== null && ((index >> wire) & 1) === 1;
      });
    }
    found[numberOf(bits)]! += state.probability(index);
  }
  const worst = Math.max(...found.map((x, k) => Math.abs(x - expected[k]!)));
  expect(worst, text).toBeLessThan(TOLERANCE);
  // Branches are orthogonal in what was measured: their sum is the state before all measurements, phases included.
  let farthest = 0;
  for (let index = 0; index < 2 ** WIRES; index++) {
    const re = branches.reduce((sum, branch) => sum + branch.re[index]!, 0);
    const im = branches.reduce((sum, branch) => sum + branch.im[index]!, 0);
    const amplitude = state.amplitude(index);
    farthest = Math.max(farthest, Math.hypot(amplitude.re - re, amplitude.im - im));
  }
  expect(farthest, text).toBeLessThan(TOLERANCE);
}
