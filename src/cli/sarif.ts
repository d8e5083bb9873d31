import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { formatPath, type Issue, issueCodes, type SourceSpan } from '../errors/index.js';
import { jsonSpans } from '../formats/ionq/index.js';
import { displayName, STANDARD_STREAM } from './source.js';

/** What was found in one file. */
export interface FileFindings {
  /** As the command line names it. */
  readonly file: string;
  readonly issues: readonly Issue[];
  /** The text of a file that is well-formed JSON, in which paths are places; undefined for others. */
  readonly json?: string | undefined;
}

/** What a log begins with: the schema of the version that code hosts read. */
const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** Where people read about the tool. */
const INFORMATION = 'https://www.npmjs.com/package/ionloom';

/**
 * Findings as a log in SARIF 2.1.0, which code hosts show at the lines of a change. Lines and columns count from 1, in
 * UTF-16 code units; an end column is the one after the last.
 */
export function sarifLog(findings: readonly FileFindings[], version: string): object {
  const codes = [...new Set(findings.flatMap(({ issues }) => issues.map(({ code }) => code)))].sort();
  const rules = codes.map((code) => ({ id: code, shortDescription: { text: issueCodes[code] } }));
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'ionloom', version, informationUri: INFORMATION, rules } },
        columnKind: 'utf16CodeUnits',
        results: findings.flatMap(({ file, issues, json }) => {
          const spans = placesOf(issues, json, file);
          return issues.map((found, index) => ({
            ruleId: found.code,
            ruleIndex: codes.indexOf(found.code),
            level: found.severity,
            message: { text: sentence(found) },
            locations: [{ physicalLocation: location(file, spans[index]) }],
          }));
        }),
      },
    ],
  };
}

/** Where each issue is: its own span in this file, or the place of its path. */
function placesOf(
  issues: readonly Issue[],
  json: string | undefined,
  file: string,
): readonly (SourceSpan | undefined)[] {
  const name = displayName(file);
  const own = issues.map(({ span }) => (span?.file === undefined || span.file === name ? span : undefined));
  if (json === undefined) return own;
  const spans = jsonSpans(
    json,
    issues.map(({ path = [] }, index) => (own[index] === undefined ? path : [])),
  );
  return own.map((span, index) => span ?? spans[index]);
}

/** What is wrong, where in the document, and what to do about it. */
function sentence({ path = [], message, hint }: Issue): string {
  const place = path.length > 0 ? `${formatPath(path)}: ` : '';
  return `${place}${message}${hint === undefined ? '' : ` (hint: ${hint})`}`;
}

function location(file: string, span: SourceSpan | undefined): object {
  const artifactLocation = { uri: uriOf(file) };
  if (span === undefined) return { artifactLocation };
  const { line, column, length } = span;
  return { artifactLocation, region: { startLine: line, startColumn: column, endColumn: column + length } };
}

/** The address of a file: relative to where the command ran, as code hosts want it, where it was given so. */
function uriOf(file: string): string {
  if (file === STANDARD_STREAM) return 'stdin';
  if (isAbsolute(file)) return pathToFileURL(file).href;
  return file
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/)+/, '')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}
