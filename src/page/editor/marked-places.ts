import { type Extension, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import type { Range } from '../work/methods/places.js';

const setMarks = StateEffect.define<readonly Range[]>();

const mark = Decoration.mark({ class: 'linked' });

const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (before, transaction) => {
    for (const effect of transaction.effects) {
      if (effect.is(setMarks)) return Decoration.set(effect.value.map(({ from, to }) => mark.range(from, to)));
    }
    return before.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Lets places of the text be marked. */
export const markedPlaces: Extension = marks;

/** Marks these places and no others; they are in ascending order. */
export function markPlaces(view: EditorView, ranges: readonly Range[]): void {
  if (ranges.length === 0 && view.state.field(marks).size === 0) return;
  const { length } = view.state.doc;
  const effects = setMarks.of(ranges.filter(({ from, to }) => from < to && to <= length));
  view.dispatch({ effects });
}

/** Scrolls to a place inside of the editor, and leaves the page where it is. */
export function scrollToPlace(view: EditorView, { from }: Range): void {
  if (from > view.state.doc.length) return;
  const { scrollDOM } = view;
  const line = view.lineBlockAt(from);
  if (line.top < scrollDOM.scrollTop || line.bottom > scrollDOM.scrollTop + scrollDOM.clientHeight) {
    scrollDOM.scrollTop = line.top - scrollDOM.clientHeight / 2;
  }
  const left = (from - line.from) * view.defaultCharacterWidth;
  if (left < scrollDOM.scrollLeft || left > scrollDOM.scrollLeft + scrollDOM.clientWidth / 2) {
    scrollDOM.scrollLeft = left - scrollDOM.clientWidth / 4;
  }
}
