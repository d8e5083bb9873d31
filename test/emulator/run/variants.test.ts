import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nativeCircuit } from '../../../src/circuit/index.js';
import { compile } from '../../../src/emulator/run/compile.js';
import { inFrames } from '../../../src/emulator/run/native-phases.js';
import { moved } from '../../../src/emulator/run/outcomes.js';
import { votesOf } from '../../../src/emulator/run/variants.js';
import type { CircuitOutcome } from '../../../src/emulator/runner/outcome.js';
import { aggregateVariants, decodeCircuit, decodeHistogram } from '../../../src/formats/ionq/index.js';
import { probabilities, simulate, targetNoise } from '../../../src/simulate/index.js';
import { findTarget } from '../../../src/targets/index.js';
import { circuitArbitrary, PATIENCE, SEED } from '../../simulate/circuit-arbitrary.js';
import { circuitOutcome, gatesJob, listOf, worstDeviation } from './tasks.js';

const ghz = [
  { gate: 'h', target: 0 },
  { gate: 'cnot', control: 0, target: 1 },
  { gate: 'cnot', control: 1, target: 2 },
];

/** The outcomes of each variant by the circuit's own qubits. */
function parts({ outcomes, variants }: CircuitOutcome): readonly (readonly string[])[] {
  let start = 0;
  return variants.map(({ shots }) => {
    start += shots;
    return outcomes!.slice(start - shots, start);
  });
}

function countsOf(outcomes: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

describe('variants', () => {
  it('split the shots, the first ones taking one more', async () => {
    const { variants, outcomes } = await circuitOutcome(gatesJob(ghz, { backend: 'qpu.aria-1', shots: 1003 }), {
      variants: 10,
    });
    expect(variants.map(({ shots }) => shots)).toEqual([101, 101, 101, 100, 100, 100, 100, 100, 100, 100]);
    expect(variants.map((variant) => variant.outcomes.length)).toEqual(variants.map(({ shots }) => shots));
    expect(outcomes).toHaveLength(1003);
  });

  it('are no more than there are shots', async () => {
    const { variants } = await circuitOutcome(gatesJob(ghz, { backend: 'qpu.aria-1', shots: 3 }), { variants: 10 });
    expect(variants.map(({ shots }) => shots)).toEqual([1, 1, 1]);
  });

  it('run on qubits of the machine that differ, each once', async () => {
    const { variants } = await circuitOutcome(gatesJob(ghz, { backend: 'qpu.forte-1', shots: 640 }), { variants: 32 });
    const maps = variants.map(({ qubitMap }) => qubitMap);
    for (const map of maps) {
      expect(new Set(map).size).toBe(3);
      for (const qubit of map) expect([...Array(36).keys()]).toContain(qubit);
    }
    expect(new Set(maps.map(String)).size).toBe(32);
    expect(new Set(maps.flat()).size).toBeGreaterThan(30);
    expect(new Set(variants.map(({ id }) => id)).size).toBe(32);
    for (const { id } of variants)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('answer for the qubits of the machine, and the job for those of the circuit', async () => {
    const outcome = await circuitOutcome(gatesJob(ghz, { backend: 'qpu.aria-1', shots: 900 }), { variants: 6 });
    for (const [k, own] of parts(outcome).entries()) {
      const { qubitMap, outcomes, histogram } = outcome.variants[k]!;
      expect(outcomes).toEqual(own.map((each) => String(moved(Number(each), qubitMap))));
      expect(histogram).toEqual(countsOf(outcomes));
      expect(Object.keys(histogram)).toEqual(Object.keys(histogram).sort((a, b) => Number(a) - Number(b)));
    }
    const shares = Object.entries(countsOf(outcome.outcomes!)).map(([key, count]) => [key, count / 900] as const);
    expect(outcome.probabilities).toEqual(Object.fromEntries(shares));
  });

  it('give what is certain on whatever qubits they run', async () => {
    const certain = gatesJob(
      [
        { gate: 'x', target: 0 },
        { gate: 'cnot', control: 0, target: 2 },
        { gate: 'h', target: 1 },
        { gate: 'z', target: 1 },
        { gate: 'h', target: 1 },
      ],
      { backend: 'qpu.forte-1', shots: 500 },
    );
    const {
      variants,
      probabilities: found,
      sharpened,
    } = await circuitOutcome(certain, { variants: 25, noise: 'ideal' });
    expect(found).toEqual({ 7: 1 });
    expect(sharpened).toEqual({ 7: expect.closeTo(1, 12) });
    for (const { qubitMap, histogram, shots } of variants) {
      expect(histogram).toEqual({ [qubitMap.reduce((sum, qubit) => sum + 2 ** qubit, 0)]: shots });
    }
  });

  it('are together as the circuit is', async () => {
    const shots = 10_000;
    const payload = gatesJob([...ghz, { gate: 'rx', target: 1, rotation: 0.7 }], { backend: 'qpu.aria-1', shots });
    const { probabilities: shares, compiled } = await circuitOutcome(payload, { variants: 32 });
    const noise = targetNoise('qpu.aria-1', { readout: true });
    const exact = simulate(decodeCircuit(compiled), { noise, engine: 'density-matrix' }).distribution();
    expect(worstDeviation(listOf(shares, 3), exact, shots)).toBeLessThan(5);
  });

  it('have votes as whoever reads the service puts them together', async () => {
    const outcome = await circuitOutcome(gatesJob(ghz, { backend: 'qpu.aria-1', shots: 620 }), { variants: 31 });
    const circuit = { qubits: 3, measurements: [] };
    const read = parts(outcome).map((own) => ({ results: decodeHistogram(countsOf(own), circuit), shots: own.length }));
    const voted = aggregateVariants(read, 'plurality').all!;
    const expected = [...voted.outcomes()].map(({ value }) => [
      String(value),
      expect.closeTo(voted.probability(value), 12),
    ]);
    expect(outcome.sharpened).toEqual(Object.fromEntries(expected));
    expect(Object.keys(outcome.sharpened!)).toEqual(['0', '7']);
  });

  it('are as many draws as there are: other seeds, other variants', async () => {
    const payload = gatesJob(ghz, { backend: 'qpu.aria-1', shots: 600 });
    const first = await circuitOutcome(payload, { variants: 2, seed: 1 });
    const second = await circuitOutcome(payload, { variants: 2, seed: 2 });
    expect(first.variants[0]!.qubitMap).not.toEqual(second.variants[0]!.qubitMap);
    expect(first.variants[0]!.outcomes.length).toBe(first.variants[1]!.outcomes.length);
    expect(parts(first)[0]).not.toEqual(parts(first)[1]);
  });
});

describe('votesOf', () => {
  it('shares a vote among outcomes that are as frequent', () => {
    const votes = votesOf([Float64Array.of(1, 1, 2), Float64Array.of(0, 0, 1, 1)]);
    expect([...votes].sort()).toEqual([
      [0, 0.25],
      [1, 0.75],
    ]);
  });
});

describe('inFrames', () => {
  it('changes pulses and no outcome', { timeout: PATIENCE }, async () => {
    const signal = new AbortController().signal;
    await fc.assert(
      fc.asyncProperty(
        circuitArbitrary('qis', { maxQubits: 3, maxGates: 6 }),
        fc.constantFrom('qpu.aria-1', 'qpu.forte-1'),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }),
        async (each, name, turns) => {
          const { native } = await compile(each, findTarget(name), 1, signal);
          const turned = inFrames(native, turns);
          const expected = [...probabilities(native)].map((p) => expect.closeTo(p, 9));
          expect([...probabilities(turned)]).toEqual(expected);
        },
      ),
      { seed: SEED, numRuns: 60 },
    );
  });

  it('turns the phases of each wire by its own, inside their range', async () => {
    const signal = new AbortController().signal;
    const made = nativeCircuit(2).gpi(0.4, 0).gpi2(0, 1).gate('ms', [0.1, 0.2, 0.15], [1, 0]).zz(0.3, 0, 1);
    const { native } = await compile(made, findTarget('qpu.aria-1'), 1, signal);
    const parameters = inFrames(native, [0.25, 0.125]).operations.map((each) => each.parameters);
    expect(parameters).toEqual([
      [expect.closeTo(-0.35, 12)],
      [0.125],
      [expect.closeTo(0.225, 12), expect.closeTo(0.45, 12), 0.15],
      [0.3],
    ]);
  });
});
