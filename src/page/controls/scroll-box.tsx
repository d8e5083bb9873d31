import type { ComponentChildren } from 'preact';

/** What may be wider or higher than the page: it scrolls by itself, and can be reached by keyboard for that. */
export function ScrollBox(props: {
  readonly label: string;
  /** What it looks like beside that. */
  readonly look?: 'text-box';
  readonly children: ComponentChildren;
}) {
  const { label, look = '' } = props;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section class={`scrolls ${look}`} tabIndex={0} aria-label={label}>
      {props.children}
    </section>
  );
}
