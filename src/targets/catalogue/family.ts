import { MS_ANGLE_RANGE } from '../../gates/index.js';
import { defaultCost } from '../cost.js';
import { freezeTarget } from '../freeze-target.js';
import type { Entangler, Target } from '../target.js';

/** What the catalogue states of one target; everything else is the same for all IonQ targets. */
export interface CatalogueEntry
  extends Omit<Target, 'partialAngles' | 'msAngleRange' | 'zzAngleRange' | 'connectivity' | 'cost'> {
  readonly entanglers: readonly Entangler[];
}

/** Completes a catalogue entry with what all IonQ targets share. */
export function ionqTarget(entry: CatalogueEntry): Target {
  return freezeTarget({
    ...entry,
    partialAngles: true,
    msAngleRange: MS_ANGLE_RANGE,
    // No public source bounds what the hardware takes, so neither do we; lowering stays within a quarter turn anyway.
    zzAngleRange: null,
    connectivity: 'all-to-all',
    cost: defaultCost(entry.kind, entry.fidelity),
    sources: { ...SHARED_SOURCES, ...entry.sources },
  });
}

/** The largest number of shots that the service's schema takes, and the fewest for debiasing. */
export const qpuLimits = Object.freeze({ shots: 1_000_000, debiasingShots: 500, operations: null });

const SHARED_SOURCES = {
  partialAngles: 'IonQ API v0.3 native gates page: ms takes an angle from 0 to 0.25 turns',
  zzAngleRange: 'IonQ native gates guide: zz takes any float',
  connectivity: 'Azure Quantum IonQ provider page (learn.microsoft.com): a two-qubit gate between any pair of qubits',
  limits: 'IonQ OpenAPI v0.4 (May 2026): shots 1..1,000,000, debiasing needs 500; no limit on operations is published',
};
