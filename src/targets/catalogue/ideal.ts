import { MS_ANGLE_RANGE } from '../../gates/index.js';
import { defaultCost } from '../cost.js';
import { freezeTarget } from '../freeze-target.js';

const fidelity = Object.freeze({ oneQubit: 1, twoQubit: 1, readout: 1 });

/** A machine without limits and errors, for measuring circuits and comparing transpilers. */
export const ideal = freezeTarget({
  name: 'ideal',
  kind: 'ideal',
  description: 'A machine of any width that entangles every pair by either gate without errors.',
  status: 'available',
  qubits: null,
  entanglers: ['zz', 'ms'],
  partialAngles: true,
  msAngleRange: MS_ANGLE_RANGE,
  zzAngleRange: null,
  connectivity: 'all-to-all',
  noiseModel: null,
  fidelity,
  timing: null,
  prices: null,
  limits: { shots: null, debiasingShots: null, operations: null },
  // Weighed as hardware weighs, so that what is measured here is what hardware would get.
  cost: defaultCost('ideal', fidelity),
  sources: { all: 'by definition' },
});
