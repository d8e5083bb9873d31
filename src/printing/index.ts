/** @internal */
export { printsAs } from './prints-as.js';
