import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { programOf } from '../typescript-program.js';

/*
 * What TypeScript says of programs that are wrong, pinned word for word: the sentences are part of the library.
 * Each program under mistakes/ has its transcript beside it; `vitest -u` writes transcripts anew, for a person to read.
 */
const folder = new URL('./mistakes/', import.meta.url).pathname;
const programs = readdirSync(folder).filter((name) => name.endsWith('.ts.txt'));
const texts = new Map(
  programs.map((name) => [`${folder}${name.replace('.txt', '')}`, readFileSync(`${folder}${name}`, 'utf8')]),
);

const compiled = programOf(texts);

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
