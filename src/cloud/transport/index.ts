export { type Answered, Call } from './call.js';
export type { Operation } from './operation.js';
export { operations } from './operations.js';
export { type Recovery, Transport, type TransportOptions } from './transport.js';
