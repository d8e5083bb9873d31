import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';

/** What stands behind one tab. */
export interface Tab<Name extends string> {
  readonly name: Name;
  readonly title: string;
  readonly panel: () => ComponentChildren;
}

/** Panels of which one is shown: arrow keys, Home and End go through the tabs (ARIA practices, tabs). */
export function Tabs<Name extends string>(props: {
  /** What the tabs are about, for a screen reader. */
  readonly label: string;
  readonly tabs: readonly Tab<Name>[];
  readonly chosen: Name;
  readonly onChoose: (name: Name) => void;
}) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const at = props.tabs.findIndex(({ name }) => name === props.chosen);

  function onKeyDown(event: KeyboardEvent): void {
    const { length } = props.tabs;
    const places: Readonly<Record<string, number>> = {
      ArrowRight: (at + 1) % length,
      ArrowLeft: (at + length - 1) % length,
      Home: 0,
      End: length - 1,
    };
    const next = places[event.key];
    if (next === undefined) return;
    event.preventDefault();
    props.onChoose(props.tabs[next]!.name);
    (list.current?.children[next] as HTMLElement | undefined)?.focus();
  }

  return (
    <div class="tabs">
      <div ref={list} role="tablist" aria-label={props.label} class="tab-list" onKeyDown={onKeyDown}>
        {props.tabs.map(({ name, title }) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-${name}`}
            aria-selected={name === props.chosen}
            aria-controls={`${id}-${name}-panel`}
            tabIndex={name === props.chosen ? 0 : -1}
            onClick={() => props.onChoose(name)}
          >
            {title}
          </button>
        ))}
      </div>
      {props.tabs.map(({ name, panel }) => (
        <div
          key={name}
          role="tabpanel"
          id={`${id}-${name}-panel`}
          aria-labelledby={`${id}-${name}`}
          hidden={name !== props.chosen}
          class="tab-panel"
        >
          {name === props.chosen && panel()}
        </div>
      ))}
    </div>
  );
}
