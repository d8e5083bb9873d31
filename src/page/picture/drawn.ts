import { computed, effect, signal } from '@preact/signals';
import type { Drawing } from '../../public/draw.js';
import { reading } from '../state/reading.js';

/** A drawing, and of which circuit of which text it is. */
export interface Drawn {
  readonly drawing: Drawing;
  readonly text: string;
  readonly circuit: number;
}

/** The last circuit that could be drawn: a text is wrong now and then while it is typed, and the picture stays. */
export const drawn = signal<Drawn | undefined>(undefined);

effect(() => {
  if (reading.value?.drawing === undefined) return;
  const { drawing, text, circuit } = reading.value;
  drawn.value = { drawing, text, circuit };
});

/** Whether the picture is of an earlier text than the one that was read last. */
export const isOutdated = computed(() => drawn.value !== undefined && drawn.value.text !== reading.value?.text);
