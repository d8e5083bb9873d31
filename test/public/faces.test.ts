import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as root from '../../src/public/index.js';

const source = fileURLToPath(new URL('../../src/', import.meta.url));
const manifest = JSON.parse(readFileSync(`${source}../package.json`, 'utf8'));
const faces = readdirSync(`${source}public`);

interface ExportedName {
  readonly name: string;
  readonly isType: boolean;
  readonly isInternal: boolean;
}

/** The names that a file of `export { ... } from` statements exports. */
function exportsOf(path: string): readonly ExportedName[] {
  const text = readFileSync(path, 'utf8');
  const statements = text.matchAll(/(\/\*\* @internal \*\/\n)?export (type )?\{([^}]*)\} from/g);
  return [...statements].flatMap(([, internal, type, names]) =>
    names!
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '')
      .map((name) => ({
        name: name.replace(/^type /, '').replace(/ as .*/, ''),
        isType: type !== undefined || name.startsWith('type '),
        isInternal: internal !== undefined,
      })),
  );
}

const named = (exported: readonly ExportedName[]): readonly string[] => exported.map(({ name }) => name);

/** Those whose types the published declarations speak of. */
const TYPES_OF_VALUES = ['angleConstants', 'angleFunctions'];

describe('the public faces', () => {
  it('are the subpaths of the package', () => {
    const subpaths = Object.keys(manifest.exports).filter((path) => path !== './package.json');
    const files = subpaths.map((path) => `${path === '.' ? 'index' : path.slice(2)}.ts`);
    expect(files.toSorted()).toEqual(faces.toSorted());
  });

  it('have on a subpath whatever the root has from a floor that has one', () => {
    const doors = [...readFileSync(`${source}public/index.ts`, 'utf8').matchAll(/from '\.\.\/([\w/]+)\/index\.js'/g)];
    expect(doors.map(([, door]) => door).toSorted()).toEqual(['circuit', 'errors', 'gates', 'math']);
  });

  it('list what can be chosen by name', () => {
    expect(root.engineNames).toContain('auto');
    expect(root.entanglers).toEqual(['ms', 'zz']);
    expect(root.levels).toEqual([0, 1, 2, 3]);
    expect(root.publishedNoiseModels).toContain('forte-1');
    expect(root.relations).toContain('distribution');
    expect(root.transpileRelations).toContain('distribution');
    expect(root.pauliOrders).toContain('free');
    expect(root.aggregations).toContain('average');
    expect(root.targetNames).toContain('qpu.forte-1');
  });

  const doors = readdirSync(source, { recursive: true })
    .map(String)
    .filter((file) => /^(\w+|formats.\w+).index\.ts$/.test(file) && !file.startsWith('public'));
  const published = new Set(faces.flatMap((face) => named(exportsOf(`${source}public/${face}`))));

  it.each(doors)('say of %s what is internal', (door) => {
    const exported = exportsOf(`${source}${door}`);
    const marked = exported.filter(({ isInternal }) => isInternal);
    const open = exported.filter(({ isInternal, isType }) => !isInternal && !isType);
    expect(named(open).filter((name) => !published.has(name) && !TYPES_OF_VALUES.includes(name))).toEqual([]);
    // A name may mean one thing here and another in a face: what a face takes from this very door counts.
    const from = new RegExp(`\\{([^}]*)\\} from '\\.\\./${door.replace(/\.ts$/, '').replaceAll('\\', '/')}\\.js'`, 'g');
    const taken = faces.flatMap((face) =>
      [...readFileSync(`${source}public/${face}`, 'utf8').matchAll(from)].flatMap(([, names]) =>
        names!.split(',').map((name) => name.replace('type ', '').trim()),
      ),
    );
    expect(named(marked).filter((name) => taken.includes(name))).toEqual([]);
    expect(exported.length).toBeGreaterThan(0);
  });
});
