import { scheme } from '../state/scheme.js';

/** Colours of a plot, as the scheme has them now. */
export interface Look {
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  readonly ground: string;
  readonly series: readonly [string, string, string];
  /** Families of letters as the page has them. */
  readonly font: string;
  readonly mono: string;
}

/** Reads the colours of the page's tokens at an element: as a canvas takes them, for the scheme that holds there. */
export function lookAt(element: HTMLElement): Look {
  const probe = document.createElement('span');
  element.append(probe);
  const colour = (token: string): string => {
    probe.style.color = `var(--${token})`;
    return getComputedStyle(probe).color;
  };
  const look: Look = {
    ink: colour('ink'),
    quiet: colour('quiet'),
    line: colour('line'),
    ground: colour('ground'),
    series: [colour('first'), colour('second'), colour('third')],
    font: getComputedStyle(document.body).fontFamily,
    mono: getComputedStyle(document.documentElement).getPropertyValue('--mono'),
  };
  probe.remove();
  return look;
}

/** Calls back whenever the colours may have become others; gives what ends that. */
export function onLookChange(callback: () => void): () => void {
  const query = matchMedia('(prefers-color-scheme: dark)');
  query.addEventListener('change', callback);
  const unsubscribe = scheme.subscribe(callback);
  return () => {
    query.removeEventListener('change', callback);
    unsubscribe();
  };
}
