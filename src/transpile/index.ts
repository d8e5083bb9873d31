export type { StatedCircuit } from '../circuit/index.js';
export type { CheckReport } from './checks/checked-rewrites.js';
export {
  DEFAULT_BUDGET,
  ESTIMATED_SHOTS,
  type Level,
  levels,
  type PauliOrder,
  pauliOrders,
  type TranspileOptions,
  type TranspileRelation,
  transpileRelations,
} from './options.js';
export type { ApproximationLedger } from './pass.js';
export { readOutOf } from './read-out.js';
export type { Estimate, NativeSize, PassReport, TranspileReport } from './report.js';
export type { Transpilation } from './transpilation.js';
export { transpile } from './transpile.js';
