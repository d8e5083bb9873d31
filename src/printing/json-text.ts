import { visibleJson } from '../errors/index.js';

/** Lines up to this length hold a whole object or array. */
const LONGEST_LINE = 110;

/**
 * JSON for people and machines: indented by two, but small objects and arrays on one line, so that a circuit reads as
 * one gate per line. A `Map` is written as an object whose members keep their order, which those of a JavaScript
 * object with digits for names do not.
 */
export function jsonText(value: unknown): string {
  return write(value, 0);
}

function write(value: unknown, depth: number): string {
  if (isPlain(value)) return plain(value);
  const line = onOneLine(value as object);
  const indent = '  '.repeat(depth);
  if (line !== undefined && line.length + indent.length <= LONGEST_LINE) return line;
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const members = Array.isArray(value)
    ? value.map((item) => write(item, depth + 1))
    : membersOf(value as object).map(([name, item]) => `${plain(name)}: ${write(item, depth + 1)}`);
  return `${open}\n${members.map((member) => `${indent}  ${member}`).join(',\n')}\n${indent}${close}`;
}

/** A value whose members are plain or arrays of plain ones as one line; others are never put on one. */
function onOneLine(value: object): string | undefined {
  const entries = Array.isArray(value) ? value.map((item) => ['', item] as const) : membersOf(value);
  if (!entries.every(([, item]) => isPlain(item) || (Array.isArray(item) && item.every(isPlain)))) return undefined;
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  const members = entries.map(([name, item]) => `${plain(name)}: ${inline(item)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

/** The members that JSON can hold. */
function membersOf(value: object): readonly (readonly [name: string, value: unknown])[] {
  const entries: (readonly [string, unknown])[] = value instanceof Map ? [...value] : Object.entries(value);
  return entries.filter(([, item]) => item !== undefined);
}

function isPlain(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

function inline(value: unknown): string {
  return Array.isArray(value) ? `[${value.map(inline).join(', ')}]` : plain(value);
}

/** As `JSON.stringify` has it in an array: what JSON cannot hold is null. */
function plain(value: unknown): string {
  return visibleJson(JSON.stringify(value) ?? 'null');
}
