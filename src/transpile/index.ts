export type { StatedCircuit } from '../circuit/index.js';
export type { CheckReport } from './checks/checked-rewrites.js';
export type { ApproximationLedger } from './left-out.js';
export {
  type Level,
  levels,
  type PauliOrder,
  pauliOrders,
  type TranspileOptions,
  type TranspileRelation,
  transpileRelations,
} from './pipeline/options.js';
export type { PassReport } from './pipeline/pass-report.js';
export type { Estimate, NativeSize, RoutingReport, TranspileReport } from './report.js';
export type { Transpilation } from './transpilation.js';
export { transpile, transpileAsync } from './transpile.js';

// For the floors above, not for users: left out of the published declarations.

/** @internal */
export type { DerivationStep } from './derivation.js';
/** @internal */
export { DEFAULT_BUDGET, ESTIMATED_SHOTS } from './pipeline/options.js';
/** @internal */
export { readOutOf } from './read-out.js';
/** @internal */
export { nativeSize, routingText } from './report.js';
/** @internal */
export { type ReadOutBasis, type ReadPauli, synthesizeReadOut } from './synthesis/paulis/read-out-basis.js';
