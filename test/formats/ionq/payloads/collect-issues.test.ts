import { describe, expect, it } from 'vitest';
import { issue } from '../../../../src/errors/index.js';
import { collectIssues } from '../../../../src/formats/ionq/payloads/collect-issues.js';

const error = issue('InvalidInput', 'an error');
const warning = issue('ToleratedField', 'a warning', { severity: 'warning' });

describe('collectIssues', () => {
  it('is fine as long as there are only warnings', () => {
    expect(collectIssues([warning], 5)).toEqual({ ok: true, issues: [warning] });
    expect(collectIssues([], 5)).toEqual({ ok: true, issues: [] });
    expect(collectIssues([warning, error], 5).ok).toBe(false);
  });

  it('lists as many errors as it may, and looks for no more than one beyond', () => {
    let looked = 0;
    const endless = function* () {
      for (;;) {
        looked++;
        yield error;
      }
    };
    const { issues } = collectIssues(endless(), 3);
    expect(issues.map(({ code }) => code)).toEqual(['InvalidInput', 'InvalidInput', 'InvalidInput', 'TooManyIssues']);
    expect(looked).toBe(4);
    expect(collectIssues([error, error, error], 3).issues).toHaveLength(3);
  });

  it('counts the warnings that it does not list, and lists errors all the same', () => {
    const { issues, ok } = collectIssues([warning, warning, warning, warning, error], 2);
    expect(ok).toBe(false);
    expect(issues.map(({ message }) => message)).toEqual([
      'a warning',
      'a warning',
      'an error',
      '2 more warnings are not listed',
    ]);
    expect(issues.at(-1)?.severity).toBe('warning');
  });
});
