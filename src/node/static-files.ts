import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Handler } from './http-server.js';

/** What the files of a page are, by the ends of their names; nothing else is served. */
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/**
 * What a page is served with: memory may be shared with its threads (cross-origin isolation), it stands in no other page,
 * and names of files that hold a hash of what is in them are kept by the browser.
 */
const HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

const FOREVER = 'public, max-age=31536000, immutable';

/**
 * Serves the files that were in a folder when this was called, and its `index.html` for the folder itself. Names are looked
 * up in a list, so that no address leads out of the folder.
 *
 * @throws the error of the file system, where the folder cannot be read.
 */
export async function staticFiles(folder: string): Promise<Handler> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = new Map<string, string>();
  for (const entry of entries) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile() && extname(file) in TYPES) files.set(file.slice(folder.length).replaceAll('\\', '/'), file);
  }
  return async ({ method, url }) => {
    const { pathname } = new URL(url);
    const file = files.get(pathname === '/' ? '/index.html' : pathname);
    if (file === undefined) return new Response('There is no such file.\n', { status: 404, headers: HEADERS });
    if (method !== 'GET' && method !== 'HEAD') {
      return new Response('Files are only read.\n', { status: 405, headers: { ...HEADERS, Allow: 'GET, HEAD' } });
    }
    const headers = {
      ...HEADERS,
      'Content-Type': TYPES[extname(file)]!,
      'Cache-Control': pathname.startsWith('/assets/') ? FOREVER : 'no-cache',
    };
    return new Response(method === 'HEAD' ? null : await readFile(file), { headers });
  };
}
