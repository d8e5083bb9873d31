export { type ValidateOptions, type Validation, validate } from './validate.js';

// For the floors above, not for users: left out of the published declarations.

/** @internal */
export { validateText } from './validate-text.js';
