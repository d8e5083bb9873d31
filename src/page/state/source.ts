import { signal } from '@preact/signals';
import { examples } from './examples.js';
import { textOfFragment } from './fragment.js';

/** What stands in the editor. */
export const text = signal('');

/** What people know the text by: the name of its file, or of the example. */
export const title = signal('');

/** Where the text is kept, so that loading the page anew does not lose it. */
const KEPT = 'ionloom-text';

/** Shows another text. */
export function openText(newText: string, newTitle: string): void {
  text.value = newText;
  title.value = newTitle;
}

/** Shows the text of a file. */
export async function openFile(file: File): Promise<void> {
  openText(await file.text(), file.name);
}

/** Shows the text of the link; else the one that was shown last; else the first example. */
export function openFirstText(): void {
  const [first] = examples;
  openText(kept() ?? first.text, kept() === undefined ? first.title : 'where you left off');
  void openFragment();
  addEventListener('hashchange', () => void openFragment());
  text.subscribe((value) => keep(value));
}

async function openFragment(): Promise<void> {
  const linked = await textOfFragment(location.hash);
  if (linked !== undefined) openText(linked, 'from the link');
}

/** A browser that keeps nothing is no reason to fail. */
function kept(): string | undefined {
  try {
    return localStorage.getItem(KEPT) ?? undefined;
  } catch {
    return undefined;
  }
}

function keep(value: string): void {
  try {
    localStorage.setItem(KEPT, value);
  } catch {
    // What is too large, or not allowed, is not kept.
  }
}
