import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { signal } from '@preact/signals';

/** Where the cursor is, for people: lines and columns count from 1. */
export const cursor = signal({ line: 1, column: 1 });

/** Follows the cursor. */
export const cursorPosition: Extension = EditorView.updateListener.of(({ selectionSet, docChanged, state }) => {
  if (!selectionSet && !docChanged) return;
  const { head } = state.selection.main;
  const { number: line, from } = state.doc.lineAt(head);
  const column = head - from + 1;
  const { value } = cursor;
  if (value.line !== line || value.column !== column) cursor.value = { line, column };
});
