import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** What npm puts into a tarball besides what is listed. */
const ALWAYS = ['package.json', 'README.md', 'LICENSE'];

/** Whether a path is in the tarball: itself listed, or in a folder that is. */
function isPacked(path: string): boolean {
  return [...ALWAYS, ...manifest.files].some((entry) => path === entry || path.startsWith(`${entry}/`));
}

describe('the tarball', () => {
  const documents = [
    'README.md',
    ...readdirSync(join(root, 'docs')).flatMap((name) => (/\.md$/.test(name) ? [`docs/${name}`] : [])),
  ];

  it.each(documents)('carries what %s links to', (document) => {
    const text = readFileSync(join(root, document), 'utf8');
    const links = [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, link]) =>
      normalize(join(dirname(document), link!)),
    );
    for (const link of links) {
      expect(existsSync(join(root, link)), link).toBe(true);
      expect(isPacked(link), link).toBe(true);
    }
  });

  it('carries the page of gates that a hint names', () => {
    expect(isPacked('docs/gates.md')).toBe(true);
  });

  it('says where to read on and where to report', () => {
    for (const link of [manifest.homepage, manifest.repository.url, manifest.bugs.url]) {
      expect(new URL(link).protocol).toBe('https:');
    }
  });
});
