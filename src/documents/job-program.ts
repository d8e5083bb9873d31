import type { Circuit } from '../circuit/index.js';
import { formatPath, IonloomError, type Issue } from '../errors/index.js';
import type { JsonPath } from '../formats/ionq/index.js';
import { parseQasm, parseQasm3 } from '../formats/qasm/index.js';

/** An OpenQASM program that stands as a text in a job, and everything that is wrong with it. */
export interface JobProgram {
  /** Undefined where something is wrong; warnings alone leave it. */
  readonly circuit: Circuit | undefined;
  /** Each with the place of the text in the job, and the line and the column in the text. */
  readonly issues: readonly Issue[];
}

/**
 * Reads the program of a job, which the service takes in version 3 only.
 *
 * @param path where the text stands in the job
 * @param file the name of the job's file, for messages
 * @internal
 */
export function readProgram(text: string, path: JsonPath, file?: string): JobProgram {
  const options = { file: file === undefined ? formatPath(path) : `${file}${BETWEEN}${formatPath(path)}` };
  const placed = (issues: readonly Issue[]) => issues.map((found) => ({ ...found, path }));
  const warnings: Issue[] = [];
  const onWarning = (warning: Issue) => warnings.push(warning);
  try {
    return { circuit: parseQasm3(text, { ...options, onWarning }), issues: placed(warnings) };
  } catch (error) {
    const issues = issuesOf(error);
    if (!issues.some(({ code }) => code === 'QasmVersion')) return { circuit: undefined, issues: placed(issues) };
    const hint = 'a job holds OpenQASM 3: ionloom convert --to qasm3 writes it';
    const version = issues.map((found) => ({ ...found, hint }));
    return { circuit: undefined, issues: placed([...version, ...issuesInOwnVersion(text, options)]) };
  }
}

/** What stands between the name of a job's file and the place of a program in it. */
const BETWEEN = ': ';

/** Whether the line and the column of an issue are those of a program inside of a job, which its path leads to. */
export function isInProgram({ path, span }: Pick<Issue, 'path' | 'span'>): boolean {
  if (path === undefined || path.length === 0 || span?.file === undefined) return false;
  const place = formatPath(path);
  return span.file === place || span.file.endsWith(`${BETWEEN}${place}`);
}

/** What else is wrong with a text in another version: all of it is told at once. */
function issuesInOwnVersion(text: string, options: { readonly file: string }): readonly Issue[] {
  try {
    parseQasm(text, options);
    return [];
  } catch (error) {
    return issuesOf(error).filter(({ code }) => code !== 'QasmVersion');
  }
}

function issuesOf(error: unknown): readonly Issue[] {
  if (error instanceof IonloomError) return error.issues;
  throw error;
}
