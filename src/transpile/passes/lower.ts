import { asStated, type CircuitData, followedBy, type Operation } from '../../circuit/index.js';
import { axisOf, type Gate, isWholeGates, ofWholeGates, pairAxesOf } from '../../gates/index.js';
import {
  type Angle,
  isNumeric,
  type PhasedRotation,
  phasedRotationOf,
  rotationAbout,
  scaleAngle,
} from '../../math/index.js';
import { takesNegativeZz } from '../../targets/index.js';
import { wrongRewrite } from '../checks/checked-forms.js';
import type { RewrittenGroup } from '../checks/checked-rewrites.js';
import type { Correspondence } from '../checks/native-distance.js';
import { LeftOut } from '../left-out.js';
import type { NativeResult } from '../native/emission.js';
import { NativeStream, type WirePair } from '../native/native-stream.js';
import type { Pass, PassRequest } from '../pipeline/pass.js';
import { rewritten } from '../pipeline/rewritten.js';

/** One-qubit gates become pulses and frames, interactions become entangling gates; from level 1 neighbours merge. */
export const lower: Pass = {
  name: 'lower',
  needs: { gates: 'elementary' },
  ensures: 'gpi, gpi2, the chosen entangling gate and barriers, all numeric angles in range; frames and phase stated',
  needed: true,
  run: (stated, request) => {
    const { operations, frames, globalPhase, leftOut } = checkedLowering(stated.circuit, request);
    const made = { gateset: 'native', operations, globalPhase: 0, leftOut: [leftOut] } as const;
    return followedBy(stated, { ...rewritten(asStated(stated.circuit), made), frames, globalPhase });
  },
};

/** From what a level does to what cannot well be wrong: without giving blocks other forms, then without merging. */
function checkedLowering(circuit: CircuitData, { target, entangler, level, checks }: PassRequest): NativeResult {
  for (const effort of [2, 1, 0]) {
    if (effort > level) continue;
    const merge = effort > 0;
    const stream = new NativeStream(circuit.qubits, {
      entangler,
      negativeZz: takesNegativeZz(target),
      merge,
      arrange: effort > 1,
    });
    stream.phase(circuit.globalPhase);
    // What is not a full gate's angle by little, where there are no others.
    const rounded = target.partialAngles ? undefined : new LeftOut();
    for (const operation of circuit.operations) lowerOperation(operation, stream, rounded);
    const made = stream.finish();
    if (rounded) made.leftOut.join(rounded);
    const correspondence = stream.correspondence();
    if (!checks.lowers(circuit, made, correspondence)) continue;
    checks.corresponds(groupsOf(circuit.operations, made.operations, correspondence));
    return made;
  }
  throw wrongRewrite('the lowering to native gates');
}

/** Which interactions became which of the entangling gates, by places in both lists. */
function groupsOf(
  before: readonly Operation[],
  after: readonly Operation[],
  { eventOf, emitted }: Correspondence,
): readonly RewrittenGroup[] {
  const sources = new Map<number, number[]>();
  const dropped: RewrittenGroup[] = [];
  for (const [number, place] of placesOfPairs(before).entries()) {
    const event = eventOf[number]!;
    const known = sources.get(event);
    if (event < 0) dropped.push([[place], []]);
    else if (known) known.push(place);
    else sources.set(event, [place]);
  }
  const made = placesOfPairs(after).map((place, number): RewrittenGroup => {
    const event = emitted[number]!;
    const group: RewrittenGroup = [sources.get(event) ?? [], [place]];
    sources.delete(event);
    return group;
  });
  return [...made, ...dropped, ...[...sources.values()].map((places): RewrittenGroup => [places, []])];
}

function placesOfPairs(operations: readonly Operation[]): readonly number[] {
  return operations.flatMap(({ gate, targets }, place) =>
    gate.kind === 'unitary' && targets.length === 2 ? [place] : [],
  );
}

function lowerOperation(operation: Operation, stream: NativeStream, rounded: LeftOut | undefined): void {
  const { gate, parameters, targets } = operation;
  if (gate.kind === 'barrier') {
    stream.fence(targets);
  } else if (targets.length === 1) {
    lowerOneQubit(operation, stream);
  } else {
    const { first, second, weight } = pairAxesOf(gate)!;
    const angle = scaleAngle(gate.rotation!.angle(parameters), weight);
    stream.interact(targets as WirePair, first, second, rounded ? nearestFull(angle, rounded) : angle);
    stream.phase(gate.rotation!.phase(parameters));
  }
}

/** The multiple of a full gate's angle that an angle is but for rounding. */
function nearestFull(angle: Angle, rounded: LeftOut): Angle {
  if (!isNumeric(angle) || !isWholeGates(angle)) return angle;
  const nearest = ofWholeGates(angle);
  rounded.add(angle - nearest);
  return nearest;
}

function lowerOneQubit({ gate, parameters, targets, data }: Operation, stream: NativeStream): void {
  const wire = targets[0]!;
  const axis = axisOf(gate);
  if (axis === undefined) {
    stream.rotate(wire, phasedRotationOf(gate.matrix(parameters as readonly number[], data, 1)));
    return;
  }
  if (parameters.length === 0) {
    stream.rotate(wire, constantRotation(gate));
    return;
  }
  const rotation = gate.rotation!;
  const angle = rotation.angle(parameters);
  if (isNumeric(angle)) {
    stream.rotate(wire, { rotation: rotationAbout(axis, angle), phase: 0 });
  } else {
    // The constant part can be merged with neighbours, only the rest has to be found again at binding.
    stream.rotate(wire, { rotation: rotationAbout(axis, angle.constant), phase: 0 });
    stream.rotateSymbolic(wire, axis, angle.sub(angle.constant));
  }
  stream.phase(rotation.phase(parameters));
}

const constants = new WeakMap<Gate, PhasedRotation>();

/** Gates without parameters are always the same rotation. */
function constantRotation(gate: Gate): PhasedRotation {
  const known = constants.get(gate);
  if (known) return known;
  const rotation = gate.rotation!;
  const found = {
    rotation: rotationAbout(axisOf(gate)!, rotation.angle([]) as number),
    phase: rotation.phase([]) as number,
  };
  constants.set(gate, found);
  return found;
}
