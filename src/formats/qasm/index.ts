export { declaredInputs } from './declared-inputs.js';
export { WIDEST_PROGRAM } from './elaborate/wires.js';
export { printQasm2, printQasm3 } from './print/write.js';
export { parseQasm, parseQasm2, parseQasm3, type QasmOptions } from './read.js';
