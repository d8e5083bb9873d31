import { autocompletion, closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import { type EditorView, keymap, type Rect } from '@codemirror/view';
import { completeJson } from './complete-json.js';
import { completeQasm } from './complete-qasm.js';
import { textFormat } from './text-format.js';

/** Offers what can stand at the cursor, as soon as a word is begun, or with Control-Space. */
export function completion(): Extension {
  return [
    autocompletion({
      icons: false,
      compareCompletions: (a, b) => (a.label < b.label ? -1 : 1),
      // As many as fit: a list that scrolls would have to be reached with Tab.
      maxRenderedOptions: 10,
      positionInfo: besideOrBelow,
      override: [
        (context) => {
          const format = context.state.field(textFormat);
          return format === 'json' ? completeJson(context) : completeQasm(context, format);
        },
      ],
    }),
    closeBrackets(),
    keymap.of(closeBracketsKeymap),
  ];
}

/** Pixels that a sentence needs beside the list. */
const NARROWEST = 180;

/** Puts what is said of an offer beside the list, or under it where that is too narrow. */
function besideOrBelow(_view: EditorView, list: Rect, option: Rect, info: Rect, space: Rect) {
  const beside = space.right - list.right;
  if (beside >= Math.min(NARROWEST, info.right - info.left)) {
    return { class: 'cm-completionInfo-right', style: `top: ${option.top - list.top}px; max-width: ${beside}px` };
  }
  const height = info.bottom - info.top;
  const isRoomBelow = list.bottom + height <= space.bottom || list.top < height;
  return {
    class: '',
    style: `left: 0; ${isRoomBelow ? 'top' : 'bottom'}: 100%; max-width: ${space.right - list.left}px`,
  };
}
