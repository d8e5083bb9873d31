export { type IssueCode, issueCodes } from './codes.js';
export { IonloomError } from './ionloom-error.js';
export { formatIssue, formatPath, type Issue, type SourceSpan } from './issue.js';
export type { TextRange } from './source.js';

// For the floors above, not for users: left out of the published declarations.

/** @internal */
export {
  inWords,
  type OptionNames,
  requireAmounts,
  requireFunction,
  requireIterable,
  requireList,
  requireObject,
  requireOptions,
  requireText,
} from './arguments.js';
/** @internal */
export { issue } from './issue.js';
/** @internal */
export { nearestName } from './nearest-name.js';
/** @internal */
export { holdsLineBreak, lineEnd, Source } from './source.js';
/** @internal */
export { blanked, codePointName, disarmed, visible, visibleJson } from './visible.js';
