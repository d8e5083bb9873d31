import { autocompletion, closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import { completeJson } from './complete-json.js';
import { completeQasm } from './complete-qasm.js';
import { textFormat } from './text-format.js';

/** Offers what can stand at the cursor, as soon as a word is begun, or with Control-Space. */
export function completion(): Extension {
  return [
    autocompletion({
      icons: false,
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
