import { readFileSync } from 'node:fs';
import ts from 'typescript';
import type { Plugin } from 'vitest/config';

/** A TypeScript example in a Markdown file. */
export interface DocumentedExample {
  readonly file: string;
  /** The line of the file on which the code begins, from 1. */
  readonly line: number;
  readonly code: string;
  /** What the example's `console.log` calls print, as the comments `// -> ...` behind them say. */
  readonly prints: readonly string[];
}

/** The ```ts blocks of a Markdown file. */
export function examplesOf(file: string): readonly DocumentedExample[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map((found) => {
    const code = found[1]!;
    return {
      file,
      line: text.slice(0, found.index).split('\n').length + 1,
      code,
      prints: [...code.matchAll(/\/\/ -> (.*)$/gm)].map((said) => said[1]!),
    };
  });
}

const PREFIX = 'documented-example:';

/** The module name under which an example can be imported in a test. */
export function exampleModule({ file, line }: DocumentedExample): string {
  return `${PREFIX}${file}:${line}.ts`;
}

/** Lets tests import the examples of the documentation as modules. */
export function documentedExamples(): Plugin {
  return {
    name: 'documented-examples',
    enforce: 'pre',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    load: (id) => {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      const [file, line] = id.slice(PREFIX.length + 1).split(':') as [string, string];
      const code = examplesOf(file).find((example) => `${example.line}.ts` === line)?.code;
      return code && ts.transpile(code, { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 });
    },
  };
}
