import type { CircuitData, Operation } from '../circuit/index.js';
import { FULL_ENTANGLING_TURNS, nativeGates } from '../gates/index.js';
import {
  type Angle,
  addAngles,
  isNumeric,
  negateAngle,
  RADIANS_PER_TURN,
  scaleAngle,
  wrapTurns,
} from '../math/index.js';

/** Angles of a bound circuit and what folding them leaves behind. */
export interface Folded {
  readonly operations: readonly Operation[];
  /** Radians, by wire: an Rz after the operations. */
  readonly frames: readonly Angle[];
  /** Radians. */
  readonly globalPhase: number;
}

/**
 * Brings the angles of native gates into their ranges after binding, without an extra gate for each.
 *
 * Half turns that an entangling angle sheds are carried along each wire as Rz(frame) X^flip: they change the phases and
 * signs of what comes, and at the end cost a wire at most one pulse.
 */
export function foldNative({ operations, qubits }: CircuitData, negativeZz: boolean): Folded {
  const frames = new Array<Angle>(qubits).fill(0);
  const flipped = new Array<boolean>(qubits).fill(false);
  const result: Operation[] = [];
  let globalPhase = 0;

  /** A phase (turns) seen through what a wire carries. */
  const carried = (wire: number, phase: Angle): Angle => {
    const turned = addAngles(phase, scaleAngle(frames[wire]!, -1 / RADIANS_PER_TURN));
    return wrapped(flipped[wire] ? negateAngle(turned) : turned);
  };
  const addFrame = (wire: number, radians: Angle): void => {
    frames[wire] = addAngles(frames[wire]!, flipped[wire] ? negateAngle(radians) : radians);
  };
  /** GPI(phase) is X, then Rz(4 pi phase). */
  const addFlip = (wire: number, phase: Angle): void => {
    addFrame(wire, scaleAngle(phase, 2 * RADIANS_PER_TURN));
    flipped[wire] = !flipped[wire];
  };

  for (const operation of operations) {
    const { gate, parameters, targets } = operation;
    if (gate.kind === 'barrier') {
      result.push(operation);
      continue;
    }
    if (targets.length === 1) {
      result.push({ ...operation, parameters: parameters.map((phase) => carried(targets[0]!, phase)) });
      continue;
    }
    const [a, b] = targets as [number, number];
    const phases = parameters.slice(0, -1).map((phase, k) => carried(targets[k]!, phase));
    const mirrored = phases.length === 0 && flipped[a] !== flipped[b];
    const raw = parameters.at(-1)!;
    let angle = mirrored ? negateAngle(raw) : raw;
    if (isNumeric(angle)) {
      const turns = wrapTurns(angle);
      // exp(-i pi P(x)P) = -1.
      globalPhase += Math.PI * Math.round(angle - turns);
      angle = turns;
      if (Math.abs(turns) > FULL_ENTANGLING_TURNS) {
        angle = turns - Math.sign(turns) / 2;
        if (phases.length === 0) {
          // exp(-+i pi/2 Z(x)Z) = +-i Rz(pi)(x)Rz(pi).
          globalPhase += (Math.sign(turns) * Math.PI) / 2;
          addFrame(a, Math.PI);
          addFrame(b, Math.PI);
        } else {
          globalPhase -= (Math.sign(turns) * Math.PI) / 2;
          addFlip(a, phases[0]!);
          addFlip(b, phases[1]!);
        }
      }
      if (angle < 0 && phases.length > 0) {
        phases[0] = wrapped(addAngles(phases[0]!, 0.5));
        angle = -angle;
      } else if (angle < 0 && !negativeZz) {
        result.push(flip(b));
        addFlip(b, 0);
        angle = -angle;
      }
    }
    result.push({ ...operation, parameters: [...phases, angle] });
  }
  for (let wire = 0; wire < qubits; wire++) if (flipped[wire]) result.push(flip(wire));
  return { operations: result, frames, globalPhase };
}

function flip(wire: number): Operation {
  return { gate: nativeGates.gpi, parameters: [0], controls: [], targets: [wire] };
}

function wrapped(phase: Angle): Angle {
  return isNumeric(phase) ? wrapTurns(phase) : phase;
}
