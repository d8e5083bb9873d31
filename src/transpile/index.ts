export { ESTIMATED_SHOTS, type TranspileOptions } from './options.js';
export type { Level } from './pass.js';
export type { Estimate, GateCounts, NativeSize, PassReport, TranspileReport } from './report.js';
export type { Transpilation } from './transpilation.js';
export { transpile } from './transpile.js';
