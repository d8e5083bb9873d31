import { syntaxHighlighting } from '@codemirror/language';
import { tagHighlighter, tags } from '@lezer/highlight';

/** What stands in a text, by classes that `style/editor.css` gives their colours. */
export const highlighting = syntaxHighlighting(
  tagHighlighter([
    { tag: tags.keyword, class: 'syntax-keyword' },
    { tag: tags.typeName, class: 'syntax-type' },
    { tag: tags.function(tags.variableName), class: 'syntax-gate' },
    { tag: tags.standard(tags.variableName), class: 'syntax-type' },
    { tag: tags.propertyName, class: 'syntax-property' },
    { tag: tags.string, class: 'syntax-string' },
    { tag: [tags.number, tags.bool, tags.null, tags.constant(tags.variableName)], class: 'syntax-number' },
    { tag: tags.comment, class: 'syntax-comment' },
    { tag: tags.meta, class: 'syntax-meta' },
  ]),
);
