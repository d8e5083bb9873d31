/** Lines of comma-separated values (RFC 4180); what is undefined is left empty. */
export function csvText(lines: readonly (readonly (string | number | undefined)[])[]): string {
  return lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('');
}

function cell(value: string | number | undefined): string {
  const text = String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
