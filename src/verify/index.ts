export {
  type Certificate,
  type CertificateAngle,
  type CertificateCircuit,
  type CertificateGate,
  type CertificateStatement,
  type CertificateStep,
  type CopiedGates,
  certificateOf,
  type LinkMethod,
} from './certificate/index.js';
export type { Method } from './checks.js';
export type { Stuck } from './equality.js';
export { type Candidate, type Relation, relations, type StatedCandidate } from './relation.js';
export type { Verdict } from './verdict.js';
export { planVerification, type VerificationPlan, type VerifyOptions, verify, verifyAsync } from './verify.js';
export { type PassVerdict, type VerifiedPasses, verifyPasses } from './verify-passes.js';
