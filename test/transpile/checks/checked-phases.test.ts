import { describe, expect, it } from 'vitest';
import { circuit, type Operation } from '../../../src/circuit/index.js';
import { type Place, phasesDistance } from '../../../src/transpile/checks/checked-phases.js';

const q = () => circuit(4);
const only = ({ operations }: { readonly operations: readonly Operation[] }) => operations[0]!;
const cnot = (control: number, target: number) => only(q().cnot(control, target));

const [ccx] = q().ccx(0, 1, 2).operations;
const cs = only(q().gate('s', [], [1], { controls: [0] }));
const csi = only(q().gate('si', [], [1], { controls: [0] }));

/** What stays as it is. */
const same = (operation: Operation): Place => ({ operation, meaning: [operation], written: [operation] });
/** The Toffoli as something else. */
const as = (...written: readonly Operation[]): Place => ({ operation: ccx!, meaning: [ccx!], written });

describe('phasesDistance', () => {
  it('is nothing where nothing changed', () => {
    expect(phasesDistance([same(ccx!), same(only(q().h(0)))], 4, 0)).toBe(0);
    expect(phasesDistance([], 4, 0)).toBe(0);
  });

  it('is nothing where phases of the same values cancel', () => {
    expect(phasesDistance([as(ccx!, cs), as(ccx!, csi)], 4, 0)).toBeLessThan(1e-12);
    expect(phasesDistance([as(ccx!, cs), same(only(q().h(2))), as(csi, ccx!)], 4, 0)).toBeLessThan(1e-12);
  });

  it.each<readonly [string, readonly Place[]]>([
    ['there is none to cancel one', [as(ccx!, cs)]],
    ['both add up', [as(ccx!, cs), as(ccx!, cs)]],
    ['a value changed between', [as(ccx!, cs), same(only(q().x(0))), as(ccx!, csi)]],
    ['a value is another between', [as(ccx!, cs), same(only(q().h(1))), as(ccx!, csi)]],
    ['they are of other wires', [as(ccx!, cs), as(ccx!, only(q().gate('si', [], [3], { controls: [0] })))]],
  ])('is large where %s', (_, places) => {
    expect(phasesDistance(places, 4, 0)).toBeGreaterThan(0.5);
  });

  it('is infinite where a gate is something else', () => {
    expect(phasesDistance([as(only(q().ccx(0, 1, 3)))], 4, 0)).toBe(Number.POSITIVE_INFINITY);
    expect(phasesDistance([as(cnot(0, 2))], 4, 0)).toBe(Number.POSITIVE_INFINITY);
    expect(phasesDistance([as(ccx!, only(q().h(2)))], 4, 0)).toBe(Number.POSITIVE_INFINITY);
    expect(phasesDistance([as()], 4, 0)).toBe(Number.POSITIVE_INFINITY);
  });

  it('takes the phase that is stated', () => {
    const phased = as(ccx!, only(q().rz(Math.PI, 0)), only(q().z(0)));
    // Z Rz(pi) is -i: what is written is short of pi/2.
    expect(phasesDistance([phased], 4, Math.PI / 2)).toBeLessThan(1e-12);
    expect(phasesDistance([phased], 4, -Math.PI / 2)).toBeCloseTo(2, 12);
    expect(phasesDistance([phased], 4, 0)).toBeCloseTo(Math.SQRT2, 12);
  });

  it('lets a CNOT move past what it commutes with', () => {
    const gone = (operation: Operation): Place => ({ operation, meaning: [], written: [] });
    const moved = (cnotAt: 'before' | 'after', control: number): Place => {
      const meaning = cnotAt === 'before' ? [cnot(control, 2), ccx!] : [ccx!, cnot(control, 2)];
      return { operation: ccx!, meaning, cnot: cnotAt, written: meaning };
    };
    const far = gone(cnot(3, 2));
    expect(phasesDistance([far, same(only(q().x(2))), moved('before', 3)], 4, 0)).toBe(0);
    expect(phasesDistance([moved('after', 3), same(only(q().t(3))), far], 4, 0)).toBe(0);
    expect(phasesDistance([far, same(only(q().t(2))), moved('before', 3)], 4, 0)).toBe(Number.POSITIVE_INFINITY);
    expect(phasesDistance([far, same(only(q().x(3))), moved('before', 3)], 4, 0)).toBe(Number.POSITIVE_INFINITY);
    expect(phasesDistance([far, moved('before', 0)], 4, 0)).toBe(Number.POSITIVE_INFINITY);
    expect(phasesDistance([far], 4, 0)).toBe(Number.POSITIVE_INFINITY);
    expect(phasesDistance([moved('before', 3)], 4, 0)).toBe(Number.POSITIVE_INFINITY);
    expect(phasesDistance([gone(ccx!), moved('before', 3)], 4, 0)).toBe(Number.POSITIVE_INFINITY);
  });

  it('lets turns about X be left out that meet their inverses', () => {
    const turn = (sign: number, control: number) =>
      only(q().gate('rx', [(sign * Math.PI) / 2], [2], { controls: [control] }));
    const ends = (sign: number, control: number): Place => ({ ...as(ccx!, turn(-sign, control)), omitted: 'end' });
    const starts = (sign: number, control: number): Place => ({ ...as(turn(-sign, control), ccx!), omitted: 'start' });
    const between = (operation: Operation) => [ends(1, 0), same(operation), starts(-1, 0)];
    expect(phasesDistance([ends(1, 0), starts(-1, 0)], 4, 0)).toBeLessThan(1e-12);
    expect(phasesDistance(between(only(q().x(2))), 4, 0)).toBeLessThan(1e-12);
    expect(phasesDistance(between(only(q().t(0))), 4, 0)).toBeLessThan(1e-12);
    expect(phasesDistance(between(only(q().t(2))), 4, 0)).toBe(Number.POSITIVE_INFINITY);
    expect(phasesDistance(between(only(q().x(0))), 4, 0)).toBe(Number.POSITIVE_INFINITY);
    expect(phasesDistance([ends(1, 0), starts(1, 0)], 4, 0)).toBe(Number.POSITIVE_INFINITY);
    expect(phasesDistance([ends(1, 0), starts(-1, 1)], 4, 0)).toBe(Number.POSITIVE_INFINITY);
    expect(phasesDistance([ends(1, 0)], 4, 0)).toBe(Number.POSITIVE_INFINITY);
    expect(phasesDistance([starts(-1, 0)], 4, 0)).toBe(Number.POSITIVE_INFINITY);
  });
});
