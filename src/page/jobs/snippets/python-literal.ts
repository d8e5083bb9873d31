const WIDEST = 100;

/** A JSON value as Python writes it, over as many lines as it takes. */
export function pythonLiteral(value: unknown, indent = 0): string {
  const short = shortLiteral(value);
  if (short.length + indent <= WIDEST) return short;
  const inner = ' '.repeat(indent + 4);
  const end = `\n${' '.repeat(indent)}`;
  if (Array.isArray(value)) {
    return `[${value.map((item) => `\n${inner}${pythonLiteral(item, indent + 4)},`).join('')}${end}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(
      ([name, member]) => `\n${inner}${JSON.stringify(name)}: ${pythonLiteral(member, indent + 4)},`,
    );
    return `{${members.join('')}${end}}`;
  }
  return short;
}

function shortLiteral(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(shortLiteral).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${shortLiteral(member)}`);
    return `{${members.join(', ')}}`;
  }
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  // A text of JSON is one of Python.
  return JSON.stringify(value);
}

/** Lines that stand below something, each further in. */
export function indented(lines: readonly string[], by = 4): readonly string[] {
  return lines.map((line) => (line === '' ? '' : ' '.repeat(by) + line));
}

/** A list of wires as Python writes it. */
export function wireList(wires: readonly number[]): string {
  return `[${wires.join(', ')}]`;
}
