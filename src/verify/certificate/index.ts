export type {
  Certificate,
  CertificateAngle,
  CertificateCircuit,
  CertificateGate,
  CertificateStatement,
  CertificateStep,
  CopiedGates,
  LinkMethod,
} from './certificate.js';
export { equalByChain } from './chain.js';
export { requireCertificate, type Station, statedBy, stationsOf } from './read-certificate.js';
export { certificateOf } from './write-certificate.js';

// For the floors above, not for users: left out of the published declarations.

/** @internal */
export { stationsAlong } from './write-certificate.js';
