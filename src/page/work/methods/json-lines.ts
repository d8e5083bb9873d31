/** JSON of which objects that hold no others stand on one line each, so that a circuit reads as one gate per line. */
export function jsonLines(value: unknown): string {
  // No text of JSON holds a line break as it is, so what is joined here is never part of one.
  return JSON.stringify(value, null, 2)
    .replace(/\[\n\s*([^[\]{}]*?)\n\s*\]/g, (_, items: string) => `[${joined(items)}]`)
    .replace(/\{\n\s*([^{}]*?)\n\s*\}/g, (_, members: string) => `{ ${joined(members)} }`);
}

function joined(lines: string): string {
  return lines.replace(/\n\s*/g, ' ');
}
