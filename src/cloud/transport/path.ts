import { type Issue, inWords, issue } from '../../errors/index.js';

/** The most characters of an id: the service's are 36. */
const LONGEST_ID = 200;

/**
 * A path with its ids in place. `.` and `..` are refused, and not only encoded: a URL reads `%2e%2e` as a step up, and
 * the path of one session would become that of all.
 *
 * @param report is told of every id that is none
 * @param of what the id is for, such as `jobs.get`
 */
export function filledPath(
  template: string,
  ids: Readonly<Record<string, unknown>>,
  report: (issue: Issue) => void,
): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const id = ids[name];
    if (typeof id !== 'string') {
      report(issue('WrongArgument', `the ${name} is a text, not ${inWords(id)}`, { path: [name] }));
      return '';
    }
    const encoded = encodedId(id);
    if (encoded === undefined) {
      const expected = 'the id as the service gave it';
      report(issue('ValueOutOfRange', `${inWords(id)} is no id of a ${name}`, { path: [name], expected }));
      return '';
    }
    return encoded;
  });
}

function encodedId(id: string): string | undefined {
  if (id.trim() === '' || id === '.' || id === '..' || id.length > LONGEST_ID) return undefined;
  try {
    return encodeURIComponent(id);
  } catch {
    return undefined; // half of a surrogate pair
  }
}

/** A query as the API document describes it: lists as the same name several times, nothing for what is undefined. */
export function queryText(query: Readonly<Record<string, unknown>> | undefined): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined) parameters.append(name, String(each));
    }
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}
