import { describe, expect, it } from 'vitest';
import { nativeGates } from '../../../src/gates/index.js';
import { param } from '../../../src/math/index.js';
import { Emission, type Emitted, sameFrame } from '../../../src/transpile/lower/emission.js';

const pulse = (wire: number, phase: number): Emitted => ({
  kind: 'pulse',
  gate: nativeGates.gpi2,
  wires: [wire],
  phases: [phase],
  frames: [0],
  angle: 0,
  removed: false,
});

const zz = (a: number, b: number): Emitted => ({
  kind: 'entangler',
  gate: nativeGates.zz,
  wires: [a, b],
  phases: [],
  frames: [],
  angle: 0.1,
  removed: false,
});

describe('Emission', () => {
  it('looks back on one wire over what may be passed', () => {
    const emission = new Emission(3);
    const [first, second] = [zz(0, 1), zz(1, 2)];
    emission.push(first);
    emission.push(second);
    emission.push(pulse(0, 0.1));
    const isEntangler = ({ kind }: Emitted) => kind === 'entangler';
    expect(emission.find(1, isEntangler, ({ wires }) => wires.includes(0))).toBe(first);
    expect(emission.find(0, isEntangler, ({ wires }) => wires.includes(1))).toBeUndefined();
    expect(emission.last(1)).toBe(second);
  });

  it('looks back a bounded way only', () => {
    const emission = new Emission(2);
    const first = zz(0, 1);
    emission.push(first);
    for (let k = 0; k < 100; k++) emission.push(zz(0, 1));
    expect(
      emission.find(
        0,
        () => true,
        (record) => record === first,
      ),
    ).toBeUndefined();
  });

  it('forgets what is removed', () => {
    const emission = new Emission(2);
    const gone = zz(0, 1);
    emission.push(pulse(0, 0.1));
    emission.push(gone);
    emission.push(pulse(1, 0.6));
    emission.remove(gone);
    expect(emission.last(0)?.kind).toBe('pulse');
    expect(emission.operations().map(({ gate, parameters }) => [gate.name, ...parameters])).toEqual([
      ['gpi2', 0.1],
      ['gpi2', -0.4],
    ]);
  });

  it('takes frames off the phases', () => {
    const emission = new Emission(1);
    emission.push({ ...pulse(0, 0.25), frames: [param('f').mul(2 * Math.PI)] });
    expect(String(emission.operations()[0]?.parameters[0])).toBe('-f + 0.25');
  });

  it('compares frames by what they are', () => {
    expect(sameFrame(param('f'), param('f'))).toBe(true);
    expect(sameFrame(param('f'), param('g'))).toBe(false);
    expect(sameFrame(param('f'), 0)).toBe(false);
  });
});
