import type { Issue, SourceSpan } from '../../../public/index.js';

/** A range of a text, in UTF-16 code units. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

/** Where in a text each issue is; undefined for one that says of no place. */
export function issuePlaces(text: string, issues: readonly Issue[]): readonly (Place | undefined)[] {
  return issues.map(({ span }) => span && rangeOf(text, span));
}

function rangeOf(text: string, { line, column, length }: SourceSpan): Place {
  let from = 0;
  for (let passed = 1; passed < line; passed++) from = text.indexOf('\n', from) + 1;
  return { from: from + column - 1, to: from + column - 1 + length };
}
