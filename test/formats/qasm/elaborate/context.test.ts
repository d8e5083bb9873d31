import { describe, expect, it } from 'vitest';
import { Source } from '../../../../src/errors/index.js';
import { Context } from '../../../../src/formats/qasm/elaborate/context.js';
import { Problems } from '../../../../src/formats/qasm/syntax/problems.js';

const place = { start: 0, end: 1 };

function made(mostOperations: number, doubtful: readonly string[] = []) {
  const problems = new Problems(new Source('x q;'));
  const context = new Context(problems, { version: 3, doubtful: new Set(doubtful) }, mostOperations);
  /** What was reported so far. */
  const codes = (): readonly string[] => {
    try {
      problems.settle(() => 0);
      return [];
    } catch (error) {
      return (error as { issues: readonly { code: string }[] }).issues.map(({ code }) => code);
    }
  };
  return { context, codes };
}

describe('a context', () => {
  it('leaves a statement that is refused, and goes on with the next', () => {
    const { context, codes } = made(10);
    expect(context.attempt(() => context.refuse('WrongKind', place, 'no'))).toBe(false);
    expect(context.attempt(() => {})).toBe(true);
    expect(codes()).toEqual(['WrongKind']);
  });

  it('passes faults of its own on', () => {
    const { context } = made(10);
    expect(() =>
      context.attempt(() => {
        throw new TypeError('a fault');
      }),
    ).toThrow(TypeError);
    expect(() =>
      context.bounded(() => {
        throw new TypeError('a fault');
      }),
    ).toThrow(TypeError);
  });

  it('allows as many operations as it says, and four times as many steps', () => {
    const { context, codes } = made(10);
    context.bounded(() => context.countOperations(10, place));
    expect(codes()).toEqual([]);
    context.bounded(() => context.countOperations(1, place));
    expect(codes()).toEqual(['TooManyOperations']);
    const steps = made(10);
    steps.context.bounded(() => steps.context.countSteps(40, place));
    expect(steps.codes()).toEqual([]);
    steps.context.bounded(() => steps.context.countSteps(1, place));
    expect(steps.codes()).toEqual(['TooManyOperations']);
  });

  it('ends the whole text where it grows too large, not the statement', () => {
    const { context } = made(1);
    let isNext = false;
    context.bounded(() => {
      context.attempt(() => context.countOperations(2, place));
      isNext = true;
    });
    expect(isNext).toBe(false);
  });

  it('says nothing of names whose declaration was broken, or that an unknown file may declare', () => {
    const name = { name: 'foo', ...place };
    const known = made(10, ['foo']);
    known.context.attempt(() => known.context.refuseUndeclared(name, 'gate', []));
    expect(known.codes()).toEqual([]);
    const included = made(10);
    included.context.doubtUndeclared();
    included.context.attempt(() => included.context.refuseUndeclared(name, 'number', []));
    expect(included.codes()).toEqual([]);
    const plain = made(10);
    plain.context.attempt(() => plain.context.refuseUndeclared(name, 'number', ['fooo']));
    expect(plain.codes()).toEqual(['UndeclaredName']);
  });

  it('tries things without a word', () => {
    const { context, codes } = made(10);
    const trial = context.trial(1);
    trial.attempt(() => trial.refuse('WrongKind', place, 'no'));
    trial.bounded(() => trial.countOperations(2, place));
    expect(codes()).toEqual([]);
    expect(trial.version).toBe(3);
  });
});
