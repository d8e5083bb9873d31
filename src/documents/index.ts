export type { CircuitDocument, DocumentCircuit } from './circuit-document.js';
export { titleOf } from './circuit-document.js';
export { issueRanges } from './issue-ranges.js';
export { boundTo, freeParameters, type ParameterValues, readValues } from './parameters.js';
export { type DocumentReading, type ReadDocumentOptions, readDocument, readJsonDocument } from './read-document.js';
export { type IonqDocumentOptions, writeIonq } from './write-ionq.js';
export { writeQasm } from './write-text.js';

// For the floors above, not for users: left out of the published declarations.

/** @internal */
export { asFirstWritten, evaluable, knowsAllQubits, titled } from './circuit-document.js';
/** @internal */
export { constantOf, readHamiltonianJob } from './hamiltonian-job.js';
/** @internal */
export { type PricedJob, priceOf } from './job-price.js';
/** @internal */
export { readProgram } from './job-program.js';
/** @internal */
export { wordsOf } from './job-words.js';
/** @internal */
export { requireKnown } from './parameters.js';
/** @internal */
export { looksLikeJson, readQasmDocument } from './read-document.js';
/** @internal */
export { measuredByReport, reportsIn, statedByReport } from './read-report.js';
/** @internal */
export { holdsVariants, type Measured, type ReadResults, readResults } from './read-results.js';
/** @internal */
export { textOfBytes } from './text-of-bytes.js';
/** @internal */
export { addressedTo } from './write-ionq.js';
/** @internal */
export { writeDrawing } from './write-text.js';
