import { type GateUse, qisGates } from '../../../gates/index.js';
import { type Angle, scaleAngle } from '../../../math/index.js';

const NONE: readonly never[] = [];

/**
 * The phase e^{i angle} where all wires are 1, out of CNOTs: 6 for three wires, 14 for four, 2^n - 2 in general.
 *
 * A product of bits is the sum of their parities with alternating signs; every wire meets the parities of those before
 * it in the order of a Gray code (Barenco et al. 1995, lemma 7.1).
 */
export function parityPhases(wires: readonly number[], angle: Angle): readonly GateUse[] {
  const share = scaleAngle(angle, 2 ** (1 - wires.length));
  const uses: GateUse[] = [];
  wires.forEach((wire, count) => {
    let odd = true;
    for (let step = 1; step <= 2 ** count; step++) {
      const parameters = [odd ? share : scaleAngle(share, -1)];
      uses.push({ gate: qisGates.p, parameters, controls: NONE, targets: [wire] });
      if (count === 0) return;
      // The bit in which a Gray code changes; its last step closes the circle.
      const changed = step === 2 ** count ? count - 1 : 31 - Math.clz32(step & -step);
      uses.push({ gate: qisGates.x, parameters: NONE, controls: [wires[changed]!], targets: [wire] });
      odd = !odd;
    }
  });
  return uses;
}
