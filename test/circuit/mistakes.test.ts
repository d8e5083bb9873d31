import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/*
 * What TypeScript says of programs that are wrong, pinned word for word: the sentences are part of the library.
 * Each program under mistakes/ has its transcript beside it; `vitest -u` writes transcripts anew, for a person to read.
 */
const folder = new URL('./mistakes/', import.meta.url).pathname;
const programs = readdirSync(folder).filter((name) => name.endsWith('.ts.txt'));
const options = ts.parseJsonConfigFileContent(
  ts.readConfigFile(new URL('../../tsconfig.json', import.meta.url).pathname, ts.sys.readFile).config,
  ts.sys,
  new URL('../../', import.meta.url).pathname,
).options;

const texts = new Map(
  programs.map((name) => [`${folder}${name.replace('.txt', '')}`, readFileSync(`${folder}${name}`, 'utf8')]),
);

/** One compilation of all programs, which exist in memory only. */
function compile(): ts.Program {
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.getSourceFile = (name, ...rest) => {
    const text = texts.get(name);
    return text === undefined ? getSourceFile.call(host, name, ...rest) : ts.createSourceFile(name, text, rest[0]);
  };
  host.fileExists = (name) => texts.has(name) || fileExists.call(host, name);
  return ts.createProgram([...texts.keys()], { ...options, noEmit: true, skipLibCheck: true }, host);
}

const compiled = compile();

function transcript(path: string): string {
  const source = compiled.getSourceFile(path)!;
  return compiled
    .getSemanticDiagnostics(source)
    .map((found) => {
      const line = source.getLineAndCharacterOfPosition(found.start ?? 0).line;
      const said = ts.flattenDiagnosticMessageText(found.messageText, '\n  ');
      return `${line + 1}: ${source.text.split('\n')[line]}\n  ${said}\n`;
    })
    .join('\n');
}

describe('the type checker says what is wrong', () => {
  it.each([...texts.keys()].map((path) => [path.slice(folder.length), path]))('%s', async (program, path) => {
    const said = transcript(path);
    expect(said).not.toBe('');
    await expect(said).toMatchFileSnapshot(`${folder}${program.replace('.ts', '.said.txt')}`);
  });
});
