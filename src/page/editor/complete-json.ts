import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  pickedCompletion,
} from '@codemirror/autocomplete';
import type { Text } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { gateTable } from '../state/gate-table.js';
import { infoOf, offeredInJson } from './gate-completion.js';
import { surroundings } from './json-surroundings.js';
import { jsonFields, jsonValues } from './json-words.js';

/** How far the text in front of the cursor is looked through, so that typing does not wait. */
const FARTHEST = 60_000;

const IN_VALUE = /"(\w+)"\s*:\s*"([\w.-]*)$/;
const IN_NAME = /[{,]\s*"(\w*)$/;

/** Offers names of gates, fields and some of their values in IonQ JSON, inside of quotes. */
export function completeJson({ state, pos }: CompletionContext): CompletionResult | null {
  const before = state.sliceDoc(Math.max(0, pos - FARTHEST), pos);
  const near = before.slice(-200);
  const value = IN_VALUE.exec(near);
  if (value !== null) {
    const [, field = '', begun = ''] = value;
    return { from: pos - begun.length, options: valuesOf(field, state.doc, before), validFor: /^[\w.-]*$/ };
  }
  const begun = IN_NAME.exec(near)?.[1];
  if (begun === undefined) return null;
  const { kind, fields } = surroundings(before);
  if (kind === undefined) return null;
  const options = jsonFields[kind]
    .filter(({ name }) => !fields.has(name))
    .map(({ name, doc }): Completion => ({ label: name, type: 'property', info: infoOf(doc), apply: asField }));
  return { from: pos - begun.length, options, validFor: /^\w*$/ };
}

function valuesOf(field: string, doc: Text, before: string): readonly Completion[] {
  if (field === 'gate') return (gateTable.value?.[gatesetOf(doc, before)] ?? []).map(offeredInJson);
  return (jsonValues[field] ?? []).map((word) => ({ label: word.name, type: 'enum', info: infoOf(word.doc) }));
}

/** The gateset that was named last in front of the cursor, or at the top of the text; abstract where there is none. */
function gatesetOf(doc: Text, before: string): 'qis' | 'native' {
  const named = [...before.matchAll(/"gateset"\s*:\s*"(qis|native)"/g)].at(-1);
  const found = named ?? /"gateset"\s*:\s*"(qis|native)"/.exec(doc.sliceString(0, 4000));
  return found?.[1] === 'native' ? 'native' : 'qis';
}

/** Writes a name with the quote that closes it and the colon, where they are not there yet. */
function asField(view: EditorView, picked: Completion, from: number, to: number): void {
  const rest = /^"?(?:\s*:)?\s*/.exec(view.state.sliceDoc(to, to + 20))![0];
  const insert = `${picked.label}": `;
  view.dispatch({
    changes: { from, to: to + rest.length, insert },
    selection: { anchor: from + insert.length },
    userEvent: 'input.complete',
    annotations: pickedCompletion.of(picked),
  });
}
