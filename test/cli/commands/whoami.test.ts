import { describe, expect, it } from 'vitest';
import { ionloom } from '../in-process.js';
import { answering, exampleFor, Service } from '../service.js';

const who = exampleFor('Whoami');
const service = new Service({ 'GET /whoami': who });

describe('ionloom whoami', () => {
  it('says whose key it is, and where it was asked', async () => {
    const { code, stdout, stderr } = await ionloom(['whoami'], answering(service));
    expect([code, stderr]).toEqual([0, '']);
    await expect(stdout).toMatchFileSnapshot('../golden/service/whoami.txt');
    expect(JSON.parse((await ionloom(['whoami', '--json'], answering(service))).stdout)).toEqual(who);
  });

  it('asks where the environment says', async () => {
    const environment = { IONQ_API_KEY: 'key-of-tests', IONQ_API_URL: 'http://127.0.0.1:8080/v0.4' };
    const { stdout } = await ionloom(['whoami'], { fetch: service.fetch, environment });
    expect(stdout).toContain('service  http://127.0.0.1:8080/v0.4');
  });

  it.each([
    ['no key', {}, 'MissingApiKey'],
    ['a key that is empty', { IONQ_API_KEY: ' ' }, 'MissingApiKey'],
    ['a key with a line break', { IONQ_API_KEY: 'half\nhalf' }, 'ValueOutOfRange'],
    ['an address that anyone can read', { IONQ_API_KEY: 'k', IONQ_API_URL: 'http://example.org' }, 'ValueOutOfRange'],
  ])('ends with 2 for %s, and asks nobody', async (_, environment, code) => {
    const before = service.asked.length;
    const {
      code: exitCode,
      stdout,
      stderr,
    } = await ionloom(['whoami', '--json'], {
      fetch: service.fetch,
      environment: environment as Readonly<Record<string, string>>,
    });
    expect([exitCode, stderr, service.asked.length]).toEqual([2, '', before]);
    const { error } = JSON.parse(stdout);
    expect(error.code).toBe(code);
    if (code === 'MissingApiKey') expect(error.issues[0].hint).toContain('IONQ_API_KEY');
  });

  it('ends with 3 where nobody answers, after trying again', async () => {
    const { code, stderr } = await ionloom(['whoami'], { environment: { IONQ_API_KEY: 'key-of-tests' } });
    expect(code).toBe(3);
    await expect(stderr).toMatchFileSnapshot('../golden/service/unreachable.txt');
  });
});
