import { StateField, type Text } from '@codemirror/state';

/** What language a text is in. */
export type TextFormat = 'json' | 'qasm2' | 'qasm3';

/** How much of a text is looked at: what tells its language stands at its top. */
const TOP = 4000;

/** What only one version has, in a text without a header: the first of them tells. */
const TELLING =
  /("qelib1\.inc"|\b(?:qreg|creg|opaque)\b)|"stdgates\.inc"|\b(?:qubit|bit|const|input|let|for|ctrl|negctrl|inv|pow|gphase)\b/;

/** The language of a text, by the rules that the library reads it by: JSON by its first letter, the version by the header. */
function formatOf(doc: Text): TextFormat {
  const top = doc.sliceString(0, TOP);
  if (/^\uFEFF?\s*[[{"]/.test(top)) return 'json';
  const code = top.replaceAll(/\/\/.*|\/\*[\s\S]*?(?:\*\/|$)/g, ' ');
  const header = /^\uFEFF?\s*OPENQASM\s+(\d+)/.exec(code)?.[1];
  if (header !== undefined) return header === '2' ? 'qasm2' : 'qasm3';
  const [, of2] = TELLING.exec(code) ?? [];
  return of2 === undefined ? 'qasm3' : 'qasm2';
}

/** The language of the text in the editor. */
export const textFormat = StateField.define<TextFormat>({
  create: ({ doc }) => formatOf(doc),
  update: (before, change) => (change.docChanged ? formatOf(change.newDoc) : before),
});
