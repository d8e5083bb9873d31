import { Source, type SourceSpan } from '../../../errors/index.js';
import type { JsonPath } from './value.js';

/** A member that is looked for, with those inside it. */
interface Wanted {
  readonly members: Map<string | number, Wanted>;
  /** Where its value stands: two offsets into the text. */
  found?: readonly [start: number, end: number];
}

/**
 * Where values stand in a JSON text, by their paths, in one pass: a plain value from its first character to its last, an
 * object or array by its opening bracket. A path that leads nowhere, as of a field that is missing, has the place of the
 * innermost value on it that there is.
 *
 * @param text a text that `readJsonText` took
 * @internal
 */
export function jsonSpans(text: string, paths: readonly JsonPath[], file?: string): readonly SourceSpan[] {
  const root: Wanted = { members: new Map() };
  for (const path of paths) {
    let node = root;
    for (const step of path) {
      const next = node.members.get(step) ?? { members: new Map() };
      node.members.set(step, next);
      node = next;
    }
  }
  findValues(text, root);
  const source = new Source(text, file);
  return paths.map((path) => {
    let node: Wanted | undefined = root;
    let [start, end] = root.found!;
    for (const step of path) {
      node = node?.members.get(step);
      if (node?.found === undefined) break;
      [start, end] = node.found;
    }
    return source.span(start, end);
  });
}

/** The parts of a JSON text that decide where a value begins and ends. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/** An object or array that is being read, with what is looked for in it. */
interface Open {
  readonly wanted: Wanted | undefined;
  readonly isArray: boolean;
  /** The member that comes next: a name, or an index. */
  step: string | number;
}

function findValues(text: string, root: Wanted): void {
  const open: Open[] = [];
  let latest = '';
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const inside = open.at(-1);
    if (token === '}' || token === ']') open.pop();
    else if (token === ',') {
      if (inside!.isArray) inside!.step = (inside!.step as number) + 1;
      else inside!.step = BEFORE_NAME;
    } else if (token === ':') inside!.step = JSON.parse(latest) as string;
    else {
      // Before its colon a text is a name, and no value has the step that stands there.
      latest = token;
      const wanted = inside === undefined ? root : inside.wanted?.members.get(inside.step);
      if (wanted !== undefined) wanted.found = [index, index + token.length];
      if (token === '{') open.push({ wanted, isArray: false, step: BEFORE_NAME });
      else if (token === '[') open.push({ wanted, isArray: true, step: 0 });
    }
  }
}

/** Where in an object no name is known yet: no path has it as a step. */
const BEFORE_NAME = -1;
