import { signal } from '@preact/signals';
import { examples } from './examples.js';
import { isCircuitLink, textOfFragment } from './fragment.js';
import { textOfFile } from './text-of-file.js';

/** What stands in the editor. */
export const text = signal('');

/** What people know the text by: the name of its file, or of the example. */
export const title = signal('');

/** Why the last file was not opened, in a sentence; undefined once there is another text. */
export const refusal = signal<string | undefined>(undefined);

/** Where the text is kept, so that loading the page anew does not lose it. */
const KEPT = 'ionloom-text';

/** Shows another text. */
export function openText(newText: string, newTitle: string): void {
  text.value = newText;
  title.value = newTitle;
}

/** Shows the text of a file, or says why that cannot be. */
export async function openFile(file: File): Promise<void> {
  const found = await textOfFile(file);
  if ('text' in found) openText(found.text, file.name);
  else refusal.value = found.refusal;
}

/** Shows the text of the link; else the one that was shown last; else the first example. */
export function openFirstText(): void {
  const [first] = examples;
  openText(kept() ?? first.text, kept() === undefined ? first.title : 'where you left off');
  void openFragment();
  addEventListener('hashchange', () => void openFragment());
  text.subscribe(() => {
    refusal.value = undefined;
    clearTimeout(keeping);
    keeping = setTimeout(keep, PAUSE);
  });
  addEventListener('pagehide', keep);
}

async function openFragment(): Promise<void> {
  const linked = await textOfFragment(location.hash);
  if (linked !== undefined) openText(linked, 'from the link');
  else if (isCircuitLink(location.hash)) {
    refusal.value = 'The link was not opened: it holds no circuit that can be read; perhaps a part of it is missing.';
  }
}

/** A browser that keeps nothing is no reason to fail. */
function kept(): string | undefined {
  try {
    return localStorage.getItem(KEPT) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Milliseconds without a change after which the text is kept: each time the browser writes all of it. */
const PAUSE = 500;

let keeping: ReturnType<typeof setTimeout> | undefined;

function keep(): void {
  try {
    localStorage.setItem(KEPT, text.value);
  } catch {
    // What is too large, or not allowed, is not kept.
  }
}
