import { Compartment, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { effect } from '@preact/signals';
import { gateTable } from '../state/gate-table.js';
import type { GateTable } from '../work/methods/gates.js';
import { highlighting } from './highlight.js';
import { qasmLanguage } from './qasm-language.js';
import { type TextFormat, textFormat } from './text-format.js';

const language = new Compartment();

/** Colours and indents the text by the language that it is in, whichever that becomes. */
export function languages(): Extension {
  return [
    textFormat,
    language.of([]),
    highlighting,
    EditorView.updateListener.of(({ view, startState, state }) => {
      if (startState.field(textFormat) !== state.field(textFormat)) void applyLanguage(view, gateTable.value);
    }),
  ];
}

/** Colours gates, too, once they are known; gives what ends that. */
export function followGateTable(view: EditorView): () => void {
  return effect(() => void applyLanguage(view, gateTable.value));
}

async function applyLanguage(view: EditorView, table: GateTable | undefined): Promise<void> {
  const format = view.state.field(textFormat);
  const extension = format === 'json' ? await jsonLanguage() : qasmLanguage(format, namesOf(format, table));
  if (view.state.field(textFormat) === format) view.dispatch({ effects: language.reconfigure(extension) });
}

function namesOf(format: Exclude<TextFormat, 'json'>, table: GateTable | undefined): ReadonlySet<string> {
  return new Set(table?.[format].map(({ name }) => name));
}

/** The language of JSON comes with the first text that needs it; where it cannot be had, the text stays as it is. */
async function jsonLanguage(): Promise<Extension> {
  try {
    const { json } = await import('./json-language.js');
    return json();
  } catch {
    return [];
  }
}
