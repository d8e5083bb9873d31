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
export { certificateOf, stationsAlong } from './write-certificate.js';
