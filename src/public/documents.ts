export {
  type CircuitDocument,
  type DocumentCircuit,
  type DocumentReading,
  readDocument,
  readJsonDocument,
} from '../documents/index.js';
