import type { NoiseModelName } from './noise-models.js';

/** The name of a target of the catalogue. */
export type CatalogueName =
  | 'ideal'
  | 'simulator'
  | `simulator:${NoiseModelName}`
  | 'qpu.forte-1'
  | 'qpu.forte-enterprise-1'
  | 'qpu.forte-enterprise-2'
  | 'qpu.forte-enterprise-3'
  | 'qpu.aria-1'
  | 'qpu.aria-2'
  | 'qpu.harmony';

/** A name as people give it: one of the catalogue, which editors complete, or another spelling of one. */
export type TargetName = CatalogueName | (string & {});
