/**
 * Packs the package, installs the tarball into an empty project and uses it there as a stranger would:
 * every subpath imported, a circuit transpiled and verified, the declarations compiled, the command line run.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const subpaths = Object.keys(manifest.exports).filter((path) => !path.endsWith('.json'));
const specifiersOf = (paths) => paths.map((path) => manifest.name + path.slice(1));
// What needs packages that are installed beside this one, by whoever wants it.
const withPeers = ['./emulator', './node'];
const project = mkdtempSync(join(tmpdir(), 'ionloom-package-'));

const run = (directory, command, ...args) =>
  execFileSync(command, args, { cwd: directory, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

const programOf = (specifiers) => `
${specifiers.map((specifier, index) => `import * as entry${index} from '${specifier}';`).join('\n')}
import manifest from '${manifest.name}/package.json' with { type: 'json' };
import { circuit, findTarget, transpile, verify } from '${manifest.name}';

const entries = [${specifiers.map((_, index) => `entry${index}`).join(', ')}];
if (entries.some((entry) => Object.keys(entry).length === 0)) throw new Error('an entry exports nothing');
const ghz = circuit(3).h(0).cnot(0, 1).cnot(1, 2);
const transpilation = transpile(ghz, findTarget('qpu.forte-1'));
const verdict = verify(ghz, transpilation);
if (verdict.equivalent !== true) throw new Error('the transpiled GHZ circuit is not the original');
console.log(manifest.version);
`;

try {
  const [{ filename, files }] = JSON.parse(run(root, 'npm', 'pack', '--json', '--pack-destination', project));
  const stray = files.map((file) => file.path).filter((path) => /^(src|test|bench|\.ci)\//.test(path));
  if (stray.length > 0) throw new Error(`the tarball contains ${stray.join(', ')}`);

  const packed = new Set(files.map((file) => file.path));
  const linked = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)];
  const missing = linked.map(([, path]) => path).filter((path) => !packed.has(path));
  if (missing.length > 0) throw new Error(`the tarball lacks what the README links to: ${missing.join(', ')}`);

  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'user', private: true, type: 'module' }));
  run(project, 'npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', `./${filename}`);

  const use = (paths) => {
    writeFileSync(join(project, 'use.js'), programOf(specifiersOf(paths)));
    const printed = run(project, process.execPath, 'use.js').trim();
    if (printed !== manifest.version) throw new Error(`the package says it is version ${printed}`);
  };
  use(subpaths.filter((path) => !withPeers.includes(path)));
  const peers = Object.keys(manifest.peerDependencies).map((name) => `${name}@${manifest.devDependencies[name]}`);
  run(project, 'npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', ...peers);
  use(subpaths);

  // The declarations must stand without @types/node and without the checks of libraries turned off.
  const program = programOf(specifiersOf(subpaths));
  writeFileSync(join(project, 'use.ts'), program.replace(/^import manifest.*$/m, `const manifest = { version: '' };`));
  const strict = ['--strict', '--noEmit', '--target', 'es2023', '--lib', 'es2023,dom', '--module', 'nodenext'];
  run(project, process.execPath, join(root, 'node_modules/typescript/bin/tsc'), ...strict, 'use.ts');

  const version = run(project, join(project, 'node_modules/.bin/ionloom'), '--version').trim();
  if (version !== manifest.version) throw new Error(`ionloom --version says ${version}`);
  console.log(`${filename}: ${files.length} files, installed and used`);
} catch (error) {
  if (error.stdout) console.error(error.stdout);
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(project, { recursive: true, force: true });
}
