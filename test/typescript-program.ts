import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../', import.meta.url));

/**
 * One compilation, as strict as the project's own, of files that exist in memory only.
 *
 * @param texts what the files hold, by absolute path
 */
export function programOf(texts: ReadonlyMap<string, string>): ts.Program {
  const config = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile).config;
  const options = { ...ts.parseJsonConfigFileContent(config, ts.sys, root).options, noEmit: true, skipLibCheck: true };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.getSourceFile = (name, ...rest) => {
    const text = texts.get(name);
    return text === undefined ? getSourceFile.call(host, name, ...rest) : ts.createSourceFile(name, text, rest[0]);
  };
  host.fileExists = (name) => texts.has(name) || fileExists.call(host, name);
  return ts.createProgram([...texts.keys()], options, host);
}
