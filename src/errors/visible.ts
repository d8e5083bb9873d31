/**
 * Characters that cannot be seen, or that a terminal obeys: controls, formats and directions, line separators, halves of
 * characters, private ones, those that are ignored where there is no use for them, and every space but the common one.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{DI}]|(?! )\p{Zs}/gu;

/** Of these, what changes how a terminal shows the text around it. */
const OBEYED = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** A text in which every character can be seen: others are named by their code points, as in `<U+00A0>`. */
export function visible(text: string): string {
  return text.replace(UNSEEN, nameOf);
}

/** A text of many lines as it may go to a terminal: what a terminal would obey is named by its code point. */
export function disarmed(text: string): string {
  return text.replace(OBEYED, nameOf);
}

/** A JSON text in which every character can be seen: others become escapes, which mean the same. */
export function visibleJson(json: string): string {
  return json.replace(UNSEEN, (character) =>
    character === '\n'
      ? character
      : Array.from({ length: character.length }, (_, k) => escapeOf(character, k)).join(''),
  );
}

/** A line of text with a blank in place of what cannot be seen, so that every column stays where it is. */
export function blanked(line: string): string {
  return line.replace(UNSEEN, (character) => ' '.repeat(character.length));
}

/** The name of a character: `U+200B`. */
export function codePointName(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}

function nameOf(character: string): string {
  return `<${codePointName(character)}>`;
}

function escapeOf(character: string, unit: number): string {
  return `\\u${character.charCodeAt(unit).toString(16).padStart(4, '0')}`;
}
