export { printQasm2, printQasm3 } from './print/write.js';
export { type QasmGate, qasmGates } from './qasm-gates.js';
export { parseQasm, parseQasm2, parseQasm3, type QasmOptions } from './read.js';

// For the floors above, not for users: left out of the published declarations.

/** @internal */
export { declaredInputs } from './declared-inputs.js';
/** @internal */
export { WIDEST_PROGRAM } from './elaborate/wires.js';
/** @internal */
export { parseQasmWithPlaces } from './read.js';
