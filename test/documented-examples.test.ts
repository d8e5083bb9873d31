import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { exampleModule, examplesOf } from './documented-examples.js';

/*
 * The examples of the README and the guide compile as strictly as the library, run, and print what they say.
 */
const root = fileURLToPath(new URL('../', import.meta.url));
const documents = ['README.md', 'docs/guide.md', 'docs/conventions.md'].map((name) => `${root}${name}`);
const examples = documents.flatMap(examplesOf);
const places = examples.map((example) => [`${example.file.slice(root.length)}:${example.line}`, example] as const);

/** What TypeScript says of the examples, each as a file of its own beside the sources. */
function diagnostics(): readonly string[] {
  const config = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile).config;
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const texts = new Map(examples.map((example, k) => [`${root}example-${k}.ts`, `${example.code}\nexport {};\n`]));
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.getSourceFile = (name, ...rest) => {
    const text = texts.get(name);
    return text === undefined ? getSourceFile.call(host, name, ...rest) : ts.createSourceFile(name, text, rest[0]);
  };
  host.fileExists = (name) => texts.has(name) || fileExists.call(host, name);
  const paths = {
    ionloom: [`${root}src/index.ts`],
    'ionloom/qasm': [`${root}src/formats/qasm/index.ts`],
    'ionloom/ionq': [`${root}src/formats/ionq/index.ts`],
    'ionloom/*': [`${root}src/*/index.ts`],
  };
  const program = ts.createProgram([...texts.keys()], { ...options, paths, noEmit: true, skipLibCheck: true }, host);
  return [...texts.keys()].flatMap((name, k) =>
    [
      ...program.getSyntacticDiagnostics(program.getSourceFile(name)),
      ...program.getSemanticDiagnostics(program.getSourceFile(name)),
    ].map((found) => `${places[k]![0]}: ${ts.flattenDiagnosticMessageText(found.messageText, ' ')}`),
  );
}

describe('documented examples', () => {
  afterEach(() => vi.restoreAllMocks());

  it('are found', () => {
    expect(new Set(examples.map(({ file }) => file)).size).toBe(documents.length);
  });

  it('compile', () => {
    expect(diagnostics()).toEqual([]);
  });

  it.each(places)('%s runs and prints what it says', async (_, example) => {
    const printed: string[] = [];
    vi.spyOn(console, 'log').mockImplementation((...values) => {
      printed.push(...values.map(String).join(' ').split('\n'));
    });
    await import(/* @vite-ignore */ exampleModule(example));
    if (example.prints.length > 0) expect(printed).toEqual(example.prints);
  });
});
