import { useEffect, useId, useRef } from 'preact/hooks';
import { fetchGateTable } from '../state/gate-table.js';
import { refusal } from '../state/source.js';
import { DropZone } from './dropping.js';
import { type Editor, startEditor } from './editor-view.js';
import { showIssue } from './issues.js';
import { IssuesBelow } from './issues-below.js';
import { StatusLine } from './status-line.js';

/** The text, and what is wrong with it. */
export function EditorPane() {
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor>(null);
  const hint = useId();
  useEffect(() => {
    const started = startEditor(place.current!, hint);
    editor.current = started;
    void fetchGateTable();
    return started.end;
  }, [hint]);
  return (
    <section class="editor-pane" aria-label="Text">
      <DropZone />
      {refusal.value !== undefined && (
        <p class="refusal" role="alert">
          {refusal.value}
        </p>
      )}
      <div ref={place} class="editor" />
      <p id={hint} class="visually-hidden">
        Tab indents; Escape and then Tab leaves the editor. Control and Space offers what can stand here. F8 goes to the
        next issue.
      </p>
      <StatusLine />
      <IssuesBelow
        onShow={(found) => {
          if (editor.current !== null) showIssue(editor.current.view, found);
        }}
      />
    </section>
  );
}
