import { EntanglingCost, findTarget } from '../../src/targets/index.js';

const ideal = findTarget('ideal');

/** What interactions cost where they take any angle, and where only full gates run. */
export const anyAngle = new EntanglingCost(ideal);
export const fullGatesOnly = new EntanglingCost({ ...ideal, partialAngles: false });
