import type { GateJson } from '../../../public/ionq.js';

/** A gate as builders of other libraries take it apart. */
export interface GateParts {
  readonly name: string;
  readonly targets: readonly number[];
  readonly controls: readonly number[];
  /** Radians; of gates without one NaN. */
  readonly rotation: number;
  /** Turns. */
  readonly phases: readonly number[];
  /** Turns; a quarter where the gate says none. */
  readonly angle: number;
}

/** The parts of a gate, whose wires may be written in two ways each. */
export function partsOf({
  gate,
  target,
  targets,
  control,
  controls,
  rotation,
  phase,
  phases,
  angle,
}: GateJson): GateParts {
  return {
    name: gate,
    targets: targets ?? (target === undefined ? [] : [target]),
    controls: controls ?? (control === undefined ? [] : [control]),
    rotation: rotation ?? Number.NaN,
    phases: phases ?? (phase === undefined ? [] : [phase]),
    angle: angle ?? FULL_ANGLE,
  };
}

const FULL_ANGLE = 0.25;

/** A rotation about a Pauli word. */
export interface PauliRotation {
  /** The letter of each target that is not left alone. */
  readonly letters: readonly (readonly [letter: string, wire: number])[];
  /** Radians: exp(-i angle/2 word). */
  readonly angle: number;
}

/** The rotations that a `pauliexp` gate is, one after the other; none of any other gate. The rightmost letter is of the first target. */
export function pauliRotations({ terms, coefficients, time = 1, targets = [] }: GateJson): readonly PauliRotation[] {
  return (terms ?? []).map((term, index) => ({
    letters: targets.flatMap((wire, position) => {
      const letter = term.at(-1 - position) ?? 'I';
      return letter === 'I' ? [] : [[letter, wire] as const];
    }),
    angle: 2 * time * (coefficients?.[index] ?? 0),
  }));
}
