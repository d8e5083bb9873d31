export { type Answered, Call } from './call.js';
/** @internal */
export { operations } from './operations.js';
/** @internal */
export { type Recovery, Transport } from './transport.js';
