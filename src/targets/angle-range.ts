import { FULL_ENTANGLING_TURNS, MS_ANGLE_RANGE } from '../gates/index.js';
import type { AngleRange, Entangler, Target } from './target.js';

/** The angles (turns) that an entangling gate takes on a target, or on every target; null means any finite angle. */
export function angleRangeOf(entangler: Entangler, target?: Target): AngleRange | null {
  const ranges: Readonly<Record<Entangler, AngleRange | null>> = {
    ms: target?.msAngleRange ?? MS_ANGLE_RANGE,
    zz: target?.zzAngleRange ?? null,
  };
  return ranges[entangler];
}

/** Whether a target takes `zz` by any angle down to minus a full gate's. */
export function takesNegativeZz({ zzAngleRange }: Target): boolean {
  return zzAngleRange === null || zzAngleRange[0] <= -FULL_ENTANGLING_TURNS;
}
