import { type Entangler, findTarget, type Target } from 'ionloom/targets';
import { type Level, type Transpilation, transpile } from 'ionloom/transpile';
import { type NearEqualCase, nearEqualCase } from './cases.js';
import { largestDifference } from './dense.js';
import { circuitOfSteps, statedUnitary, unitaryOfSteps } from './program.js';

/** How a case was transpiled, and how far the result is from what was asked for. */
export interface Checked {
  readonly number: number;
  readonly kind: NearEqualCase['kind'];
  readonly level: Level;
  readonly entangler: Entangler;
  readonly fullGatesOnly: boolean;
  /** Largest modulus of an entry of the difference, global phase included. */
  readonly error: number;
  /** The error that the case itself and what the report says was left out account for. */
  readonly excused: number;
}

/** What no transpilation may be off by, beyond what is excused. */
export const EXACT = 5e-11;

/** Seconds that level 3 searches for. */
const BUDGET = 0.02;

const ideal = findTarget('ideal');
const targets: readonly Target[] = [
  ideal,
  ideal,
  ideal,
  { ...ideal, partialAngles: false },
  { ...ideal, zzAngleRange: [0, 0.25] },
];
/** Level 3 takes its time, so it comes rarely. */
const levels: readonly Level[] = [2, 2, 2, 1, 2, 0, 2, 2, 1, 2, 2, 2, 1, 2, 2, 2, 2, 0, 2, 2, 3];

/** Transpiles the case of a number for one of the targets at one of the levels, and compares what comes out. */
export function checkCase(number: number): Checked {
  const { kind, wires, steps, values, defect } = nearEqualCase(number);
  const turn = Math.floor(number / 6);
  const level = levels[turn % levels.length]!;
  const entangler = turn % 2 === 0 ? 'zz' : 'ms';
  const target = targets[Math.floor(turn / 2) % targets.length]!;
  const options = { level, entangler, budget: BUDGET, keepWires: turn % 8 === 5 } as const;
  const made = transpile(circuitOfSteps(steps, wires, true), target, options);
  const bound = (Object.keys(values).length > 0 ? made.bind(values as never) : made) as Transpilation;
  const { globalPhase, report } = bound;
  return {
    number,
    kind,
    level,
    entangler,
    fullGatesOnly: !target.partialAngles,
    error: largestDifference(unitaryOfSteps(steps, wires), statedUnitary(bound), globalPhase as number),
    excused: 4 * defect + report.approximation.spent,
  };
}
