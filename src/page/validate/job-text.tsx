import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { EditorView, highlightSpecialChars, keymap, lineNumbers, placeholder } from '@codemirror/view';
import { effect } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { issueKeys, underline } from '../editor/issues.js';
import { followGateTable, languages } from '../editor/language.js';
import { checkedText, validation } from './checked-text.js';

/** The job that is checked, with what is wrong underlined. */
export function JobText({ view }: { readonly view: RefObject<EditorView | null> }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const made = editorIn(place.current!);
    view.current = made;
    const ends = [
      followGateTable(made),
      checkedText.subscribe((text) => {
        if (text === made.state.doc.toString()) return;
        made.dispatch({ changes: { from: 0, to: made.state.doc.length, insert: text } });
      }),
      effect(() => {
        const found = validation.value;
        if (found === undefined) underline(made, []);
        // What is underlined moves with a text that was typed over, until it is checked again.
        else if (found.text === made.state.doc.toString()) underline(made, found.issues);
      }),
    ];
    return () => {
      for (const end of ends) end();
      made.destroy();
      view.current = null;
    };
  }, [view]);
  return <div ref={place} class="editor job-text" />;
}

function editorIn(parent: HTMLElement): EditorView {
  return new EditorView({
    parent,
    state: EditorState.create({
      doc: checkedText.value,
      extensions: [
        lineNumbers(),
        highlightSpecialChars(),
        history(),
        bracketMatching(),
        languages(),
        keymap.of([...issueKeys, ...defaultKeymap, ...historyKeymap, indentWithTab]),
        placeholder('Paste a job'),
        EditorView.contentAttributes.of({
          'aria-label': 'Job to be checked',
          // What scrolls has to be reached by keyboard, and not every tool sees that a text can be.
          tabindex: '0',
          'aria-description': 'Tab indents; Escape and then Tab leaves the editor. F8 goes to the next issue.',
        }),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged) checkedText.value = state.doc.toString();
        }),
      ],
    }),
  });
}
