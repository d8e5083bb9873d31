import { signal } from '@preact/signals';

const said = signal('');

/** Has a screen reader say something that happened by itself. */
export function announce(sentence: string): void {
  // The same words twice would be no change, and not be said again.
  said.value = said.value === sentence ? `${sentence}\u00a0` : sentence;
}

/** The one place of the page where such things are said. */
export function Announcements() {
  return (
    <div class="visually-hidden" role="status" aria-live="polite">
      {said.value}
    </div>
  );
}
