export { parseQasm, parseQasm2, parseQasm3, printQasm2, printQasm3, type QasmOptions } from '../formats/qasm/index.js';
