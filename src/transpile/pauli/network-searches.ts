import type { NetworkSearch } from './pauli-network.js';

/** The ways in which networks are searched for; the cheapest is taken. */
export const NETWORK_SEARCHES: readonly NetworkSearch[] = Object.freeze([
  { window: 64, discount: 0.3, remainder: 0 },
  { window: 64, discount: 0.6, remainder: 0.03 },
  { window: 64, discount: 0.6, remainder: 0.3 },
]);
