import { IonloomError, issue } from '../errors/index.js';
import { apportioned } from '../math/index.js';

/** How the shots of an estimate are shared among its circuits. */
export interface ShotSharing {
  /** How many shots in all; without it circuits only say what share of them they want. */
  readonly shots?: number;
  /** The fewest shots of a circuit; 2 if left out, as one shot says nothing of its own error. */
  readonly minimumShots?: number;
  /**
   * Whether circuits whose terms weigh more get more shots (`by-weight`, which is meant if left out), or all the same, as the
   * circuits of one job of the service do (`equal`).
   */
  readonly sharing?: (typeof sharings)[number];
}

/** Every way to share shots. */
export const sharings = ['by-weight', 'equal'] as const;

/** The fewest shots that tell how far they are from each other. */
const LEAST_SHOTS = 2;

/**
 * The shots of each circuit, which add up to the given number exactly; undefined where none is given.
 *
 * @param weights of the circuits, all above zero
 * @throws IonloomError `ValueOutOfRange` for numbers that are none, or for fewer shots than the circuits need at least.
 */
export function sharedShots(
  weights: readonly number[],
  { shots, minimumShots = LEAST_SHOTS }: ShotSharing,
): readonly number[] | undefined {
  requireCount(minimumShots, 'minimumShots');
  if (shots === undefined) return undefined;
  requireCount(shots, 'shots');
  if (weights.length === 0) return [];
  if (shots < minimumShots * weights.length) {
    const message = `${shots} shots are too few for ${weights.length} circuits with ${minimumShots} each at least`;
    const expected = `at least ${minimumShots * weights.length} shots`;
    throw new IonloomError(issue('ValueOutOfRange', message, { path: ['shots'], expected, received: String(shots) }));
  }
  // Whoever would get less than the minimum gets that, and the others share the rest.
  let raised = new Set<number>();
  for (;;) {
    const open = weights.flatMap((_weight, k) => (raised.has(k) ? [] : [k]));
    const rest = shots - minimumShots * raised.size;
    const parts = apportioned(
      open.map((k) => weights[k]!),
      rest,
    );
    const short = open.filter((_k, place) => parts[place]! < minimumShots);
    if (short.length === 0) {
      const found = weights.map(() => minimumShots);
      open.forEach((k, place) => {
        found[k] = parts[place]!;
      });
      return found;
    }
    raised = new Set([...raised, ...short]);
    if (raised.size === weights.length) raised.delete(heaviest(weights));
  }
}

function heaviest(weights: readonly number[]): number {
  return weights.indexOf(Math.max(...weights));
}

function requireCount(value: unknown, name: string): void {
  if (Number.isSafeInteger(value) && (value as number) >= 1) return;
  const message = `${name} is a whole number from 1, not ${String(value)}`;
  throw new IonloomError(issue('ValueOutOfRange', message, { path: [name], received: String(value) }));
}
