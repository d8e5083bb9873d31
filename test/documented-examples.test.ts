import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { exampleModule, examplesOf } from './documented-examples.js';
import { withService } from './service-of-examples.js';
import { programOf } from './typescript-program.js';

/*
 * The examples of the README and the guide compile as strictly as the library, run, and print what they say.
 */
const root = fileURLToPath(new URL('../', import.meta.url));
const documents = [
  'README.md',
  'docs/guide.md',
  'docs/conventions.md',
  'docs/transpiling.md',
  'docs/observables.md',
  'docs/verifying.md',
  'docs/routing.md',
  'docs/submitting.md',
  'docs/emulator.md',
  'docs/many-machines.md',
].map((name) => `${root}${name}`);
const examples = documents.flatMap(examplesOf);
const places = examples.map((example) => [`${example.file.slice(root.length)}:${example.line}`, example] as const);

/** Whether an example needs a service that stands in for IonQ's: those with an emulator have one. */
const asksService = (code: string) => code.includes("'ionloom/cloud'") && !/'ionloom\/(emulator|node)'/.test(code);

/** What TypeScript says of the examples, each as a file of its own beside the sources. */
function diagnostics(): readonly string[] {
  const texts = new Map(examples.map((example, k) => [`${root}example-${k}.ts`, `${example.code}\nexport {};\n`]));
  const program = programOf(texts);
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
    const run = () => import(/* @vite-ignore */ exampleModule(example));
    await (asksService(example.code) ? withService(run) : run());
    if (example.prints.length > 0) expect(printed).toEqual(example.prints);
  });
});
