/** @internal */
export { counted, countedOrNo } from './counted.js';
/** @internal */
export { jsonText } from './json-text.js';
/** @internal */
export { printsAs } from './prints-as.js';
