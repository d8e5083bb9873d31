export { type CircuitDocument, type DocumentCircuit, type DocumentReading, readDocument } from '../documents/index.js';
