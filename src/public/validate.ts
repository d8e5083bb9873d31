export { type ValidateOptions, type Validation, validate } from '../validate/index.js';
