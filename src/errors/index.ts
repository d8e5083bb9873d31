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
export { type IssueCode, issueCodes } from './codes.js';
export { IonloomError } from './ionloom-error.js';
export { formatIssue, formatPath, type Issue, issue, type SourceSpan } from './issue.js';
export { holdsLineBreak, lineEnd, lineStarts } from './lines.js';
export { nearestName } from './nearest-name.js';
export { blanked, codePointName, disarmed, visible, visibleJson } from './visible.js';
