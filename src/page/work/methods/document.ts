import { type DocumentReading, readDocument } from '../../../public/documents.js';

/** The last text that this worker read: panels ask about the same one again and again. */
let last: { readonly text: string; readonly reading: DocumentReading } | undefined;

/** Reads a text of any format that the library reads. */
export function documentOf(text: string): DocumentReading {
  if (last?.text !== text) last = { text, reading: readDocument(text, { file: 'the text', places: true }) };
  return last.reading;
}
