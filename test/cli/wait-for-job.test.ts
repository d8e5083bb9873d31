import { describe, expect, it } from 'vitest';
import { asText, ionloom } from './in-process.js';
import { answering, exampleOf, refusal, Service } from './service.js';

const job = exampleOf('/jobs/{UUID}');
const id = String(job['id']);
const request = `GET /jobs/${id}`;
const words = ['jobs', 'wait', id];

/** A service whose job is in these states, one at each look, and stays in the last. */
function passing(...states: readonly object[]): Service {
  const answer = (_: unknown, before: number) => ({ ...job, ...states[Math.min(before, states.length - 1)] });
  return new Service({ [request]: answer });
}

const ready = { status: 'ready', predicted_wait_time_ms: 2_000 };
const started = { status: 'started', predicted_wait_time_ms: 2_000 };
const completed = { status: 'completed' };

/** What a terminal shows of the line that is written over and over. */
const shown = (stderr: string): readonly string[] =>
  stderr.split('\r\u001b[K').filter((line, index, all) => line !== '' && line !== all[index - 1]);

describe('ionloom jobs wait', () => {
  it('waits until the job has completed, and shows it', async () => {
    const service = passing(ready, started, completed);
    const { code, stdout, stderr } = await ionloom(words, answering(service));
    expect([code, stderr, service.asked.length]).toEqual([0, '', 3]);
    expect(stdout).toMatch(new RegExp(`^${id} completed\n`));
    const { stdout: document } = await ionloom([...words, '--json'], answering(passing(ready, completed)));
    expect(JSON.parse(document)).toEqual({ ...job, ...completed });
  });

  it('says on a terminal how it is getting on, and counts the seconds', async () => {
    const { stderr } = await ionloom(words, { ...answering(passing(ready, started, completed)), isTTY: true });
    expect(shown(stderr)).toEqual([
      `${id} is ready, about 2 s to wait, 0 s so far`,
      `${id} is ready, about 2 s to wait, 1 s so far`,
      `${id} is started, 2 s so far`,
      `${id} is started, 3 s so far`,
      `${id} is started, 4 s so far`,
      `${id} is completed, 5 s so far`,
    ]);
    expect(stderr.endsWith('\r\u001b[K')).toBe(true);
  });

  it.each([['--quiet'], ['--json']])('shows no line with %s', async (option) => {
    const { stderr } = await ionloom([...words, option], { ...answering(passing(ready, completed)), isTTY: true });
    expect(stderr).toBe('');
  });

  it('says on lines of their own what happens meanwhile', async () => {
    const answer = (_: unknown, before: number) =>
      before === 1 ? refusal('Error') : { ...job, ...(before === 0 ? ready : completed) };
    const { code, stderr } = await ionloom(words, { ...answering(new Service({ [request]: answer })), isTTY: true });
    expect(code).toBe(0);
    expect(shown(stderr)).toContainEqual(
      expect.stringMatching(/^the service answers GET \/jobs\/\{job\} with 500 .*; again in 500 ms\n$/),
    );
  });

  it.each([
    ['failed', { status: 'failed', failure: { code: 'SimulationTimeout', message: 'it took too long' } }, 'JobFailed'],
    ['canceled', { status: 'canceled' }, 'JobCanceled'],
  ])('ends with 3 where the job was %s', async (name, state, code) => {
    const transcript = await ionloom(words, answering(passing(ready, state)));
    await expect(asText(words, transcript)).toMatchFileSnapshot(`golden/service/wait-${name}.txt`);
    const { code: exitCode, stdout } = await ionloom([...words, '--json'], answering(passing(ready, state)));
    expect(exitCode).toBe(3);
    const { error } = JSON.parse(stdout);
    expect(error).toMatchObject({ code, jobId: id });
    if ('failure' in state) expect(error.failure).toEqual(state.failure);
  });

  it('waits no longer than it may, and says how to go on', async () => {
    const service = passing(ready);
    const limited = [...words, '--timeout', '10'];
    const transcript = await ionloom(limited, answering(service));
    expect(transcript.code).toBe(3);
    await expect(asText(limited, transcript)).toMatchFileSnapshot('golden/service/wait-too-long.txt');
  });

  it.each([0, 5_300])(
    'leaves the job at an interrupt after %i ms, says how to go on, and ends with 130',
    async (at) => {
      const service = passing(ready);
      const transcript = await ionloom(words, { ...answering(service), interruptAt: at });
      expect(transcript.code).toBe(130);
      await expect(asText(words, transcript)).toMatchFileSnapshot('golden/service/wait-interrupted.txt');
      expect(service.requests.every((each) => each === request)).toBe(true);
      const { code, stdout, stderr } = await ionloom([...words, '--json'], { ...answering(service), interruptAt: at });
      expect([code, stderr]).toEqual([130, '']);
      expect(JSON.parse(stdout).error).toMatchObject({ code: 'Aborted', jobId: id });
    },
  );

  it('takes the line away before it says so', async () => {
    const { stderr } = await ionloom(words, { ...answering(passing(ready)), interruptAt: 3_500, isTTY: true });
    const [line, error] = shown(stderr).slice(-2);
    expect(line).toMatch(/3 s so far$/);
    expect(error).toContain('error:');
  });
});
