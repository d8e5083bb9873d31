export type { StatedCircuit } from '../circuit/index.js';
export type { CheckReport } from './checks/checked-rewrites.js';
export {
  type Level,
  levels,
  type PauliOrder,
  pauliOrders,
  type TranspileOptions,
  type TranspileRelation,
  transpileRelations,
} from './options.js';
export type { ApproximationLedger } from './pass.js';
export type { Estimate, NativeSize, PassReport, TranspileReport } from './report.js';
export type { Transpilation } from './transpilation.js';
export { transpile, transpileAsync } from './transpile.js';

// For the floors above, not for users: left out of the published declarations.

/** @internal */
export { DEFAULT_BUDGET, ESTIMATED_SHOTS } from './options.js';
/** @internal */
export { readOutOf } from './read-out.js';
