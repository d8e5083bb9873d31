/** @internal */
export { counted } from './counted.js';
/** @internal */
export { printsAs } from './prints-as.js';
