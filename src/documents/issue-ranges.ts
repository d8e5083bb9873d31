import {
  type Issue,
  type IssueCode,
  requireList,
  requireObject,
  requireText,
  Source,
  type TextRange,
} from '../errors/index.js';
import { type JsonPlace, jsonPlaces, openingOf, stringOffsets } from '../formats/ionq/index.js';
import { isInProgram } from './job-program.js';
import { looksLikeJson } from './read-document.js';

/** What is wrong with a member of these is its name. */
const OF_NAMES: ReadonlySet<IssueCode> = new Set<IssueCode>(['UnknownField', 'ForbiddenName', 'DuplicateName']);

/**
 * Where in a text each of the issues is that reading or validating it gave, for an editor to underline.
 *
 * An issue with line and column is there. One with a path into JSON is at the value to which that leads, or at its name
 * where that is what is wrong; where something is missing, at the opening bracket of the innermost object or array that is there.
 * An issue of an OpenQASM program inside of a job is at its place in that string. Offsets count UTF-16 code units.
 *
 * @returns for every issue its range; undefined for one that says of no place, and where the text has no such place.
 * @throws IonloomError `WrongArgument` where untyped code gives something else.
 * @example
 * const text = 'OPENQASM 3.0; qubit[2] q; hh q[0];';
 * const reading = readDocument(text);
 * if (!reading.ok) issueRanges(text, reading.issues); // [{ from: 26, to: 28 }], the name hh
 */
export function issueRanges(text: string, issues: readonly Issue[]): readonly (TextRange | undefined)[] {
  requireText(text, 'what issueRanges looks into');
  requireList(issues, 'what issueRanges looks for');
  for (const found of issues) requireObject(found, 'an issue of issueRanges');
  const source = new Source(text);
  const byPath = placesOfPaths(text, issues);
  return issues.map((found) => {
    const { path, span } = found;
    const place = byPath.get(found);
    if (span !== undefined && !isInProgram(found)) return source.range(span);
    if (path === undefined || place === undefined) return undefined;
    if (span !== undefined) return rangeInString(text, place, span);
    if (!place.isFound) return openingOf(text, place.range);
    return (OF_NAMES.has(found.code) ? place.name : undefined) ?? place.range;
  });
}

/** The places of the issues that have a path and no other place, in one pass over the text. */
function placesOfPaths(text: string, issues: readonly Issue[]): ReadonlyMap<Issue, JsonPlace> {
  const wanted = issues.filter(
    (found) => Array.isArray(found.path) && (found.span === undefined || isInProgram(found)),
  );
  if (wanted.length === 0 || !looksLikeJson(text)) return new Map();
  const places = jsonPlaces(
    text,
    wanted.map(({ path }) => path!),
  );
  return new Map(wanted.map((found, index) => [found, places[index]!]));
}

/** A span of the string at a place as a range of the text around it. */
function rangeInString(
  text: string,
  { isFound, range }: JsonPlace,
  span: NonNullable<Issue['span']>,
): TextRange | undefined {
  const program = isFound ? stringIn(text.slice(range.from, range.to)) : undefined;
  const inside = program === undefined ? undefined : new Source(program).range(span);
  if (inside === undefined) return undefined;
  const offsets = stringOffsets(text, range);
  return { from: offsets[inside.from]!, to: offsets[inside.to]! };
}

function stringIn(json: string): string | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
