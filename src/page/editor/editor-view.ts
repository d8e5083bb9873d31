import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, indentOnInput } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import {
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  placeholder,
} from '@codemirror/view';
import { completion } from './completion.js';
import { cursorPosition } from './cursor.js';
import { cursorLink } from './cursor-link.js';
import { bringsFiles, openDropped } from './dropping.js';
import { announceIssueCount } from './issue-count.js';
import { followIssues, issueKeys } from './issues.js';
import { followGateTable, languages } from './language.js';
import { sharedText } from './shared-text.js';

/** An editor, and what ends it. */
export interface Editor {
  readonly view: EditorView;
  readonly end: () => void;
}

/**
 * Makes the editor of the page's text.
 *
 * @param hint the id of the element that says how it is used, for screen readers
 */
export function startEditor(parent: HTMLElement, hint: string): Editor {
  const shared = sharedText();
  const link = cursorLink();
  const view = new EditorView({
    parent,
    state: EditorState.create({
      extensions: [
        lineNumbers(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        highlightSpecialChars(),
        history(),
        bracketMatching(),
        indentOnInput(),
        completion(),
        languages(),
        keymap.of([...issueKeys, ...defaultKeymap, ...historyKeymap, indentWithTab]),
        placeholder('Write or paste OpenQASM or IonQ JSON, or drop a file'),
        EditorView.contentAttributes.of({ 'aria-label': 'Circuit as text', 'aria-describedby': hint, tabindex: '0' }),
        EditorView.domEventHandlers({
          // Else the editor would write what the file holds where it was dropped.
          drop: (event) => {
            if (!bringsFiles(event)) return false;
            openDropped(event);
            return true;
          },
        }),
        shared.extension,
        link.extension,
        cursorPosition,
      ],
    }),
  });
  const ends = [
    shared.follow(view),
    followGateTable(view),
    followIssues(view),
    link.follow(view),
    announceIssueCount(),
    () => view.destroy(),
  ];
  return {
    view,
    end: () => {
      for (const end of ends) end();
    },
  };
}
