export type { Watch } from '../steps/index.js';
export {
  type Candidate,
  type Method,
  type PassVerdict,
  planVerification,
  type Relation,
  relations,
  type StatedCandidate,
  type Verdict,
  type VerificationPlan,
  type VerifiedPasses,
  type VerifyOptions,
  verify,
  verifyAsync,
  verifyPasses,
} from '../verify/index.js';
