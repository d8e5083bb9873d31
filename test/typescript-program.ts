import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../', import.meta.url));

/**
 * One compilation, as strict as the project's own, of files that exist in memory only.
 *
 * @param texts what the files hold, by absolute path
 */
export function programOf(texts: ReadonlyMap<string, string>): ts.Program {
  const options = ownOptions();
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.getSourceFile = (name, ...rest) => {
    const text = texts.get(name);
    return text === undefined ? getSourceFile.call(host, name, ...rest) : ts.createSourceFile(name, text, rest[0]);
  };
  host.fileExists = (name) => texts.has(name) || fileExists.call(host, name);
  return ts.createProgram([...texts.keys()], options, host);
}

/** What an editor asks about files that exist in memory only. */
export function languageServiceOf(texts: ReadonlyMap<string, string>): ts.LanguageService {
  const read = (name: string) => texts.get(name) ?? ts.sys.readFile(name);
  return ts.createLanguageService({
    getCompilationSettings: ownOptions,
    getScriptFileNames: () => [...texts.keys()],
    getScriptVersion: () => '1',
    getScriptSnapshot: (name) => {
      const text = read(name);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (name) => texts.has(name) || ts.sys.fileExists(name),
    readFile: read,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  });
}

function ownOptions(): ts.CompilerOptions {
  const config = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile).config;
  return { ...ts.parseJsonConfigFileContent(config, ts.sys, root).options, noEmit: true, skipLibCheck: true };
}
