/** The most levels of an answer: real ones have about ten, and deeper ones could exhaust the stack of a reader. */
const DEEPEST = 64;

/**
 * The value of a JSON text; undefined for what is none, is cut off, or nests deeper than any answer.
 *
 * Names such as `__proto__` stay plain members: `JSON.parse` makes them so, and nothing here copies members onto objects.
 */
export function parseAnswer(text: string): { readonly value: unknown } | undefined {
  if (nestsTooDeep(text)) return undefined;
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** Goes over the characters, since an expression for texts in quotes would need a stack as deep as they are long. */
function nestsTooDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (quoted) {
      if (character === '\\') index++;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '[' || character === '{') depth++;
    else if (character === ']' || character === '}') depth--;
    if (depth > DEEPEST) return true;
  }
  return false;
}

/** What a text is that should be JSON, for a sentence. */
export function describeText(text: string): string {
  const start = text.trimStart();
  if (start === '') return 'nothing';
  if (/^<(!doctype|html|\?xml|head|body)/i.test(start)) return 'an HTML page';
  return /^[[{]/.test(start) ? 'JSON that is cut off or broken' : 'a text that is no JSON';
}

/** Whether a text that is no JSON can be an answer by itself, rather than a page, or JSON that broke off. */
export function isPlainText(text: string): boolean {
  return !/^\s*([[{"<]|$)/.test(text);
}
