export type {
  Certificate,
  CertificateAngle,
  CertificateCircuit,
  CertificateGate,
  CertificateStep,
  CopiedGates,
} from './certificate.js';
export { equalByChain } from './chain.js';
export { requireCertificate, type Station, stationsOf } from './read-certificate.js';
export { certificateOf, stationsAlong } from './write-certificate.js';
