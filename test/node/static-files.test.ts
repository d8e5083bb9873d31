import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { staticFiles } from '../../src/node/static-files.js';

const root = mkdtempSync(join(tmpdir(), 'ionloom-static-'));
const folder = join(root, 'page');
mkdirSync(join(folder, 'assets'), { recursive: true });
writeFileSync(join(root, 'secret.html'), 'secret');
writeFileSync(join(folder, 'index.html'), 'front');
writeFileSync(join(folder, 'assets/main-1a2b.js'), 'code');
writeFileSync(join(folder, 'notes.md'), 'notes');
afterAll(() => rmSync(root, { recursive: true }));

async function answered(path: string, method = 'GET'): Promise<Response> {
  const serve = await staticFiles(folder);
  return serve(new Request(new URL(path, 'http://localhost'), { method }), { drop: () => {} });
}

describe('the files of a page', () => {
  it('are served as what they are, the front for the folder itself', async () => {
    for (const [path, body, type] of [
      ['/', 'front', 'text/html; charset=utf-8'],
      ['/index.html', 'front', 'text/html; charset=utf-8'],
      ['/assets/main-1a2b.js?x=1', 'code', 'text/javascript; charset=utf-8'],
    ] as const) {
      const response = await answered(path);
      expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([200, type, body]);
    }
  });

  it('are the only ones: no other kind, none outside of the folder', async () => {
    for (const path of ['/notes.md', '/../secret.html', '/..%2fsecret.html', '/%2e%2e/secret.html']) {
      expect((await answered(path)).status, path).toBe(404);
    }
  });

  it('let the page share memory with its threads, and are kept where a name tells what is in them', async () => {
    const front = await answered('/');
    expect(front.headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(front.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
    expect(front.headers.get('cache-control')).toBe('no-cache');
    expect((await answered('/assets/main-1a2b.js')).headers.get('cache-control')).toContain('immutable');
  });

  it('are only read', async () => {
    expect(await (await answered('/', 'HEAD')).text()).toBe('');
    const response = await answered('/', 'POST');
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });
});
