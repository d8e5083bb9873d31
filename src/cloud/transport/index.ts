export { type Answered, Call } from './call.js';
/** @internal */
export type { Recovery } from './look-up.js';
/** @internal */
export { operations } from './operations.js';
/** @internal */
export { TimeLimit } from './time-limit.js';
/** @internal */
export { Transport } from './transport.js';
