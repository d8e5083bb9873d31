export type { CircuitPlaces } from '../circuit/index.js';
export {
  boundTo,
  type CircuitDocument,
  type DocumentCircuit,
  type DocumentReading,
  freeParameters,
  type IonqDocumentOptions,
  issueRanges,
  type ParameterValues,
  type ReadDocumentOptions,
  readDocument,
  readJsonDocument,
  readValues,
  titleOf,
  writeIonq,
  writeQasm,
} from '../documents/index.js';
export type { TextRange } from '../errors/index.js';
