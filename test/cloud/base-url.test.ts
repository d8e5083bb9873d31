import { describe, expect, it } from 'vitest';
import { baseUrlOf } from '../../src/cloud/base-url.js';
import { IonloomError } from '../../src/errors/index.js';

const of = (given?: string, environment = {}) => baseUrlOf(given, environment).href;

function refused(given: string | undefined, environment = {}): IonloomError {
  try {
    baseUrlOf(given, environment);
  } catch (error) {
    if (error instanceof IonloomError) return error;
    throw error;
  }
  throw new Error(`${given} is taken`);
}

describe('the base URL', () => {
  it("is the service's own where nothing is said", () => {
    expect(of()).toBe('https://api.ionq.co/v0.4');
    expect(of(undefined, { IONQ_API_URL: ' ', IONQ_REMOTE_HOST: '' })).toBe('https://api.ionq.co/v0.4');
  });

  it('is what is given, then IONQ_API_URL, then IONQ_REMOTE_HOST without its path', () => {
    const environment = { IONQ_API_URL: 'https://b.example/v0.4 ', IONQ_REMOTE_HOST: 'https://c.example:81/v9/x' };
    expect(of('https://a.example/v0.4', environment)).toBe('https://a.example/v0.4');
    expect(of(undefined, environment)).toBe('https://b.example/v0.4');
    expect(of(undefined, { IONQ_REMOTE_HOST: environment.IONQ_REMOTE_HOST })).toBe('https://c.example:81/v0.4');
  });

  it('loses the slashes at its end', () => {
    expect(of('https://a.example/v0.4/')).toBe('https://a.example/v0.4');
    expect(of('https://a.example/v0.4///')).toBe('https://a.example/v0.4');
    expect(of('https://a.example')).toBe('https://a.example/');
  });

  it('is on the host that it names, whatever its path looks like', () => {
    expect(of('https://a.example//evil.example/v0.4')).toBe('https://a.example//evil.example/v0.4');
    expect(of('http://127.0.0.1//evil.example/v0.4/')).toBe('http://127.0.0.1//evil.example/v0.4');
    expect(of('https://a.example\\\\evil.example')).toBe('https://a.example//evil.example');
    expect(of(undefined, { IONQ_REMOTE_HOST: 'https://a.example//evil.example' })).toBe('https://a.example/v0.4');
  });

  it('ends without what begins a query or a fragment', () => {
    expect(of('https://a.example/v0.4?')).toBe('https://a.example/v0.4');
    expect(of('https://a.example/v0.4/#')).toBe('https://a.example/v0.4');
  });

  it.each(['http://127.0.0.1:8080/v0.4', 'http://localhost/v0.4', 'http://[::1]:80/v0.4', 'http://127.1/v0.4'])(
    'may be http to this machine: %s',
    (url) => {
      expect(new URL(of(url)).protocol).toBe('http:');
    },
  );

  it.each([
    'http://api.ionq.co/v0.4',
    'http://127.0.0.1.evil.com/v0.4',
    'http://localhost.evil/v0.4',
    'http://localhost./v0.4',
    'http://127.0.0.1@evil.com/v0.4',
    'http://128.0.0.1/v0.4',
    'http://0.0.0.0/v0.4',
    'http://[::2]/v0.4',
    'http://ⅼocalhost.evil/v0.4',
    'file:///etc/passwd',
    'blob:https://api.ionq.co/v0.4',
    'data:text/plain,x',
    'javascript:alert(1)',
    'ws://localhost/v0.4',
    'localhost:8080',
    '//api.ionq.co/v0.4',
    'api.ionq.co/v0.4',
    '',
    'https://',
    'https://api.ionq.co/v0.4?x=1',
    'https://api.ionq.co/v0.4#x',
  ])('is not %j', (url) => {
    const { code, issues } = refused(url);
    expect(code).toBe('ValueOutOfRange');
    expect(issues[0]!.path).toEqual(['baseURL']);
    expect(issues[0]!.hint).toBeTruthy();
  });

  it('is not shown where it is refused: it may hold a key', () => {
    for (const url of ['https://secretkey@api.ionq.co/v0.4', 'https://a:secretkey@b/', 'http://b/?key=secretkey']) {
      expect(JSON.stringify(refused(url))).not.toContain('secretkey');
    }
    expect(refused('https://secretkey@api.ionq.co').issues[0]!.hint).toContain('apiKey');
  });

  it('is called by the variable that it came from', () => {
    expect(refused(undefined, { IONQ_API_URL: 'http://a.example' }).message).toContain('IONQ_API_URL is http');
    expect(refused(undefined, { IONQ_REMOTE_HOST: 'a.example' }).message).toContain('IONQ_REMOTE_HOST is no address');
  });
});
