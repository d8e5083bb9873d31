import { StateField, type Text } from '@codemirror/state';

/** What language a text is in. */
export type TextFormat = 'json' | 'qasm2' | 'qasm3';

/** What people call it. */
export const formatNames: Readonly<Record<TextFormat, string>> = {
  json: 'JSON',
  qasm2: 'OpenQASM 2',
  qasm3: 'OpenQASM 3',
};

/** How much of a text is looked at: what tells its language stands at its top. */
const TOP = 4000;

/** The language of a text, by the rules that the library reads it by: JSON by its first letter, the version by the header. */
function formatOf(doc: Text): TextFormat {
  const top = doc.sliceString(0, TOP);
  if (/^\uFEFF?\s*[[{"]/.test(top)) return 'json';
  const code = top.replaceAll(/\/\/.*|\/\*[\s\S]*?(?:\*\/|$)/g, ' ');
  const header = /^\uFEFF?\s*OPENQASM\s+(\d+)/.exec(code)?.[1];
  if (header !== undefined) return header === '2' ? 'qasm2' : 'qasm3';
  return /"qelib1\.inc"|\b(?:qreg|creg|opaque)\b/.test(code) ? 'qasm2' : 'qasm3';
}

/** The language of the text in the editor. */
export const textFormat = StateField.define<TextFormat>({
  create: ({ doc }) => formatOf(doc),
  update: (before, change) => (change.docChanged ? formatOf(change.newDoc) : before),
});
