export {
  parseQasm,
  parseQasm2,
  parseQasm3,
  printQasm2,
  printQasm3,
  type QasmGate,
  type QasmOptions,
  qasmGates,
} from '../formats/qasm/index.js';
