import { describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/command-list.js';
import { ionloom } from './in-process.js';
import { answering, exampleFor, exampleOf, refusal, Service } from './service.js';

const id = 'job';

/** A command line for everything that the service is asked, and the request that it makes. */
const asking: readonly (readonly [words: readonly string[], request: string])[] = [
  [['jobs'], 'GET /jobs'],
  [['jobs', 'get', id], `GET /jobs/${id}`],
  [['jobs', 'wait', id], `GET /jobs/${id}`],
  [['jobs', 'cancel', id], `PUT /jobs/${id}/status/cancel`],
  [['jobs', 'cancel', id, 'b'], 'PUT /jobs/status/cancel'],
  [['jobs', 'delete', id], `DELETE /jobs/${id}`],
  [['jobs', 'delete', id, 'b'], 'DELETE /jobs'],
  [['cost', id], `GET /jobs/${id}/cost`],
  [['backends'], 'GET /backends'],
  [['backends', 'simulator'], 'GET /backends/simulator'],
  [['characterization', 'qpu.forte-1'], 'GET /backends/qpu.forte-1/characterizations'],
  [['characterization', 'qpu.forte-1', '--id', id], `GET /backends/qpu.forte-1/characterizations/${id}`],
  [['sessions'], 'GET /sessions'],
  [['sessions', 'get', id], `GET /sessions/${id}`],
  [['sessions', 'jobs', id], `GET /sessions/${id}/jobs`],
  [['sessions', 'create', '--backend', 'qpu.forte-1'], 'POST /sessions'],
  [['sessions', 'end', id], `POST /sessions/${id}/end`],
  [['whoami'], 'GET /whoami'],
  [['usage', id, '--from', '2026-01-01', '--to', '2026-02-01'], `GET /organizations/${id}/usage`],
];

describe.each(asking)('ionloom %j', (words, request) => {
  it('ends with 3 where the service refuses', async () => {
    const service = new Service({ [request]: refusal('Unauthorized') });
    const { code, stdout, stderr } = await ionloom([...words, '--json'], answering(service));
    expect([code, stderr, service.requests[0]]).toEqual([3, '', request]);
    expect(JSON.parse(stdout).error).toMatchObject({ code: 'Unauthorized', status: 401, requestId: 'req-1' });
  });

  it.each([
    ['nothing', {}],
    ['a list', []],
    ['a text', 'hello'],
    ['other members', { jobs: 7, sessions: 'x', characterizations: 1, id: 7, status: {}, ids: 'all', usage_data: 3 }],
    ['no JSON', new Response('<html></html>')],
  ])('is no defect of ours where the service answers with %s', async (_, answer) => {
    for (const more of [[], ['--json']]) {
      const service = new Service({ [request]: answer });
      const { code, stdout, stderr } = await ionloom([...words, ...more, '--quiet'], {
        ...answering(service),
        interruptAt: 60_000,
      });
      expect([0, 3, 130]).toContain(code);
      expect(stdout + stderr).not.toContain('defect of ionloom');
    }
  });
});

it('every command that asks the service is among these', () => {
  // The last three read files, and have tests of their own for what they ask.
  const offline = [
    'transpile',
    'verify',
    'simulate',
    'validate',
    'convert',
    'draw',
    'targets',
    'emulator',
    'workbench',
  ];
  offline.push('expect', 'results', 'estimate', 'submit', 'sweep', 'worker');
  const asked = new Set(asking.map(([[name]]) => name));
  expect(commands.map(([name]) => name).filter((name) => !offline.includes(name))).toEqual(
    expect.arrayContaining([...asked]),
  );
  expect(commands).toHaveLength(offline.length + asked.size);
});

describe('texts of the service', () => {
  const sequence = '\u001b]0;owned\u0007\u009b2J\u202e\nid  completed';
  const steering = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
  /** A value with the same shape and hostile texts. */
  const hostile = (value: unknown): unknown => {
    if (typeof value === 'string') return sequence;
    if (Array.isArray(value)) return value.map(hostile);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, hostile(inner)]));
  };
  const job = { ...exampleOf('/jobs/{UUID}'), name: 'n', metadata: { [sequence]: 'v' }, status: 'completed' };
  const answers: Readonly<Record<string, unknown>> = {
    'GET /jobs': { jobs: [hostile(job)], next: null },
    [`GET /jobs/${id}`]: { ...(hostile(job) as object), failure: { code: sequence, message: sequence } },
    [`GET /jobs/${id}/cost`]: hostile(exampleFor('GetJobCostResponse')),
    'GET /backends': [hostile(exampleFor('Backend'))],
    'GET /whoami': hostile(exampleFor('Whoami')),
    'PUT /jobs/status/cancel': { ids: [], status: sequence },
    'GET /sessions': Response.json({ error: sequence, message: sequence }, { status: 400 }),
  };
  const lines: readonly (readonly string[])[] = [
    ['jobs'],
    ['jobs', 'get', id],
    ['cost', id],
    ['backends'],
    ['whoami'],
    ['jobs', 'cancel', 'a', 'b'],
    ['sessions'],
  ];

  it.each(lines)('reach no terminal raw, and make no lines of their own: %s %s %s', async (...words) => {
    const service = new Service(answers);
    const given = words.filter(Boolean);
    const { stdout, stderr } = await ionloom(given, { ...answering(service), environment: ENVIRONMENT, isTTY: true });
    expect(stdout + stderr).not.toMatch(steering);
    expect(stdout).not.toMatch(/^id {2}completed/m);
    const { stdout: json } = await ionloom([...given, '--json'], { ...answering(service), environment: ENVIRONMENT });
    expect(json).not.toMatch(steering);
  });

  const ENVIRONMENT = { NO_COLOR: '1', IONQ_API_KEY: 'key-of-tests' };
});
