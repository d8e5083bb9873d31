import { computed, signal } from '@preact/signals';
import type { Issue } from '../../public/index.js';
import { issuesOf } from '../work/issues-of.js';
import type { TargetChoice, TargetSummary } from '../work/methods/targets.js';
import { lowering } from '../work/workers.js';

/** A target as a file of somebody's says. */
export interface CharacterizedFile {
  readonly file: string;
  readonly text: string;
  readonly target: TargetSummary;
  /** What of the file was not taken. */
  readonly ignored: readonly Issue[];
}

/** The catalogue; empty until it is there. */
export const targets = signal<readonly TargetSummary[]>([]);

/** The target of the catalogue that is chosen. */
export const catalogueName = signal('qpu.forte-1');

/** The characterization that was opened last, whether it is chosen or not. */
export const characterized = signal<CharacterizedFile | undefined>(undefined);

/** Whether the characterization is chosen. */
export const isCharacterized = signal(false);

/** What is wrong with the file that was opened last. */
export const refusedFile = signal<{ readonly file: string; readonly issues: readonly Issue[] } | undefined>(undefined);

/** The target that is chosen, as methods take it. */
export const targetChoice = computed<TargetChoice>(() =>
  isCharacterized.value && characterized.value !== undefined
    ? { characterization: characterized.value.text }
    : { name: catalogueName.value },
);

/** What is known of the target that is chosen; undefined until the catalogue is there. */
export const target = computed<TargetSummary | undefined>(() =>
  isCharacterized.value && characterized.value !== undefined
    ? characterized.value.target
    : targets.value.find(({ name }) => name === catalogueName.value),
);

let isLoading = false;

/** Has the catalogue read, once. */
export async function loadTargets(): Promise<void> {
  if (isLoading) return;
  isLoading = true;
  try {
    targets.value = await lowering.call('targets', undefined);
  } catch {
    // Whoever asks for more finds out, and says, why the worker does not answer.
    isLoading = false;
  }
}

/** Takes a characterization, and chooses it; what is none is told, and nothing changes. */
export async function openCharacterization(file: File): Promise<void> {
  const { name } = file;
  try {
    const text = await file.text();
    const read = await lowering.call('characterize', { text });
    characterized.value = { file: name, text, ...read };
    isCharacterized.value = true;
    refusedFile.value = undefined;
  } catch (error) {
    refusedFile.value = { file: name, issues: issuesOf(error, 'InvalidCharacterization') };
  }
}

/** Chooses a target of the catalogue. */
export function chooseTarget(name: string): void {
  catalogueName.value = name;
  isCharacterized.value = false;
}
