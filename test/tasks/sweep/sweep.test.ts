import { describe, expect, it } from 'vitest';
import { axisOf, readAxis } from '../../../src/tasks/sweep/axis.js';
import { indicesOf, type SweepDefinition, seedOfPoint, sweepOf } from '../../../src/tasks/sweep/sweep.js';
import { PHI, SIX_POINTS, TEMPLATE, THETA } from './samples.js';

describe('a sweep', () => {
  it('is a task for every point, whose seed depends on the seed and the index alone', async () => {
    const { taskAt, grid } = await sweepOf(SIX_POINTS);
    expect(grid.points).toBe(6);
    expect(taskAt(3)).toEqual({
      version: expect.any(String),
      kind: 'sample',
      given: { program: { text: TEMPLATE, values: { theta: 1, phi: 0.5 } }, shots: 20 },
      seed: seedOfPoint(5, 3),
    });
    // Users compute single points anew by these numbers, so they never change.
    expect([seedOfPoint(1, 0), seedOfPoint(1, 1), seedOfPoint(2, 0)]).toMatchInlineSnapshot(`
      [
        940414006823915,
        8366619617002391,
        3767390056979047,
      ]
    `);
    const seeds = new Set(Array.from({ length: 1000 }, (_, index) => seedOfPoint(1, index)));
    expect(seeds.size).toBe(1000);
    expect([...seeds].every(Number.isSafeInteger)).toBe(true);
  });

  it('gives its points one after the other, or those of a part from the first that is not done', async () => {
    const sweep = await sweepOf(SIX_POINTS);
    expect([...indicesOf(sweep)]).toEqual([0, 1, 2, 3, 4, 5]);
    expect([...indicesOf(sweep, { index: 1, of: 4 })]).toEqual([1, 5]);
    expect([...indicesOf(sweep, { index: 0, of: 2 }, 2)]).toEqual([4]);
    expect([...indicesOf(sweep, { index: 5, of: 9 })]).toEqual([5]);
    expect([...indicesOf(sweep, { index: 6, of: 9 })]).toEqual([]);
  });

  it('has an id of everything that its results depend on, and of nothing else', async () => {
    const id = async (more: Partial<SweepDefinition<'sample'>>) => (await sweepOf({ ...SIX_POINTS, ...more })).id;
    const { given } = SIX_POINTS;
    const own = await id({});
    expect(own).toMatch(/^[0-9a-f]{16}$/);
    const same = [
      await id({ axes: [readAxis('theta', '0:2:3'), readAxis('phi', '1/4,0.5')] }),
      await id({ given: { shots: 20, program: { values: { theta: 9 }, text: TEMPLATE } } }),
      await id({ given: { ...given, timeLimit: 7 } }),
    ];
    expect(same).toEqual([own, own, own]);
    const others = [
      await id({ seed: 6 }),
      await id({ axes: [PHI, THETA] }),
      await id({ axes: [THETA, axisOf(['phi'], [[0.25], [0.5000000000000001]])] }),
      await id({ given: { ...given, shots: 21 } }),
      await id({ given: { ...given, program: { text: `${TEMPLATE}\n` } } }),
      await id({ kind: 'simulate' as never, given: { program: { text: TEMPLATE } } as never }),
    ];
    expect(new Set([own, ...others]).size).toBe(others.length + 1);
  });

  it('names what it observes', async () => {
    const { program } = SIX_POINTS.given;
    const observables = [
      'ZZ',
      { terms: ['Z0 Z1', 'X0', 'II'], coefficients: [1, -0.5, 2] },
      { terms: ['Y0'], coefficients: [-1] },
    ];
    const sweep = await sweepOf({ ...SIX_POINTS, kind: 'expectation', given: { program, observables } });
    expect(sweep.observables).toEqual(['ZZ', 'Z0 Z1 - 0.5*X0 + 2*II', '- Y0']);
  });

  it('is refused with all parameters that have no values or are not there', async () => {
    await expect(sweepOf({ ...SIX_POINTS, axes: [axisOf(['thet'], [[1]]), axisOf(['x'], [[1]])] })).rejects.toThrow(
      expect.objectContaining({
        issues: [
          expect.objectContaining({ code: 'UnknownParameter', hint: 'did you mean theta?' }),
          expect.objectContaining({ code: 'UnknownParameter' }),
          expect.objectContaining({
            code: 'UnboundParameter',
            message: "the parameter 'phi' of the circuit has no values",
          }),
          expect.objectContaining({ code: 'UnboundParameter' }),
        ],
      }),
    );
  });

  it.each([
    [{ given: { program: { text: 'nonsense' }, shots: 1 } }, 'QasmVersion'],
    [{ given: { ...SIX_POINTS.given, shots: 0 } }, 'ValueOutOfRange'],
    [{ seed: -1 }, 'ValueOutOfRange'],
  ])('is refused for %j', async (more, code) => {
    await expect(sweepOf({ ...SIX_POINTS, ...more })).rejects.toThrow(expect.objectContaining({ code }));
  });
});
