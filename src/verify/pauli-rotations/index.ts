export { equalRotations } from './equal-rotations.js';
