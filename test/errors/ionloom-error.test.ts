import { describe, expect, it } from 'vitest';
import { IonloomError, issue } from '../../src/errors/index.js';

describe('IonloomError', () => {
  it('carries every issue and takes the code of the first error, not of a warning', () => {
    const error = new IonloomError([
      issue('ToleratedField', 'a warning', { severity: 'warning' }),
      issue('UnknownGate', 'an error'),
      issue('ParameterCount', 'another'),
    ]);
    expect(error.code).toBe('UnknownGate');
    expect(error.issues).toHaveLength(3);
    expect(error.message).toBe('warning: a warning\nan error\nanother');
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: 'IonloomError',
      code: 'UnknownGate',
      issues: JSON.parse(JSON.stringify(error.issues)),
    });
  });

  it('keeps its cause', () => {
    const cause = new Error('deeper');
    expect(new IonloomError(issue('InvalidInput', 'no'), { cause }).cause).toBe(cause);
  });

  it('has the code of its first issue where there are only warnings', () => {
    const warning = issue('ToleratedField', 'a warning', { severity: 'warning' });
    expect(new IonloomError([warning]).code).toBe('ToleratedField');
  });

  it('keeps its own list, whatever becomes of the one that it was made from', () => {
    const list = [issue('InvalidInput', 'no')];
    const error = new IonloomError(list);
    list.pop();
    expect(error.issues).toHaveLength(1);
    expect(Object.isFrozen(error.issues)).toBe(true);
  });
});
