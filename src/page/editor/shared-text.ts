import { Annotation, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { text } from '../state/source.js';

/** On a change that brings another text, as by opening a file. */
export const opened = Annotation.define<true>();

/** The text of the page in the editor, and what is typed there in the page. */
export interface SharedText {
  readonly extension: Extension;
  /** Shows the text now and whenever it is another one; gives what ends that. */
  readonly follow: (view: EditorView) => () => void;
}

/** Every change makes one text of the editor's document: that is all that typing costs here. */
export function sharedText(): SharedText {
  let shown = '';
  return {
    extension: EditorView.updateListener.of(({ docChanged, state, transactions }) => {
      if (!docChanged || transactions.some((each) => each.annotation(opened))) return;
      shown = state.doc.toString();
      text.value = shown;
    }),
    follow: (view) =>
      text.subscribe((value) => {
        if (value === shown) return;
        shown = value;
        view.dispatch({
          changes: { from: 0, to: view.state.doc.length, insert: value },
          selection: { anchor: 0 },
          scrollIntoView: true,
          annotations: opened.of(true),
        });
        // The editor ends every line alike, so that places in it are places in the text.
        if (value.includes('\r')) text.value = shown = view.state.doc.toString();
      }),
  };
}
