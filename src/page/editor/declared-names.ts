import type { Text } from '@codemirror/state';

/** A name that a text declares. */
export interface DeclaredName {
  readonly name: string;
  /** The word that declares it. */
  readonly by: string;
}

/** How much of a text is looked through: declarations stand at its top, and typing must not wait. */
const FARTHEST = 60_000;

/** A declaration at the beginning of a statement; comments have `//` there. */
const DECLARATION =
  /(?:^|[;{}])[ \t]*(qubit|bit|qreg|creg|gate|opaque|input|const|let|for)\b(?:\s+(?:angle|float|int|uint)\b)?\s*(?:\[[^\]\n]*\])?\s*([\p{L}\p{Nl}_][\p{L}\p{Nl}\d_]*)/gmu;

/** The names that an OpenQASM text declares before a place. */
export function declaredNames(doc: Text, before: number): readonly DeclaredName[] {
  const found = new Map<string, DeclaredName>();
  for (const [, by = '', name = ''] of doc.sliceString(0, Math.min(before, FARTHEST)).matchAll(DECLARATION)) {
    found.set(name, { name, by });
  }
  return [...found.values()];
}
