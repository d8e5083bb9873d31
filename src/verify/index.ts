export type { VerificationPlan } from './plan.js';
export { type Candidate, type Relation, relations, type StatedCandidate } from './relation.js';
export type { Method, Verdict } from './verdict.js';
export { planVerification, type VerifyOptions, verify, verifyAsync } from './verify.js';
export { type PassVerdict, type VerifiedPasses, verifyPasses } from './verify-passes.js';
