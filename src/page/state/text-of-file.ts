/** The most bytes that a file may have: the browser takes more, but typing in it would not be smooth. */
const LARGEST = 8_000_000;

/** The text that a file holds, by the rules by which the library takes bytes for texts; or a sentence on why it is not opened. */
export async function textOfFile(file: File): Promise<{ readonly text: string } | { readonly refusal: string }> {
  const refusal = (reason: string) => ({ refusal: `${file.name} was not opened: ${reason}.` });
  if (file.size > LARGEST) {
    const size = Math.ceil(file.size / 1_000_000);
    return refusal(`it has ${size} MB, and at most ${LARGEST / 1_000_000} MB can be edited here`);
  }
  const bytes = await file.arrayBuffer().catch(() => undefined);
  if (bytes === undefined) return refusal('it cannot be read; folders are not opened');
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // NUL is in no text, but in most other files.
    if (!text.includes('\0')) return { text };
  } catch {
    // Told below.
  }
  return refusal('it is not a text in UTF-8; circuits are texts: IonQ JSON, OpenQASM 2 or OpenQASM 3');
}
