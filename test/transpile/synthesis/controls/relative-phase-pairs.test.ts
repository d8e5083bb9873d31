import { describe, expect, it } from 'vitest';
import { type CircuitData, circuit, type Operation } from '../../../../src/circuit/index.js';
import { qisGates } from '../../../../src/gates/index.js';
import { maxDistance } from '../../../../src/math/index.js';
import { formsOf, matchPhases } from '../../../../src/transpile/synthesis/controls/relative-phase-pairs.js';
import { signOfCs, toffoliForm } from '../../../../src/transpile/synthesis/controls/toffoli-forms.js';
import { readNetwork } from '../../../../src/transpile/synthesis/controls/toffoli-network.js';
import { denseUnitary } from '../../../gates/dense.js';
import { anyAngle, fullGatesOnly } from '../../costs.js';

const read = ({ operations, qubits }: CircuitData) => readNetwork(operations, qubits, false).toffolis;
const phase = (angle: number, wire: number): Operation => {
  return { gate: qisGates.p, parameters: [angle], controls: [], targets: [wire] };
};

const equalControls = circuit(4).ccx(0, 1, 2).h(2).cnot(2, 3).x(0).h(2).ccx(0, 1, 2);
const computed = circuit(6).ccx(0, 1, 3).ccx(3, 2, 4).cnot(4, 5).ccx(3, 2, 4).ccx(0, 1, 3);
const ladder = circuit(6).ccx(3, 2, 5).ccx(0, 1, 3).ccx(3, 2, 5).ccx(0, 1, 3);
const wide = circuit(7)
  .ccx(5, 3, 6)
  .ccx(4, 2, 5)
  .ccx(0, 1, 4)
  .ccx(4, 2, 5)
  .ccx(5, 3, 6)
  .ccx(4, 2, 5)
  .ccx(0, 1, 4)
  .ccx(4, 2, 5);

describe('formsOf', () => {
  it.each([
    ['equal controls', equalControls, true],
    ['a value computed and uncomputed', computed, true],
    ['a ladder', ladder, true],
    ['a wide ladder', wide, true],
    ['a wide ladder of full gates', wide, false],
  ])('leaves out phases that cancel: %s', (_, of, partial) => {
    const toffolis = read(of);
    const forms = formsOf(toffolis, matchPhases(toffolis, partial));
    expect([...forms.values()].some(({ withCz, withCs }) => !withCz || !withCs)).toBe(true);
    const cost = partial ? anyAngle : fullGatesOnly;
    let global = 0;
    const made = of.operations.flatMap((operation, at): readonly Operation[] => {
      const toffoli = toffolis.find((each) => each.at === at);
      const form = toffoli && forms.get(toffoli);
      if (!form) return [operation];
      const around = { before: [] as Operation[], after: [] as Operation[] };
      if (form.ofCz) {
        const { first, second, constant } = form.ofCz;
        around[form.side].push(phase(Math.PI * first, form.first), phase(Math.PI * second, form.target));
        global += Math.PI * constant;
      }
      if (form.ofCs) {
        const angle = (signOfCs(form) * Math.PI) / 2;
        const { first, second, constant } = form.ofCs;
        around.before.push(phase(angle * first, form.first), phase(angle * second, form.second));
        global += angle * constant;
      }
      return [...around.before, ...toffoliForm(form, cost), ...around.after];
    });
    const distance = maxDistance(denseUnitary(made, of.qubits, global), denseUnitary(of.operations, of.qubits));
    expect(distance).toBeLessThan(1e-12);
  });

  it('has nothing for a gate that stands alone', () => {
    const toffolis = read(circuit(3).h(0).ccx(0, 1, 2));
    expect(formsOf(toffolis, matchPhases(toffolis, true)).size).toBe(0);
  });
});

describe('matchPhases', () => {
  it('matches gates that compute and uncompute the same', () => {
    const toffolis = read(computed);
    const { matches } = matchPhases(toffolis, false);
    expect(toffolis.map((each) => toffolis.indexOf(matches.get(each)!.partner))).toEqual([3, 2, 1, 0]);
  });

  it('matches nothing where the functions differ', () => {
    expect(matchPhases(read(circuit(4).ccx(0, 1, 2).h(0).h(2).ccx(0, 1, 2)), true).matches.size).toBe(0);
  });

  it('lets turns meet only where they may, two and two', () => {
    const toffolis = read(wide);
    expect(matchPhases(toffolis, false).halves.size).toBe(0);
    const { halves, matches, pairsOfHalves } = matchPhases(toffolis, true);
    expect(pairsOfHalves.length).toBeGreaterThan(0);
    expect(halves.size).toBe(2 * pairsOfHalves.length);
    for (const [toffoli, side] of halves) {
      expect(matches.get(matches.get(toffoli)!.partner)!.partner).toBe(toffoli);
      expect(halves.get(matches.get(toffoli)!.partner)).toBe(side === 'start' ? 'end' : 'start');
    }
  });
});
