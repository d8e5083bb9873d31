import { effect, signal } from '@preact/signals';

/** What the page looks like: as the system asks, or as somebody chose. */
export type Scheme = (typeof schemes)[number];
export const schemes = ['system', 'light', 'dark'] as const;

const KEPT = 'ionloom-scheme';

export const scheme = signal<Scheme>(kept());

effect(() => {
  document.documentElement.dataset['scheme'] = scheme.value;
  try {
    localStorage.setItem(KEPT, scheme.value);
  } catch {
    // A browser that keeps nothing shows what its system asks for the next time.
  }
});

function kept(): Scheme {
  try {
    return schemes.find((each) => each === localStorage.getItem(KEPT)) ?? 'system';
  } catch {
    return 'system';
  }
}
