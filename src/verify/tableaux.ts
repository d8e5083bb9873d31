import { CLIFFORD_TOLERANCE } from '../gates/index.js';
import { stabilizerSimulator } from '../simulate/index.js';
import type { Plan } from './check.js';
import type { Question } from './question.js';

/** To take a gate through a tableau is as much work as changing this many amplitudes, and four more for each bit. */
const WORK_PER_TABLEAU_GATE = 2000;

/** What it takes to follow both circuits through tableaux; undefined where that is too long, or not possible. */
export function tableauPlan({ register, tolerance, limits }: Question): Plan | undefined {
  const { gates, bits, original, candidate } = register;
  const work = gates * (WORK_PER_TABLEAU_GATE + 4 * bits);
  if (tolerance < CLIFFORD_TOLERANCE || work > limits.work) return undefined;
  const areClifford = [original, candidate].every((side) => stabilizerSimulator.refuses!(side) === undefined);
  return areClifford ? { work, bytes: bits * bits } : undefined;
}
