import { describe, expect, it } from 'vitest';
import { circuit } from '../../src/circuit/index.js';
import { estimateFidelity, estimatePrice, findTarget } from '../../src/targets/index.js';
import { transpile } from '../../src/transpile/index.js';

const forte = findTarget('qpu.forte-1');
const job = { pulses: 128, entanglingGates: 32 };

describe('estimatePrice', () => {
  it.each([
    [51, 11, 10_000, 206.95],
    [6375, 1375, 10_000, 25_868.75],
    [128, 32, 5_000, 284.32],
    [128, 32, 10_000, 568.64],
  ])(
    'agrees with published estimates to the cent: %i and %i gates, %i shots',
    (pulses, entanglingGates, shots, usd) => {
      expect(estimatePrice(forte, { pulses, entanglingGates, shots })).toBeCloseTo(usd, 6);
    },
  );

  it('names both sources of the rate of one-qubit gates, which differ', () => {
    expect(forte.prices!.oneQubitGate).toBe(0.000164);
    expect(forte.sources.prices).toMatch(/estimate.*Azure.*0\.0001645/);
  });

  it('has one minimum for a job of several circuits', () => {
    const size = { pulses: 8, entanglingGates: 3, shots: 100 };
    const part = estimatePrice(forte, { ...size, isPart: true })!;
    expect(part).toBeCloseTo(100 * (8 * 0.000164 + 3 * 0.001121), 12);
    expect(estimatePrice(forte, { ...size, pulses: 80, entanglingGates: 30 })).toBe(25.7899);
    expect(10 * part).toBeLessThan(25.7899);
  });

  it('is the minimum for small jobs, a higher one with error mitigation', () => {
    expect(estimatePrice(forte, { ...job, shots: 400 })).toBe(25.7899);
    expect(estimatePrice(forte, { ...job, shots: 2000, errorMitigation: true })).toBe(168.195);
    expect(estimatePrice(findTarget('qpu.aria-1'), { pulses: 0, entanglingGates: 0, shots: 1 })).toBe(12.4166);
  });

  it('takes what a report says of the output', () => {
    const { output } = transpile(circuit(2).h(0).cnot(0, 1), forte).report;
    const { pulses, entanglingGates, entanglingAngle } = output;
    const price = estimatePrice(forte, { ...output, shots: 100_000 });
    expect(price).toBe(estimatePrice(forte, { pulses, entanglingGates, shots: 100_000 }));
    const fidelity = estimateFidelity(forte, output);
    expect(fidelity).toBe(estimateFidelity(forte, { pulses, entanglingGates, entanglingAngle }));
  });

  it('is zero on the simulator and unknown where no price is published', () => {
    expect(estimatePrice(findTarget('simulator'), { ...job, shots: 1000 })).toBe(0);
    expect(estimatePrice(findTarget('qpu.harmony'), { ...job, shots: 1000 })).toBeNull();
    expect(estimatePrice(findTarget('ideal'), { ...job, shots: 1000 })).toBeNull();
  });
});
