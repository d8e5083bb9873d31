/** @internal */
export { counted, countedOrNo } from './counted.js';
/** @internal */
export { printsAs } from './prints-as.js';
