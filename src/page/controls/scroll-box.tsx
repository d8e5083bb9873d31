import type { ComponentChildren } from 'preact';

/** What may be wider or higher than the page: it scrolls by itself, and can be reached by keyboard for that. */
export function ScrollBox(props: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section class="scrolls" tabIndex={0} aria-label={props.label}>
      {props.children}
    </section>
  );
}
