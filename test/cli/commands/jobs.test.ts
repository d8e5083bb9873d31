import { describe, expect, it } from 'vitest';
import { asText, ionloom } from '../in-process.js';
import { answering, exampleFor, exampleOf, refusal, Service } from '../service.js';

const job = exampleOf('/jobs/{UUID}');
const id = String(job['id']);
const listed = (exampleOf('/jobs')['jobs'] as readonly object[])[0]!;

/** So many jobs in pages as the service makes them. */
function pages(total: number) {
  return ({ query }: { query: Readonly<Record<string, string>> }) => {
    const start = Number(query['next'] ?? 0);
    const end = Math.min(total, start + Number(query['limit']));
    const jobs = Array.from({ length: end - start }, (_, k) => ({ ...listed, id: `job-${start + k}` }));
    return { jobs, next: end < total ? String(end) : null };
  };
}

describe('ionloom jobs', () => {
  it('lists jobs in a table, and as one document', async () => {
    const two = [listed, { ...listed, id: 'b', name: 'bell pair', shots: undefined, submitted_at: 'yesterday' }];
    const service = new Service({ 'GET /jobs': { jobs: two, next: null } });
    const words = ['jobs'];
    const transcript = await ionloom(words, answering(service));
    await expect(asText(words, transcript)).toMatchFileSnapshot('../golden/service/jobs.txt');
    const { stdout, stderr, code } = await ionloom(['jobs', 'list', '--json'], answering(service));
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify({ jobs: two, more: false })));
  });

  it('sends the key of the environment, and asks for one page', async () => {
    const service = new Service({ 'GET /jobs': pages(3) });
    await ionloom(['jobs'], answering(service));
    expect(service.asked).toEqual([
      { request: 'GET /jobs', query: { limit: '25' }, key: 'apiKey key-of-tests', body: undefined },
    ]);
  });

  it('passes every filter on', async () => {
    const service = new Service({ 'GET /jobs': { jobs: [], next: null } });
    const filters = ['--status', 'failed', '--backend', 'forte-1,qpu.new-1', '--session', 's', '--parent', 'p'];
    const { code, stdout, stderr } = await ionloom(['jobs', 'list', 'one', 'two', ...filters], answering(service));
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: 'there are no such jobs\n' });
    expect(service.asked[0]!.query).toEqual({
      ids: 'two',
      status: 'failed',
      target: 'qpu.forte-1,qpu.new-1',
      session_id: 's',
      parent_job_id: 'p',
      limit: '25',
    });
  });

  it.each([
    [['--limit', '3'], 3, true, 1],
    [['--limit', '30'], 30, true, 2],
    [['--limit', '60'], 60, false, 3],
    [['--all'], 60, false, 3],
    [[], 25, true, 1],
  ])('lists as many as %j says', async (words, number, more, requests) => {
    const service = new Service({ 'GET /jobs': pages(60) });
    const { stdout } = await ionloom(['jobs', 'list', '--json', ...words], answering(service));
    const document = JSON.parse(stdout);
    expect([document.jobs.length, document.more, service.asked.length]).toEqual([number, more, requests]);
    expect(document.jobs.at(-1).id).toBe(`job-${number - 1}`);
  });

  it('says that there are more', async () => {
    const { stderr } = await ionloom(['jobs', '--limit', '2'], answering(new Service({ 'GET /jobs': pages(3) })));
    expect(stderr).toBe('there are more jobs: --limit N lists the newest N, --all lists all\n');
  });

  it('shows one in words, and as the service describes it', async () => {
    const answers: readonly (readonly [name: string, answer: object])[] = [
      ['completed', { ...job, name: 'bell', metadata: { experiment: '7' }, execution_duration_ms: 93_600 }],
      ['waiting', { ...job, status: 'ready', predicted_wait_time_ms: 7_200_000, child_job_ids: ['a', 'b'] }],
      [
        'failed',
        { ...job, status: 'failed', failure: { code: 'NotEnoughQubits', message: 'too wide' }, results: null },
      ],
    ];
    for (const [name, answer] of answers) {
      const service = new Service({ [`GET /jobs/${id}`]: answer });
      const words = ['jobs', 'get', id];
      const transcript = await ionloom(words, answering(service));
      await expect(asText(words, transcript)).toMatchFileSnapshot(`../golden/service/job-${name}.txt`);
      expect(JSON.parse((await ionloom([...words, '--json'], answering(service))).stdout)).toEqual(answer);
    }
  });

  it('cancels and deletes one by its own request', async () => {
    const service = new Service({
      [`PUT /jobs/${id}/status/cancel`]: { id, status: 'canceled' },
      [`DELETE /jobs/${id}`]: { id, status: 'deleted' },
    });
    expect((await ionloom(['jobs', 'cancel', id], answering(service))).stdout).toBe(`${id} canceled\n`);
    const { stdout } = await ionloom(['jobs', 'delete', id, '--json'], answering(service));
    expect(JSON.parse(stdout)).toEqual({ status: 'deleted', ids: [id] });
  });

  it('cancels and deletes several by one request', async () => {
    const all = ({ body }: { body: unknown }) => ({ ...(body as object), status: 'canceled' });
    const service = new Service({ 'PUT /jobs/status/cancel': all, 'DELETE /jobs': all });
    const { stdout } = await ionloom(['jobs', 'cancel', 'a', 'b', 'a'], answering(service));
    expect(stdout).toBe('a canceled\nb canceled\n');
    await ionloom(['jobs', 'delete', 'c', 'd'], answering(service));
    expect(service.asked.map(({ request, body }) => [request, body])).toEqual([
      ['PUT /jobs/status/cancel', { ids: ['a', 'b'] }],
      ['DELETE /jobs', { ids: ['c', 'd'] }],
    ]);
  });

  it('says which of several were left', async () => {
    const service = new Service({ 'PUT /jobs/status/cancel': { ids: ['b'], status: 'canceled' } });
    const { code, stderr } = await ionloom(['jobs', 'cancel', 'a', 'b', 'c'], answering(service));
    expect(code).toBe(3);
    expect(stderr).toContain('the service says nothing of having canceled a, c');
    const { stdout } = await ionloom(['jobs', 'cancel', 'a', 'b', 'c', '--json'], answering(service));
    expect(JSON.parse(stdout).error).toMatchObject({ code: 'Conflict', status: 'canceled', ids: ['b'] });
  });
});

describe('what the service refuses', () => {
  const service = new Service({
    'GET /jobs/secret': Response.json({ ...exampleFor('Whoami'), message: 'key-of-tests is no key' }, { status: 401 }),
    'GET /jobs/busy': refusal('Error', { 'retry-after': '4000' }),
  });

  it('ends with 3, its words and the number of the request', async () => {
    const words = ['jobs', 'get', 'nothing'];
    const transcript = await ionloom(words, answering(service));
    await expect(asText(words, transcript)).toMatchFileSnapshot('../golden/service/not-found.txt');
    const { code, stdout, stderr } = await ionloom([...words, '--json'], answering(service));
    expect([code, stderr]).toEqual([3, '']);
    expect(JSON.parse(stdout).error).toMatchObject({
      code: 'NotFound',
      status: 404,
      error: 'Not Found Error',
      requestId: 'req-1',
      issues: [{ code: 'NotFound', severity: 'error' }],
    });
  });

  it('says how long to wait', async () => {
    const { code, stdout } = await ionloom(['jobs', 'get', 'busy', '--json'], answering(service));
    expect(code).toBe(3);
    expect(JSON.parse(stdout).error).toMatchObject({ code: 'ServiceFailure', status: 500, retryAfter: 4000 });
  });

  it('shows no key', async () => {
    for (const more of [[], ['--json']]) {
      const { code, stdout, stderr } = await ionloom(['jobs', 'get', 'secret', ...more], answering(service));
      expect(code).toBe(3);
      expect(stdout + stderr).toContain('*** is no key');
      expect(stdout + stderr).toContain('check the API key in IONQ_API_KEY');
      expect(stdout + stderr).not.toContain('key-of-tests');
    }
  });
});

describe('a command line that makes no sense', () => {
  const wrong: Readonly<Record<string, readonly string[]>> = {
    'jobs-id-alone': ['jobs', id],
    'jobs-unknown-action': ['jobs', 'cancle', id],
    'jobs-get-nothing': ['jobs', 'get'],
    'jobs-wait-two': ['jobs', 'wait', 'a', 'b'],
    'jobs-cancel-with-filter': ['jobs', 'cancel', 'a', '--session', 's'],
    'jobs-limit-and-all': ['jobs', '--limit', '3', '--all'],
    'jobs-unknown-status': ['jobs', '--status', 'queued'],
    'jobs-path-as-id': ['jobs', 'get', '..'],
  };

  it.each(Object.keys(wrong))('%s ends with 2, and asks nobody', async (name) => {
    const service = new Service({});
    const words = wrong[name]!;
    const transcript = await ionloom(words, answering(service));
    expect([transcript.code, service.asked]).toEqual([2, []]);
    await expect(asText(words, transcript)).toMatchFileSnapshot(`../golden/usage/${name}.txt`);
  });
});
