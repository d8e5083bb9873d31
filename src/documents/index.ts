// For the floors above, not for users: left out of the published declarations.

/** @internal */
export {
  asFirstWritten,
  type CircuitDocument,
  type DocumentCircuit,
  evaluable,
  knowsAllQubits,
  titled,
  titleOf,
} from './circuit-document.js';
/** @internal */
export { constantOf, readHamiltonianJob } from './hamiltonian-job.js';
/** @internal */
export { type PricedJob, priceOf } from './job-price.js';
/** @internal */
export { readProgram } from './job-program.js';
/** @internal */
export { wordsOf } from './job-words.js';
/** @internal */
export { boundTo, freeParameters, type ParameterValues, readValues, requireKnown } from './parameters.js';
/** @internal */
export {
  type DocumentReading,
  looksLikeJson,
  readDocument,
  readJsonDocument,
  readQasmDocument,
} from './read-document.js';
/** @internal */
export { measuredByReport, reportsIn, statedByReport } from './read-report.js';
/** @internal */
export { holdsVariants, type Measured, type ReadResults, readResults } from './read-results.js';
/** @internal */
export { textOfBytes } from './text-of-bytes.js';
/** @internal */
export { addressedTo, writeIonq } from './write-ionq.js';
/** @internal */
export { writeDrawing, writeQasm } from './write-text.js';
