/**
 * Deletes the declarations that no public face reaches: what is internal has no place in the package.
 * Names that are internal beside public ones are marked so in their files, and left out by the compiler (`stripInternal`).
 */
import { readdirSync, readFileSync, unlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const dist = resolve(import.meta.dirname, '../dist');
const isDeclaration = (file) => file.endsWith('.d.ts');

/** Every file that a declaration imports, re-exports or names in an `import('...')` type. */
const importsOf = (file) =>
  [...readFileSync(file, 'utf8').matchAll(/(?:\bfrom |\bimport\(?)\s*["'](\.[^"']*)\.js["']/g)].map(([, path]) =>
    join(dirname(file), `${path}.d.ts`),
  );

const reached = new Set(
  readdirSync(join(dist, 'public'))
    .filter(isDeclaration)
    .map((file) => join(dist, 'public', file)),
);
for (const file of reached) for (const imported of importsOf(file)) reached.add(imported);

for (const file of readdirSync(dist, { recursive: true }).filter(isDeclaration)) {
  const path = join(dist, file);
  if (!reached.has(path)) unlinkSync(path);
}
