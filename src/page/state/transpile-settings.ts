import { computed, signal } from '@preact/signals';
import type { Entangler } from '../../public/targets.js';
import type { Level, PauliOrder, TranspileRelation } from '../../public/transpile.js';
import type { TranspileSettings } from '../work/methods/transpile.js';
import { target, targetChoice } from './targets.js';

/** Undefined where the target decides. */
export const chosenEntangler = signal<Entangler | undefined>(undefined);
export const level = signal<Level>(2);
export const relation = signal<TranspileRelation>('frames-and-permutation');
export const keepWires = signal(false);
export const pauliOrder = signal<PauliOrder>('preserve');
/** Operator norm. */
export const approximate = signal(0);
/** Seconds that level 3 may search for. */
export const budget = signal(5);
/** Of the job that is written, and priced. */
export const shots = signal(1000);

/** How to transpile, as it is chosen; an entangler that the target does not have is not asked for. */
export const transpileSettings = computed<TranspileSettings>(() => {
  const wanted = chosenEntangler.value;
  const entangler =
    wanted !== undefined && (target.value === undefined || target.value.entanglers.includes(wanted))
      ? wanted
      : undefined;
  return {
    target: targetChoice.value,
    entangler,
    level: level.value,
    relation: relation.value,
    keepWires: keepWires.value,
    pauliOrder: pauliOrder.value,
    approximate: approximate.value,
    budget: budget.value,
  };
});
