export { equalRotations, type RotationOptions } from './equal-rotations.js';
