export { DEFAULT_STEPS, equalPathSums, type PathSumOptions } from './equal-path-sums.js';
