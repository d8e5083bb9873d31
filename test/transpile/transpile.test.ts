import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CircuitData, circuit, circuitOf, nativeCircuit } from '../../src/circuit/index.js';
import { allGates, type Gate, type GateUse, nativeGates, qisGates } from '../../src/gates/index.js';
import { type Angle, bindAngle, param } from '../../src/math/index.js';
import { findTarget, type Target, weighCost } from '../../src/targets/index.js';
import { type Level, transpile } from '../../src/transpile/index.js';
import { randomUses, useOf } from '../gates/arbitraries.js';
import { uniform } from '../math/uniform.js';
import { distanceTo, FIXED, type Stated } from './exactness.js';
import { symbolicCircuits, valuesFor } from './symbolic.js';

const ideal = findTarget('ideal');
const entanglers = ['ms', 'zz'] as const;
const levels: readonly Level[] = [0, 1, 2, 3];

/** Seconds in which a search finds something on a few gates. */
const BUDGET = 0.05;

/** Targets whose gates take less than those of the ideal one. */
const onlyPositive: Target = { ...ideal, zzAngleRange: [0, 0.25] };
const onlyFullGates: Target = { ...ideal, partialAngles: false };

function expectNative({ circuit: native, frames }: Stated, entangler: 'ms' | 'zz', lowest = -0.25): void {
  expect(native.gateset).toBe('native');
  for (const { gate, parameters, targets } of native.operations) {
    if (gate.kind === 'barrier') continue;
    for (const parameter of parameters) {
      expect(parameter).toBeGreaterThan(-0.5);
      expect(parameter).toBeLessThanOrEqual(0.5);
    }
    if (targets.length === 1) {
      expect([nativeGates.gpi, nativeGates.gpi2]).toContain(gate);
    } else {
      expect(gate).toBe(nativeGates[entangler]);
      expect(parameters.at(-1)).toBeGreaterThanOrEqual(entangler === 'ms' ? 0 : lowest);
      expect(parameters.at(-1)).toBeLessThanOrEqual(0.25);
    }
  }
  for (const frame of frames) expect(Math.abs(frame as number)).toBeLessThanOrEqual(Math.PI);
}

/** Pulses on one wire between two gates that are no pulses. */
function longestRun(native: CircuitData): number {
  const runs = new Array<number>(native.qubits).fill(0);
  let longest = 0;
  for (const { gate, targets } of native.operations) {
    const pulse = targets.length === 1 && gate.kind === 'unitary';
    for (const wire of targets) {
      runs[wire] = pulse ? runs[wire]! + 1 : 0;
      longest = Math.max(longest, runs[wire]!);
    }
  }
  return longest;
}

describe('transpile is exact, global phase and frames included', () => {
  const rows = allGates.filter(({ targets }) => targets === 'any' || targets <= 4);

  it.each(rows.map((gate) => [`${gate.gateset} ${gate.name}`, gate] as const))('%s with controls', (_, gate) => {
    fc.assert(
      fc.property(useOf(gate, 4, 3), fc.constantFrom(...entanglers), (use, entangler) => {
        const original = circuitOf(gate.gateset, 4, [use]);
        const transpilation = transpile(original, ideal, { entangler, level: 1 });
        expectNative(transpilation, entangler);
        expect(distanceTo(original, transpilation)).toBeLessThan(1e-9);
      }),
      { ...FIXED, numRuns: 12 },
    );
  });

  it.each(['qis', 'native'] as const)('random %s circuits', (gateset) => {
    const shape = { maxLength: 25, maxControls: 2 };
    const wires = fc.constantFrom(2, 3);
    const circuits = wires.chain((count) =>
      fc
        .tuple(randomUses(gateset, count, shape), uniform(-4, 4))
        .map(([uses, globalPhase]) => circuitOf(gateset, count, uses, { globalPhase })),
    );
    fc.assert(
      fc.property(
        circuits,
        fc.constantFrom(...entanglers),
        fc.constantFrom(...levels),
        (original, entangler, level) => {
          const transpilation = transpile(original, ideal, { entangler, level, budget: BUDGET });
          expectNative(transpilation, entangler);
          expect(longestRun(transpilation.circuit)).toBeLessThanOrEqual(2);
          expect(distanceTo(original, transpilation)).toBeLessThan(1e-9);
        },
      ),
      { ...FIXED, numRuns: 150 },
    );
  });

  it('on targets with narrower gates', () => {
    fc.assert(
      fc.property(randomUses('qis', 3, { maxLength: 15 }), fc.constantFrom(0, 1), (uses, level) => {
        const original = circuitOf('qis', 3, uses);
        const positive = transpile(original, onlyPositive, { entangler: 'zz', level: level as Level });
        expectNative(positive, 'zz', 0);
        expect(distanceTo(original, positive)).toBeLessThan(1e-9);
        const full = transpile(original, onlyFullGates, { entangler: 'ms', level: level as Level });
        expect(distanceTo(original, full)).toBeLessThan(1e-9);
        for (const { gate, parameters } of full.circuit.operations) {
          if (gate === nativeGates.ms) expect(parameters[2]).toBeCloseTo(0.25, 10);
        }
      }),
      { ...FIXED, numRuns: 60 },
    );
  });
});

describe('a symbolic rotation between equal interactions', () => {
  it.each(entanglers)('keeps them apart (%s)', (entangler) => {
    const symbolic = circuit(2).xx(0.3, 0, 1).rz('theta', 0).xx(0.3, 0, 1);
    const template = transpile(symbolic, ideal, { entangler, level: 1 });
    expect(template.report.output.entanglingGates).toBe(2);
    expect(distanceTo(symbolic.bind({ theta: 1.1 }), template.bind({ theta: 1.1 }))).toBeLessThan(1e-12);
  });
});

describe('a range of zz that ends before the full negative gate', () => {
  it('is never left', () => {
    const target: Target = { ...ideal, zzAngleRange: [-0.1, 0.25] };
    for (const angle of [-0.5, -1.2, 0.8]) {
      const original = circuit(2).zz(angle, 0, 1);
      const template = transpile(circuit(2).zz('a', 0, 1), target, { entangler: 'zz' });
      for (const made of [transpile(original, target, { entangler: 'zz' }), template.bind({ a: angle })]) {
        expectNative(made, 'zz', -0.1);
        expect(distanceTo(original, made)).toBeLessThan(1e-12);
      }
    }
  });
});

describe('levels', () => {
  it('are never worse than the one below, by the cost that the target states', () => {
    fc.assert(
      fc.property(randomUses('qis', 3, { maxLength: 30 }), fc.constantFrom(...entanglers), (uses, entangler) => {
        const original = circuitOf('qis', 3, uses);
        const costs = levels.map((level) =>
          weighCost(ideal, transpile(original, ideal, { entangler, level, budget: BUDGET }).report.output),
        );
        for (let level = 1; level < levels.length; level++) {
          expect(costs[level]).toBeLessThanOrEqual(costs[level - 1]! + 1e-9);
        }
      }),
      { ...FIXED, numRuns: 60 },
    );
  });

  it('find the fewest interactions of a two-qubit block from 2 on', () => {
    const block = circuit(2).cnot(0, 1).rz(0.3, 1).ry(0.4, 0).cnot(0, 1).ry(0.7, 1).cnot(1, 0).rx(1, 0).cnot(0, 1);
    expect(transpile(block, ideal, { level: 1 }).report.output.entanglingGates).toBe(4);
    const { report } = transpile(block, ideal);
    expect(report.output.entanglingGates).toBeLessThanOrEqual(3);
    expect(report.passes.map(({ name }) => name)).toContain('commute-and-merge');
  });
});

describe('large angles', () => {
  it('lose nothing: they are reduced before they become turns', () => {
    for (const angle of [12345678.9, -1e9, 1e12]) {
      const large = circuit(2).h(0).zz(angle, 0, 1).crx(angle, 0, 1).cp(angle, 1, 0).rz(angle, 0).gphase(angle).h(1);
      for (const level of [0, 1, 2] as const) {
        expect(distanceTo(large, transpile(large, ideal, { level }))).toBeLessThan(1e-12);
      }
    }
  });
});

describe('transpile with free parameters', () => {
  it.each(['qis', 'native'] as const)('keeps every angle of %s gates symbolic and binds exactly', (gateset) => {
    fc.assert(
      fc.property(
        symbolicCircuits(gateset, 3, { maxLength: 10, maxControls: 2 }),
        fc.constantFrom(...entanglers),
        fc.constantFrom<Level>(0, 1),
        fc.constantFrom(ideal, onlyPositive),
        ([symbolic, values], entangler, level, target) => {
          const bound = symbolic.bind(valuesFor(symbolic, values));
          const template = transpile(symbolic, target, { entangler, level, budget: BUDGET });
          const late = template.bind(valuesFor(symbolic, values));
          expectNative(late, entangler, target === ideal ? -0.25 : 0);
          expect(distanceTo(bound, late)).toBeLessThan(1e-9);
          expect(distanceTo(bound, transpile(bound, target, { entangler, level, budget: BUDGET }))).toBeLessThan(1e-9);
          // The frames and the circuit may also be bound by themselves.
          const table = new Map(Object.entries(values));
          const native = template.circuit.bind(valuesFor(template.circuit, values));
          const separately = {
            circuit: native,
            frames: template.frames.map((frame) => bindAngle(frame, table)),
            globalPhase: bindAngle(template.globalPhase, table),
            outputPermutation: template.outputPermutation,
          };
          expect(distanceTo(bound, separately)).toBeLessThan(1e-9);
        },
      ),
      { ...FIXED, numRuns: 120 },
    );
  });

  it('keeps a parameter that only a frame depends on, and binds it on the circuit too', () => {
    const { circuit: native } = transpile(circuit(1).rz('theta', 0), findTarget('ideal'));
    expect(native.parameters).toEqual(['theta']);
    expect(native.bind({ theta: 1 }).parameters).toEqual([]);
  });

  it('binds some parameters now and the others later', () => {
    const symbolic = circuit(2).rx('alpha', 0).zz('beta', 0, 1).ry('alpha + beta', 1);
    const template = transpile(symbolic, ideal);
    const twice = template.bind({ alpha: 0.3 }).bind({ beta: -2 });
    expect(distanceTo(symbolic.bind({ alpha: 0.3, beta: -2 }), twice)).toBeLessThan(1e-12);
    expect(twice.circuit.parameters).toEqual([]);
  });

  it('keeps the gates of the template when it is bound', () => {
    const ansatz = circuit(3).ry('a0', 0).zz('b0', 0, 1).ry('a1', 1).zz('b1', 1, 2).ry('a2', 2).zz('b2', 2, 0);
    const template = transpile(ansatz, ideal, { entangler: 'zz' });
    const bound = template.bind({ a0: 0.1, a1: -4, a2: 9, b0: 2.5, b1: -1, b2: 7 });
    expect(bound.circuit.operations.map(({ gate }) => gate.name)).toEqual(
      template.circuit.operations.map(({ gate }) => gate.name),
    );
  });

  it('spends two pulses and no entangling gate on a symbolic rotation', () => {
    const { report } = transpile(circuit(1).rx('alpha', 0), ideal);
    expect(report.output).toMatchObject({ pulses: 2, entanglingGates: 0 });
    expect(transpile(circuit(1).rz('alpha', 0), ideal).report.output.pulses).toBe(0);
  });

  it('spends two pulses on a run of one-qubit gates, and two more for each parameter in it', () => {
    const { rx, ry, rz, u } = qisGates;
    const use = (gate: Gate, ...parameters: Angle[]): GateUse => ({ gate, parameters, controls: [], targets: [0] });
    const turns = fc.array(fc.tuple(fc.constantFrom(rx, ry, rz), uniform(-4, 4)), { maxLength: 4 });
    fc.assert(
      fc.property(turns, fc.constantFrom(...entanglers), (chosen, entangler) => {
        const uses = chosen.flatMap(([gate, value], k) => [use(u, value, 0.3, 1), use(gate, param(`p${k}`))]);
        const original = circuitOf('qis', 1, [...uses, use(u, 0.7, 0.3, 1)]);
        const { pulses } = transpile(original, ideal, { entangler, level: 1 }).report.output;
        expect(pulses).toBeLessThanOrEqual(2 + 2 * chosen.length);
      }),
      { ...FIXED, numRuns: 60 },
    );
  });

  it('knows parameters that cancelled out, and no others', () => {
    const template = transpile(circuit(1).rz('alpha', 0).rz('-alpha', 0), ideal);
    expect(template.bind({ alpha: 1 }).circuit.operations).toEqual([]);
    // @ts-expect-error the type knows the names, too
    expect(() => template.bind({ gamma: 1 })).toThrow(/no parameter 'gamma'/);
    expect(() => template.bind({ alpha: Number.NaN })).toThrow(/not a finite number/);
  });
});

describe('what stays as it is', () => {
  it('measurements', () => {
    const measured = circuit(3).h(0).cnot(0, 2).measure('pair', 2, 0);
    const { circuit: native, outputPermutation } = transpile(measured, ideal);
    expect(native.measurements).toEqual(measured.measurements);
    expect(outputPermutation).toEqual([0, 1, 2]);
  });

  it('barriers, across which nothing merges', () => {
    const fenced = transpile(circuit(2).cnot(0, 1).barrier().cnot(0, 1), ideal);
    expect(fenced.report.output.entanglingGates).toBe(2);
    expect(fenced.circuit.operations.filter(({ gate }) => gate.kind === 'barrier')).toHaveLength(1);
    expect(transpile(circuit(2).cnot(0, 1).cnot(0, 1), ideal).circuit.operations).toEqual([]);
    expect(transpile(circuit(1).x(0).barrier(0).x(0), ideal).report.output.pulses).toBe(2);
  });

  it('the very bytes, run after run', () => {
    fc.assert(
      fc.property(randomUses('qis', 4, { maxLength: 20 }), (uses) => {
        const once = transpile(circuitOf('qis', 4, uses), ideal);
        const again = transpile(circuitOf('qis', 4, structuredUses(uses)), ideal);
        expect(JSON.stringify(again.circuit)).toBe(JSON.stringify(once.circuit));
        expect([again.frames, again.globalPhase]).toEqual([once.frames, once.globalPhase]);
      }),
      { ...FIXED, numRuns: 30 },
    );
  });
});

describe('native circuits as input', () => {
  it('are lowered to the other entangling gate', () => {
    const bell = nativeCircuit(2).gpi2(0.25, 0).ms(0, 0, 0, 1, 0.25);
    const forte = transpile(bell, findTarget('qpu.forte-1'));
    expect(forte.circuit.operations.some(({ gate }) => gate === nativeGates.zz)).toBe(true);
    expect(distanceTo(bell, forte)).toBeLessThan(1e-12);
  });

  it('never get longer', () => {
    const pulses = nativeCircuit(1).gpi2(0.1, 0).gpi(0.3, 0).gpi2(0.7, 0).nop(0);
    expect(transpile(pulses, ideal).report.output.pulses).toBeLessThanOrEqual(2);
  });
});

/** The same gates as other objects. */
function structuredUses(uses: readonly GateUse[]): GateUse[] {
  return uses.map((use) => ({ ...use, parameters: [...use.parameters], targets: [...use.targets] }));
}
