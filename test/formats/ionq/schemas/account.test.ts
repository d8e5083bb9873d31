import { describe, expect, it } from 'vitest';
import { schemas } from '../../../../src/formats/ionq/index.js';

describe('what an account answers', () => {
  it('is read with a project, with none and with null', () => {
    for (const project of [{ project_id: 'p' }, {}, { project_id: null }]) {
      const answer = { key_id: 'k', key_name: 'mine', ...project };
      expect(schemas.whoami.parse(answer)).toEqual(answer);
    }
    expect(schemas.whoami.safeParse({ key_id: 'k' }).success).toBe(false);
  });

  it('is read in the form of either document', () => {
    const group = { group_id: 'g', group_name: 'n', job_count: 9, amount: 144.39, time_us: 1566154.312523 };
    const date = { from: '2025-10-01', job_count: 9, amount: 144.39, time_us: 1566154.312523, group_usages: [group] };
    const may = { group_type: 'project', modality: 'daily', usage_from: '2025-10-01T00:00:00Z', usage_data: [date] };
    expect(schemas.usages.parse(may)).toEqual(may);
    const amounts = [{ amount: 144.39, unit: 'USD' }];
    const september = {
      ...may,
      group_type: 'team',
      amount_totals: amounts,
      usage_data: [{ ...date, amounts, amount_unit: 'credit', group_usages: [{ ...group, amounts }] }],
    };
    expect(schemas.usages.parse(september)).toEqual(september);
    expect(schemas.usages.safeParse({ ...may, usage_data: [{ ...date, job_count: '9' }] }).success).toBe(false);
  });
});
