import { type DocumentReading, looksLikeJson, readQasmDocument } from '../documents/index.js';
import { encodeCircuit } from '../formats/ionq/index.js';
import type { TargetOrName } from '../targets/index.js';
import { type Validation, validate } from './validate.js';

/**
 * What {@link validate} finds in a text of any format; an OpenQASM circuit is checked as the input of a job.
 *
 * @param file the name of the text in the issues' places
 * @returns the findings, or why an OpenQASM text could not be read at all
 * @throws IonloomError for a circuit that IonQ JSON cannot hold.
 */
export function validateText(
  text: string,
  target: TargetOrName | undefined,
  { file, strict }: { readonly file: string; readonly strict: boolean },
): DocumentReading<Validation> {
  if (looksLikeJson(text)) return { ok: true, document: validate(text, target, { file, strict }) };
  const reading = readQasmDocument(text, file);
  if (!reading.ok) return reading;
  const { circuits, warnings } = reading.document;
  const { ok, issues } = validate(encodeCircuit(circuits[0].circuit), target, { file, strict });
  // The reader of the text has said so already, with the place in it.
  const others = issues.filter(({ code }) => code !== 'LooksLikeRadians');
  return { ok: true, document: { ok, issues: [...warnings, ...others] } };
}
