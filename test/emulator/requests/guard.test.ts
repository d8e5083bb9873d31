import { describe, expect, it } from 'vitest';
import { testEmulator } from '../test-emulator.js';

const hosts = ['localhost', '127.0.0.1', '[::1]', 'lab.example:8080'];

/** The status of an answer to somebody who asks with these headers. */
async function statusFor(headers: Readonly<Record<string, string>>, path = '/backends'): Promise<number> {
  return (await testEmulator({ hosts }).ask(path, { headers })).status;
}

describe('the guard', () => {
  it.each(['localhost', 'LOCALHOST:4010', '127.0.0.1:80', '[::1]', '[::1]:4010', 'lab.example:8080'])(
    'lets in who asks %s',
    async (host) => {
      expect(await statusFor({ host })).toBe(200);
    },
  );

  it.each([
    'evil.example',
    'localhost.evil.example',
    'evil.example:4010',
    'lab.example',
    'lab.example:80',
    '[::2]',
    '0.0.0.0',
  ])('keeps out who asks %s', async (host) => {
    expect(await statusFor({ host })).toBe(403);
  });

  it.each([
    ['http://localhost:3000', 200],
    ['http://127.0.0.1', 200],
    ['https://lab.example:8080', 200],
    ['https://evil.example', 403],
    ['http://localhost.evil.example', 403],
    ['null', 403],
    ['file://', 403],
    ['nonsense', 403],
  ])('answers the page %s with %i', async (origin, status) => {
    expect(await statusFor({ host: 'localhost', origin })).toBe(status);
  });

  it('keeps out what a browser says comes from another site', async () => {
    expect(await statusFor({ host: 'localhost', 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await statusFor({ host: 'localhost', 'sec-fetch-site': 'same-origin' })).toBe(200);
  });

  it('stands before everything, also what is outside of the service', async () => {
    for (const path of ['/nowhere', '//_emulator/state', '//_emulator/requests', '//', '/jobs']) {
      expect(await statusFor({ host: 'evil.example' }, path)).toBe(403);
    }
  });

  it('lets anybody in where no hosts are named', async () => {
    const { ask } = testEmulator();
    expect((await ask('/backends', { headers: { host: 'evil.example', origin: 'https://evil.example' } })).status).toBe(
      200,
    );
  });
});

describe('the key', () => {
  it.each([
    ['apiKey anything', 200],
    ['apikey anything', 200],
    ['apiKey', 401],
    ['apiKey ', 401],
    ['Bearer anything', 401],
    ['', 401],
  ])('%j is answered with %i', async (authorization, status) => {
    expect((await testEmulator().ask('/whoami', { headers: { authorization } })).status).toBe(status);
  });

  it.each(['only-this-one', 'only-this-on', 'only-this-one-', 'Only-this-one', 'x'])(
    '%s is compared to the only one',
    async (key) => {
      const { ask } = testEmulator({ apiKey: 'only-this-one' });
      const { status } = await ask('/whoami', { headers: { authorization: `apiKey ${key}` } });
      expect(status).toBe(key === 'only-this-one' ? 200 : 401);
    },
  );

  it('is not needed for machines', async () => {
    const { ask } = testEmulator({ apiKey: 'only-this-one' });
    for (const path of ['/backends', '/backends/simulator', '/backends/qpu.forte-1/characterizations']) {
      expect((await ask(path, { headers: { authorization: '' } })).status).toBe(200);
    }
    const { characterizations } = (await ask('/backends/qpu.forte-1/characterizations')).body;
    const one = `/backends/qpu.forte-1/characterizations/${characterizations[0].id}`;
    expect((await ask(one, { headers: { authorization: '' } })).status).toBe(401);
  });

  it.each(['/_emulator/state', '/_emulator/requests'])(
    'keeps others out of %s where there is only one',
    async (path) => {
      const { ask } = testEmulator({ apiKey: 'only-this-one' });
      for (const authorization of ['', 'apiKey another']) {
        expect((await ask(`/${path}`, { headers: { authorization } })).status).toBe(401);
        expect((await ask(`/${path}`, { method: 'DELETE', headers: { authorization } })).status).toBe(401);
      }
      expect((await ask(`/${path}`, { headers: { authorization: 'apiKey only-this-one' } })).status).toBe(200);
    },
  );

  it('is not needed outside of the service where any is taken, nor for health', async () => {
    const headers = { authorization: '' };
    expect((await testEmulator().ask('//_emulator/state', { headers })).status).toBe(200);
    expect((await testEmulator({ apiKey: 'only-this-one' }).ask('//_emulator/health', { headers })).status).toBe(200);
  });
});
