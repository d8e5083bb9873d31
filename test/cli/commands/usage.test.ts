import { describe, expect, it } from 'vitest';
import { asText, ionloom } from '../in-process.js';
import { answering, exampleFor, Service } from '../service.js';

const group = exampleFor('GroupUsage');
const usage = {
  ...exampleFor('Usages'),
  usage_data: [
    { ...exampleFor('Usage'), group_usages: [group, { ...group, group_name: undefined, amount: 3 }] },
    { ...exampleFor('Usage'), from: '2023-06-01', group_usages: [] },
  ],
};
const words = ['usage', 'org', '--from', '2023-06-01', '--to', '2023-08-01'];

describe('ionloom usage', () => {
  it('shows every stretch of time with its parts, and the total', async () => {
    const service = new Service({ 'GET /organizations/org/usage': usage });
    const transcript = await ionloom(words, answering(service));
    await expect(asText(words, transcript)).toMatchFileSnapshot('../golden/service/usage.txt');
    expect(JSON.parse((await ionloom([...words, '--json'], answering(service))).stdout)).toEqual(
      JSON.parse(JSON.stringify(usage)),
    );
    await ionloom([...words, '--by', 'user', '--every', 'daily'], answering(service));
    const time = { start_date: '2023-06-01', end_date: '2023-08-01' };
    expect(service.asked.map(({ query }) => query)).toEqual([
      { ...time, group_by: 'project', modality: 'monthly' },
      { ...time, group_by: 'project', modality: 'monthly' },
      { ...time, group_by: 'user', modality: 'daily' },
    ]);
  });

  it('says where nothing was used', async () => {
    const { usage_data: _, ...nothing } = usage;
    const service = new Service({ 'GET /organizations/org/usage': nothing });
    const { code, stderr } = await ionloom(words, answering(service));
    expect([code, stderr]).toEqual([0, 'nothing was used in that time\n']);
  });

  it.each([
    [['--from', '2023-02-30', '--to', '2023-08-01'], 'a day of the calendar'],
    [['--from', '2023-08-01', '--to', '2023-08-01'], 'there is no time'],
    [['--from', '2023-08-01'], '--to'],
  ])('refuses %j', async (dates, sentence) => {
    const service = new Service({});
    const { code, stderr } = await ionloom(['usage', 'org', ...dates], answering(service));
    expect([code, service.asked]).toEqual([2, []]);
    expect(stderr).toContain(sentence);
  });
});
