import { IonloomError, issue } from '../errors/index.js';

const CIRCUITS = 'circuits are texts: IonQ JSON, OpenQASM 2 or OpenQASM 3';

/**
 * The text that bytes hold.
 *
 * @param expected the hint where they hold none: what should be there, a circuit if left out
 * @throws IonloomError `UnknownFormat` for what is no text in UTF-8, or an empty one.
 */
export function textOfBytes(bytes: Uint8Array, expected = CIRCUITS): string {
  const text = decoded(bytes);
  if (text === undefined) throw refused('it is not a text in UTF-8', expected);
  if (text.trim() === '') throw refused('there is nothing in it', expected);
  return text;
}

/** Undefined where they are no text; NUL is in no text, but in most other files. */
function decoded(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

function refused(message: string, hint: string): IonloomError {
  return new IonloomError(issue('UnknownFormat', message, { hint }));
}
