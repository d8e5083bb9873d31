import { describe, expect, test } from 'vitest';
import { APIUserAbortError, SubmissionUncertainError } from '../../src/cloud/index.js';
import { EmulatedService } from '../service/emulated-service.js';
import { exampleAnswer } from '../service/example-answers.js';
import { type OperationId, operationOf } from '../service/operations.js';
import { type ClientMethod, clientMethods, methodNames } from './client-methods.js';
import { clientOf, KEY } from './client-of.js';
import { everyForm, type FaultRun, newScene, runWith, type Scope } from './fault-run.js';
import { type Trouble, troubles } from './trouble.js';

const RETRIES = 2;
const scopes: readonly Scope[] = ['first', 'all', 'everything'];

interface Cell {
  readonly method: ClientMethod;
  readonly trouble: Trouble;
  readonly scope: Scope;
  readonly run: FaultRun;
}

/** How a request ends that no service ever heard of. */
const neverSent = ['refused', 'dns', 'tls', 'connect-timeout'];

/** A lost submission is looked for three times, a second one too; one look more comes before, and one after Retry-After. */
const MOST_LOOKS = 8;

const isPost = ({ operation }: ClientMethod) => operationOf(operation).method === 'POST';

/** Whether an error says that something may have been made. */
const tellsOfJob = (error: Error) => error instanceof SubmissionUncertainError || error instanceof APIUserAbortError;

/** Answers without end are read as far as they may be, which takes its time; they are not asked for again. */
const isSlow = ({ fault }: Trouble) => fault?.kind === 'huge';

async function cellsWith(
  methods: readonly ClientMethod[],
  maxRetries: number,
  wanted: (trouble: Trouble, scope: Scope) => boolean,
): Promise<readonly Cell[]> {
  const cells: Cell[] = [];
  for (const method of methods) {
    // Reads leave a service as it is.
    const shared = operationOf(method.operation).method === 'GET' ? await newScene(method) : undefined;
    for (const trouble of troubles) {
      for (const scope of scopes) {
        // Without look-ups, everything is all there is.
        if (!wanted(trouble, scope) || (scope === 'everything' && method.lookUp === undefined)) continue;
        const run = await runWith(method, trouble, scope, maxRetries, shared ?? (await newScene(method)));
        cells.push({ method, trouble, scope, run });
      }
    }
  }
  return cells;
}

const cells = await cellsWith(clientMethods, RETRIES, (trouble, scope) => !isSlow(trouble) || scope === 'first');

/** The requests of a call in words, such as `sent, looked 3 times, sent`. */
function wayOf({ operation, lookUp }: ClientMethod, asked: readonly OperationId[]): string {
  const words = asked.map((id) => (id === operation ? 'sent' : id === lookUp ? 'looked' : id));
  const runs = words.reduce<[string, number][]>((found, word) => {
    const last = found.at(-1);
    if (last?.[0] === word) last[1]++;
    else found.push([word, 1]);
    return found;
  }, []);
  if (runs.length === 0) return 'nothing sent';
  return runs.map(([word, times]) => (times === 1 ? word : `${word} ${times}x`)).join(', ');
}

function cellText({ method, run }: Cell): string {
  const end = run.error === undefined ? 'done' : run.error.constructor.name;
  const makes = ['CreateJob', 'CreateSession'].includes(method.operation);
  const made = makes ? `; ${run.made} made` : '';
  return `${wayOf(method, run.asked)}: **${end}**${made}; ${Math.round(run.seconds * 10) / 10} s`;
}

/** Methods of which everything ends alike stand in one column. */
function columnsOf(
  scope: Scope,
  methods: readonly ClientMethod[],
): readonly (readonly [ClientMethod, ...ClientMethod[]])[] {
  const groups = new Map<string, [ClientMethod, ...ClientMethod[]]>();
  for (const method of methods) {
    const own = cells.filter((cell) => cell.method === method && cell.scope === scope);
    const texts = own.map(cellText).join('\n');
    const group = groups.get(texts);
    if (group === undefined) groups.set(texts, [method]);
    else group.push(method);
  }
  return [...groups.values()];
}

const code = ({ name }: ClientMethod) => `\`${name}\``;

function tableOf(scope: Scope, methods: readonly ClientMethod[]): string {
  const columns = columnsOf(scope, methods);
  const titles = columns.map(([first, ...others], index) => (others.length === 0 ? code(first) : `group ${index + 1}`));
  const groups = columns.flatMap((column, index) =>
    column.length === 1 ? [] : [`- group ${index + 1}: ${column.map(code).join(', ')}`],
  );
  const rows = troubles.flatMap((trouble) => {
    const texts = columns.map(([method]) => {
      const cell = cells.find((each) => each.method === method && each.trouble === trouble && each.scope === scope);
      return cell === undefined ? undefined : cellText(cell);
    });
    return texts.includes(undefined) ? [] : [[trouble.name, ...texts]];
  });
  const lines = [['', ...titles], ['---', ...titles.map(() => '---')], ...rows].map((row) => `| ${row.join(' | ')} |`);
  return [...groups, ...(groups.length === 0 ? [] : ['']), ...lines].join('\n');
}

const withLookUps = clientMethods.filter(({ lookUp }) => lookUp !== undefined);

function page(): string {
  return `# What comes of faults

Written by \`test/cloud/fault-table.test.ts\` with \`npx vitest run test/cloud/fault-table.test.ts -u\`; read its difference.

Each cell says what was sent, how the call ended, how many jobs or sessions came of it that were not canceled, and how many seconds it
took, without chance in the pauses, with \`maxRetries: ${RETRIES}\` and \`timeout: 60000\`. \`sent\` is the request that the call is about; \`looked\` is
the look for what became of it: \`GET /jobs\` for a job, \`GET /sessions/{id}\` for a session to be ended. Methods of which every cell is the same
stand in one column.

## It happens once

The first request that the call is about meets the fault, and nothing else does.

${tableOf('first', clientMethods)}

## It happens whenever the request is sent

Look-ups get through.

${tableOf('all', clientMethods)}

## Look-ups meet it too

${tableOf('everything', withLookUps)}
`;
}

describe('the table', () => {
  test('has every method of the client', () => {
    const names = clientMethods.map(({ name }) => name.split(',')[0]!);
    expect([...new Set(names)].sort()).toEqual([...methodNames(clientOf(new EmulatedService()))].sort());
  });

  test('has calls that succeed where nothing goes wrong', async () => {
    for (const method of clientMethods) {
      const { error, asked } = await runWith(method, { name: 'nothing' }, 'first', RETRIES, await newScene(method));
      expect(error, method.name).toBeUndefined();
      expect(asked, method.name).toContain(method.operation);
    }
  });

  test('is as it was read', async () => {
    await expect(page()).toMatchFileSnapshot('golden/fault-table.md');
  });
});

/** Methods that are enough for other numbers of repetitions: the others are reads, like `jobs.get`. */
const telling = clientMethods.filter(
  ({ name, operation, lookUp }) =>
    lookUp !== undefined || operationOf(operation).method !== 'GET' || ['jobs.get', 'jobs.wait'].includes(name),
);

const fewer = await cellsWith(telling, 0, (trouble, scope) => !isSlow(trouble) && scope !== 'all');
const more = await cellsWith(telling, 4, (trouble, scope) => !isSlow(trouble) && scope !== 'first');

describe.each([
  [0, fewer],
  [RETRIES, cells],
  [4, more],
] as const)('with maxRetries: %i, in every cell', (maxRetries, all) => {
  /** Checks each cell, and names the first that fails. */
  function everyCell(check: (cell: Cell) => void): void {
    for (const cell of all) {
      const { method, trouble, scope } = cell;
      try {
        check(cell);
      } catch (error) {
        (error as Error).message = `${method.name}, ${trouble.name}, ${scope}: ${(error as Error).message}`;
        throw error;
      }
    }
    expect(all.length).toBeGreaterThan(500);
  }

  /** The requests that the call is about, by their places among all. */
  const sendings = ({ method, run }: Cell) =>
    run.received.flatMap(([operation, outcome], place) => (operation === method.operation ? [{ outcome, place }] : []));

  test('a POST that was sent is never repeated without an answered look-up in between', () => {
    everyCell((cell) => {
      const { method, run } = cell;
      if (!isPost(method)) return;
      for (const [index, { outcome, place }] of sendings(cell).entries()) {
        const next = sendings(cell)[index + 1];
        if (next === undefined || neverSent.includes(outcome)) continue;
        const between = run.received.slice(place + 1, next.place);
        expect(between).toContainEqual([method.lookUp, 'answered 200']);
      }
    });
  });

  test('a POST that cannot be looked up is sent once', () => {
    everyCell((cell) => {
      if (!isPost(cell.method) || cell.method.lookUp !== undefined) return;
      const sent = sendings(cell).filter(({ outcome }) => !neverSent.includes(outcome));
      expect(sent.length).toBeLessThanOrEqual(1);
    });
  });

  test('nothing is sent more often than maxRetries allows', () => {
    everyCell((cell) => {
      const { method, trouble, run } = cell;
      // Waiting asks again for a job that is not known yet.
      const isUnknownYet = method.name === 'jobs.wait' && trouble.name === '404';
      if (!isUnknownYet) expect(sendings(cell).length).toBeLessThanOrEqual(maxRetries + 1);
      if (method.lookUp === undefined) return;
      const looked = run.asked.filter((operation) => operation === method.lookUp).length;
      expect(looked).toBeLessThanOrEqual((maxRetries + 1) * MOST_LOOKS);
    });
  });

  test('nothing is repeated after a 4xx other than 408, 425 and 429', () => {
    everyCell((cell) => {
      const { method, trouble, run } = cell;
      if (!/^4\d\d$/.test(trouble.name) || ['408', '425', '429'].includes(trouble.name)) return;
      if (method.name === 'jobs.wait' && trouble.name === '404') return;
      const refused = run.received.findIndex(([, outcome]) => outcome.startsWith(trouble.name));
      expect(run.received.slice(refused + 1)).toEqual([]);
    });
  });

  test('success means one job, and an error that tells nothing of a job means none', () => {
    everyCell(({ method, trouble, run }) => {
      if (!['CreateJob', 'CreateSession'].includes(method.operation)) return;
      const isLate = trouble.fault?.kind === 'late' && trouble.fault.after > 13_000;
      if (run.error === undefined) expect(run.made).toBe(isLate ? 2 : 1);
      else if (tellsOfJob(run.error)) expect(run.made).toBeLessThanOrEqual(isLate ? 2 : 1);
      else expect(run.made).toBe(0);
    });
  });

  test('nobody sees the key', () => {
    everyCell(({ run }) => expect(run.leaks).toEqual([]));
  });
});

test('what a service says of a key that it puts into its answer is not shown either', async () => {
  const lines: string[] = [];
  const job = { ...(exampleAnswer('GetJob') as object), metadata: [KEY], name: { [KEY]: KEY } };
  const service = new EmulatedService({ answers: { GetJob: { body: job, headers: { 'x-request-id': KEY } } } });
  const id = '617a1f8b-59d4-435d-aa33-695433d7155e';
  const log = (line: unknown) => void lines.push(typeof line === 'string' ? line : JSON.stringify(line));
  const told = { onEvent: log, logger: { debug: log, info: log, warn: log } };
  expect(await clientOf(service, told).jobs.get(id)).toEqual(job);
  const strict = clientOf(service, { ...told, strict: true }).jobs.get(id);
  lines.push(everyForm(await strict.catch((error: unknown) => error)));
  expect(lines.join()).toContain('metadata');
  expect(lines.join()).not.toContain(KEY);
});
