/** Where the line that holds an offset ends: before its CR, LF or CRLF, or where the text does. */
export function lineEnd(text: string, offset: number): number {
  FIRST_OF_BREAK.lastIndex = offset;
  return FIRST_OF_BREAK.exec(text)?.index ?? text.length;
}

const FIRST_OF_BREAK = /[\r\n]/g;

/** Whether a stretch of text goes over a line end. */
export function holdsLineBreak(text: string): boolean {
  return text.includes('\n') || text.includes('\r');
}

/** Where every line starts. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (const { index, 0: mark } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + mark.length);
  return starts;
}
