import type { EditorState, Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { effect } from '@preact/signals';
import { reading } from '../state/reading.js';
import { selection } from '../state/selection.js';
import { text } from '../state/source.js';
import type { Places, Range } from '../work/methods/places.js';
import { markedPlaces, markPlaces, scrollToPlace } from './marked-places.js';
import { operationsAt } from './operations-at.js';
import { opened } from './shared-text.js';

/** The cursor chooses the operations that were written there, and what the picture chooses is marked in the text. */
export interface CursorLink {
  readonly extension: Extension;
  /** Begins to follow the readings and the picture; gives what ends that. */
  readonly follow: (view: EditorView) => () => void;
}

export function cursorLink(): CursorLink {
  /** Whether the cursor was moved since it last chose operations: where the text is not read yet, that comes later. */
  let isMoved = false;

  function choose(state: EditorState): void {
    const places = currentPlaces();
    if (places === undefined) return;
    isMoved = false;
    const { main } = state.selection;
    chooseOperations(operationsAt(places, main, state.doc.lineAt(main.head)));
  }

  return {
    extension: [
      markedPlaces,
      EditorView.updateListener.of(({ selectionSet, docChanged, state, transactions }) => {
        if (transactions.some((each) => each.annotation(opened))) {
          isMoved = false;
          selection.value = undefined;
        } else if (selectionSet || docChanged) {
          isMoved = true;
          choose(state);
        }
      }),
    ],
    follow: (view) => {
      const stopReading = effect(() => {
        if (reading.value !== undefined && isMoved) choose(view.state);
      });
      const stopSelection = effect(() => {
        const places = selection.value?.by === 'picture' ? currentPlaces() : undefined;
        const ranges = places === undefined ? [] : rangesOf(places, selection.value!.operations);
        markPlaces(view, ranges);
        if (ranges.length > 0) scrollToPlace(view, ranges[0]!);
      });
      return () => {
        stopReading();
        stopSelection();
      };
    },
  };
}

/** The places of the text as it stands now; undefined while it is not read. */
function currentPlaces(): Places | undefined {
  const read = reading.peek();
  return read?.text === text.peek() ? read?.places : undefined;
}

function chooseOperations(operations: readonly number[]): void {
  const before = selection.peek();
  if (operations.length === 0) {
    if (before !== undefined) selection.value = undefined;
    return;
  }
  const isSame =
    before?.by === 'text' &&
    before.operations.length === operations.length &&
    before.operations.every((operation, k) => operation === operations[k]);
  if (!isSame) selection.value = { operations, by: 'text' };
}

/** The places of operations, ascending, each once. */
function rangesOf({ placeOf, from, to }: Places, operations: readonly number[]): readonly Range[] {
  const found = new Set(operations.flatMap((operation) => placeOf[operation] ?? []));
  return [...found].sort((a, b) => a - b).map((place) => ({ from: from[place]!, to: to[place]! }));
}
