import {
  type Diagnostic,
  diagnosticCount,
  forEachDiagnostic,
  nextDiagnostic,
  previousDiagnostic,
  setDiagnostics,
} from '@codemirror/lint';
import type { Command, EditorView, KeyBinding } from '@codemirror/view';
import { effect } from '@preact/signals';
import { announce } from '../controls/announce.js';
import { reading } from '../state/reading.js';
import { text } from '../state/source.js';
import type { PlacedIssue } from '../work/methods/read.js';

/** Underlines what is wrong with the text, whenever that is known; gives what ends that. */
export function followIssues(view: EditorView): () => void {
  return effect(() => {
    const read = reading.value;
    // Of a text that was typed over meanwhile another reading comes; what is underlined moves with the text until then.
    if (read === undefined || read.text !== text.peek()) return;
    underline(view, read.issues);
  });
}

/** Underlines these issues and no others, where they have places. */
export function underline(view: EditorView, issues: readonly PlacedIssue[]): void {
  const diagnostics = issues.flatMap((found) => diagnosticOf(found, view.state.doc.length));
  if (diagnostics.length > 0 || diagnosticCount(view.state) > 0) {
    view.dispatch(setDiagnostics(view.state, diagnostics));
  }
}

function diagnosticOf(found: PlacedIssue, length: number): readonly Diagnostic[] {
  const { place, severity, message } = found;
  if (place === undefined) return [];
  const from = Math.min(place.from, length);
  const to = Math.min(place.to, length);
  return [{ from, to, severity, message, renderMessage: () => rendered(found) }];
}

/** What the tooltip says. */
function rendered({ code, message, hint, severity }: PlacedIssue): HTMLElement {
  const dom = document.createElement('div');
  const head = document.createElement('p');
  const name = document.createElement('span');
  name.className = 'code';
  name.textContent = `${severity} ${code}`;
  head.append(name, ` ${message}`);
  dom.append(head);
  if (hint !== undefined) {
    const advice = document.createElement('p');
    advice.className = 'hint';
    advice.textContent = hint;
    dom.append(advice);
  }
  return dom;
}

/** Shows an issue in the text: what is wrong is selected there. */
export function showIssue(view: EditorView, { place }: PlacedIssue): void {
  if (place === undefined) return;
  const { length } = view.state.doc;
  view.dispatch({
    selection: { anchor: Math.min(place.from, length), head: Math.min(place.to, length) },
    scrollIntoView: true,
  });
  view.focus();
}

/** Goes to the issue that a command finds, and has it said. */
function going(command: Command): Command {
  return (view) => {
    const isFound = command(view);
    const { from, to } = view.state.selection.main;
    forEachDiagnostic(view.state, ({ message }, start, end) => {
      if (isFound && start === from && end === to) announce(message);
    });
    return isFound;
  };
}

/** F8 and Shift-F8 go through the issues. */
export const issueKeys: readonly KeyBinding[] = [
  { key: 'F8', run: going(nextDiagnostic), shift: going(previousDiagnostic) },
  { key: 'Mod-Shift-m', run: going(nextDiagnostic), preventDefault: true },
];
