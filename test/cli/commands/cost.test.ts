import { describe, expect, it } from 'vitest';
import { ionloom } from '../in-process.js';
import { answering, exampleFor, Service } from '../service.js';

const cost = exampleFor('GetJobCostResponse');
const { cost: _, ...estimated } = cost;

describe('ionloom cost', () => {
  it.each([
    ['billed', cost, 'estimated  $24.83\nbilled     $24.83\n'],
    ['not billed yet', estimated, 'estimated  $24.83\nbilled     nothing so far\n'],
    [
      'a dry run',
      { ...estimated, dry_run: true, estimated_cost: { value: 12, unit: 'credit' } },
      'estimated  12.00 credit\nbilled     nothing, it was a dry run\n',
    ],
  ])('says what a job that is %s costs', async (__, answer, text) => {
    const service = new Service({ 'GET /jobs/job/cost': answer });
    expect(await ionloom(['cost', 'job'], answering(service))).toEqual({ code: 0, stdout: text, stderr: '' });
    expect(JSON.parse((await ionloom(['cost', 'job', '--json'], answering(service))).stdout)).toEqual(answer);
  });
});
