/** A change of one place in the sources of the transpiler. */
export interface Fault {
  readonly name: string;
  /** From `src/transpile/` on; what only the transpiler asks of another floor counts as its own. */
  readonly file: string;
  /** A text that the file has once. */
  readonly find: string;
  readonly replace: string;
}

const fault = (name: string, file: string, find: string, replace: string): Fault => ({ name, file, find, replace });

/** Wrong signs, orders, phases, wires and tolerances where something new is put into a circuit. */
export const faults: readonly Fault[] = [
  // Forms that gates are taken apart into.
  fault(
    'toffoli form: turns exchanged',
    'synthesis/controls/toffoli-forms.ts',
    '[turn(-sign * HALF_PI)]',
    '[turn(sign * HALF_PI)]',
  ),
  fault(
    'toffoli form: CZ on the other control',
    'synthesis/controls/toffoli-forms.ts',
    'withCz ? [gate(qisGates.z, [target], [first])]',
    'withCz ? [gate(qisGates.z, [target], [second])]',
  ),
  fault(
    'toffoli form: sign of the CS',
    'synthesis/controls/toffoli-forms.ts',
    "return side === 'before' ? sign :",
    "return side === 'after' ? sign :",
  ),
  fault(
    'peres form: sides of the CZ',
    'synthesis/controls/toffoli-forms.ts',
    '    second: target,\n    target: flipped,\n    side,',
    "    second: target,\n    target: flipped,\n    side: side === 'before' ? 'after' : 'before',",
  ),
  fault(
    'controlled rotation: half angle',
    'synthesis/elementary/elementary.ts',
    'this.#push(rotation, scaleAngle(signed, 0.5), [target]);',
    'this.#push(rotation, scaleAngle(signed, 0.25), [target]);',
  ),
  fault(
    'controlled rotation: sign of the interaction',
    'synthesis/elementary/elementary.ts',
    'const parameters = [scaleAngle(signed, -0.5)];',
    'const parameters = [scaleAngle(signed, 0.5)];',
  ),
  fault(
    'controlled phase: wrong share',
    'synthesis/elementary/elementary.ts',
    'this.#addControlledPhase(others, scaleAngle(phase, 0.5), [...spare, last]);',
    'this.#addControlledPhase(others, scaleAngle(phase, 0.25), [...spare, last]);',
  ),
  fault(
    'many controls: forth and back alike',
    'synthesis/elementary/elementary.ts',
    'this.#addControlledRotation([last], target, Z_AXIS, scaleAngle(angleAboutZ, -0.5), NONE);',
    'this.#addControlledRotation([last], target, Z_AXIS, scaleAngle(angleAboutZ, 0.5), NONE);',
  ),
  fault(
    'parity phases: wires of constant forms',
    'synthesis/elementary/constant-forms.ts',
    'return index < controls.length ? controls[index]! : targets[index - controls.length]!;',
    'return index < controls.length ? controls.at(-1 - index)! : targets.at(controls.length - 1 - index)!;',
  ),
  // What is put together of right pieces.
  fault(
    'put together: permutation the other way round',
    'passes/pauli-regions/relabelled-circuit.ts',
    'return [...this.#wireOf];',
    'return this.#wireOf.map((_, wire) => this.#wireOf.indexOf(wire));',
  ),
  fault(
    'put together: phase of the last region only',
    'passes/pauli-regions/relabelled-circuit.ts',
    'this.#phase = addPhases(this.#phase, phase);',
    'this.#phase = phase;',
  ),
  fault('put together: blocks move no wires', 'passes/commute-and-merge.ts', 'positions: merged.positions,', ''),
  fault(
    'put together: phase of merged blocks',
    'passes/commute-and-merge.ts',
    '[circuit.globalPhase, merged.phase, writer.phase]',
    '[circuit.globalPhase, writer.phase]',
  ),
  fault(
    'put together: what is kept, in the opposite order',
    'passes/cancel-inverses.ts',
    'operations.filter((_, index) => stacks.gone[index] === 0) });',
    'operations.filter((_, index) => stacks.gone[index] === 0).reverse() });',
  ),
  // Whole gates.
  fault(
    'phase folding: difference for sum',
    'passes/fold-controlled.ts',
    'addAngles(powerOf(first)!.angle, power!.angle)',
    'addAngles(powerOf(first)!.angle, -(power!.angle as number))',
  ),
  fault(
    'phase folding: controls forgotten',
    'passes/fold-controlled.ts',
    "if (kind === 'phase') return `phase ${values.all([...controls, wire])}`;",
    "if (kind === 'phase') return `phase ${values.all([wire])}`;",
  ),
  fault(
    'phase folding: segments forgotten',
    'passes/fold-controlled.ts',
    'return `${kind} ${wire} ${values.segment(wire)} ${values.all(controls)}`;',
    'return `${kind} ${wire} ${values.all(controls)}`;',
  ),
  fault(
    'relative phases: rest forgotten',
    'passes/pair-relative-phases.ts',
    "side === 'before' ? ofTarget.operations : []",
    "side === 'before' ? [] : []",
  ),
  fault(
    'relative phases: sign of the rest',
    'passes/pair-relative-phases.ts',
    '(signOfCs(form) * Math.PI) / 2',
    '(-signOfCs(form) * Math.PI) / 2',
  ),
  fault(
    'relative phases: constant forgotten',
    'passes/pair-relative-phases.ts',
    'phase += ofTarget.phase + ofControls.phase;',
    'phase += ofTarget.phase;',
  ),
  fault(
    'cancelling: parameters not compared',
    'passes/cancel-inverses.ts',
    'inverse.parameters.every((parameter, k) => anglesEqual(parameter, after.parameters[k]!))',
    'true',
  ),
  fault(
    'cancelling: squares of gates',
    'passes/cancel-inverses.ts',
    'const inverse = inverseOfUse(before);',
    'const inverse = before;',
  ),
  fault(
    'recognised gates: written off by a phase',
    'passes/recognise-gates/replace-windows.ts',
    'return { places, operations: made, globalPhase: whole.globalPhase, distance: whole.distance };',
    'return { places, operations: made.slice(1), globalPhase: whole.globalPhase, distance: whole.distance };',
  ),
  fault(
    'windows: passing what does not commute',
    'views/windows.ts',
    'if (passed[k] !== NOTHING && passed[k] !== this.#bases[slot]) return false;',
    '',
  ),
  // Rotations about Paulis.
  fault(
    'merging rotations: sign',
    'passes/merge-rotations.ts',
    'tidySum(kept, opposite ? negateAngle(added) : added)',
    'tidySum(kept, opposite ? added : negateAngle(added))',
  ),
  fault(
    'merging rotations: sign of the power',
    'passes/merge-rotations/rotation-history.ts',
    'return this.#powers[index] !== power;',
    'return false;',
  ),
  fault(
    'merging rotations: across what anticommutes',
    'passes/merge-rotations/rotation-history.ts',
    'if (anticommute(string, 0, this.#strings, index * words, half)) return undefined;',
    '',
  ),
  fault(
    'merging rotations: strings of interactions',
    '../pauli/pauli-frame.ts',
    '(quarters & 3) === 1 ? 3 : 1;',
    '(quarters & 3) === 1 ? 1 : 3;',
  ),
  fault(
    'Euler angles in the wrong order',
    'views/elements.ts',
    'this.#rotate(qisGates.rz, euler.lambda, targets);\n    this.#rotate(qisGates.ry, euler.theta, targets);\n    this.#rotate(qisGates.rz, euler.phi, targets);',
    'this.#rotate(qisGates.rz, euler.phi, targets);\n    this.#rotate(qisGates.ry, euler.theta, targets);\n    this.#rotate(qisGates.rz, euler.lambda, targets);',
  ),
  fault(
    'Pauli regions: order of quarter turns',
    'views/pauli-regions.ts',
    'const made = cliffordProduct(quarterTurn(axis, 1), element);',
    'const made = cliffordProduct(element, quarterTurn(axis, 1));',
  ),
  fault(
    'Pauli networks: sign of a rotation',
    'synthesis/paulis/pauli-network.ts',
    'this.#writer.rotation(pauli, this.#table.negative[row] === 1 ? negateAngle(angle) : angle);',
    'this.#writer.rotation(pauli, angle);',
  ),
  fault(
    'Pauli networks: phase',
    'synthesis/paulis/network-writer.ts',
    'addPhases(this.#phase, (-Math.PI / 4) * phase.eighths)',
    'this.#phase',
  ),
  fault(
    'Pauli networks: permutation',
    'synthesis/paulis/network-writer.ts',
    'permutation.push(home);',
    'permutation.push(wire);',
  ),
  fault(
    'Pauli networks: blockers forgotten',
    'synthesis/paulis/pauli-network.ts',
    'const blockers = before.filter((other) => other.group !== group);',
    'const blockers: Waiting[] = [];',
  ),
  // Phase polynomials.
  fault(
    'phase polynomial: parity of a CNOT',
    'synthesis/parities/phase-polynomial.ts',
    'held[positionOf(step.target)]! ^= held[positionOf(step.control)]!;',
    'held[positionOf(step.control)]! ^= held[positionOf(step.target)]!;',
  ),
  fault(
    'phase polynomial: phase of a CNOT',
    'passes/phase-polynomials.ts',
    'polynomial.phase + cnots * CNOT_PHASE',
    'polynomial.phase',
  ),
  fault(
    'phase polynomial: sign through a frame',
    'views/parity-regions/collect-regions.ts',
    'angle: scaleAngle(angle, sign) });\n  }\n\n  #addInteraction',
    'angle });\n  }\n\n  #addInteraction',
  ),
  fault(
    'phase polynomial: exit for entry',
    'passes/phase-polynomials/region-operations.ts',
    'pushClifford(operations, cliffordInverse(entry), wire);',
    'pushClifford(operations, entry, wire);',
  ),
  // Blocks of two wires.
  fault(
    'blocks: sign of the coordinates',
    'blocks/coordinates.ts',
    'angle: -2 * coordinate, bases',
    'angle: 2 * coordinate, bases',
  ),
  fault(
    'blocks: phase of the mirror',
    'passes/commute-and-merge/rewriter.ts',
    '(coordinates[2] < 0 ? 3 * QUARTER : QUARTER)',
    'QUARTER',
  ),
  fault(
    'blocks: mirror without its half turn',
    'passes/commute-and-merge/rewriter.ts',
    'const half = coordinates[2] < 0 ? Z_HALF_TURN : NO_ROTATION;',
    'const half = NO_ROTATION;',
  ),
  fault(
    'blocks: what is no interaction',
    'blocks/coordinates.ts',
    'const UNWRITTEN_COORDINATE = 1e-11;',
    'const UNWRITTEN_COORDINATE = 1e-1;',
  ),
  fault(
    'blocks: rests on the wrong wires',
    'passes/commute-and-merge/rewriter.ts',
    'rest: [rotationProduct(last[0], before[0]), rotationProduct(last[1], before[1])],',
    'rest: [rotationProduct(last[1], before[1]), rotationProduct(last[0], before[0])],',
  ),
  fault(
    'blocks: shared axis off',
    'passes/commute-and-merge/shared-axis.ts',
    'down = rotationProduct(rotationAbout(axes[k]![1 - side]!, -signed), down);',
    'down = rotationProduct(rotationAbout(axes[k]![1 - side]!, signed), down);',
  ),
  fault(
    'blocks: shared axis, half turn',
    'passes/commute-and-merge/shared-axis.ts',
    'phase: turned ? Math.PI / 2 : 0,',
    'phase: 0,',
  ),
  fault('blocks: what counts as parallel', '../math/vector.ts', 'const ALIGNED = 1e-11;', 'const ALIGNED = 0.5;'),
  fault(
    'blocks: half turns forgotten',
    'passes/commute-and-merge/block-stream.ts',
    'if (halves % 2 !== 0) {',
    'if (halves % 2 === 7) {',
  ),
  fault(
    'blocks: not transferred',
    'passes/commute-and-merge/block-stream.ts',
    'const second = rotationProduct(bases[1], s);',
    'const second = bases[1];',
  ),
  fault(
    'blocks: bases after an exchange',
    'passes/commute-and-merge/block-stream.ts',
    'this.#bases[a] = rotationProduct(swapped ? second : first, rest[0]);',
    'this.#bases[a] = rotationProduct(first, rest[0]);',
  ),
  fault('blocks: gates not copied', 'blocks/write-blocks.ts', 'if (sign === 0) return false;', ''),
  fault(
    'full gates: an angle of three',
    'blocks/full-gates.ts',
    'use(qisGates.ry, HALF - 2 * y, [b]),',
    'use(qisGates.ry, HALF + 2 * y, [b]),',
  ),
  fault(
    'full gates: trail forgotten',
    'blocks/full-gates.ts',
    'trail: [EXCHANGE_XY_BACK, NO_ROTATION],',
    'trail: [NO_ROTATION, NO_ROTATION],',
  ),
  // The lowering.
  fault(
    'lowering: nearly equal turns',
    'native/block-forms.ts',
    'const EQUAL_TURNS = 1e-13;',
    'const EQUAL_TURNS = 1e-3;',
  ),
  fault(
    'lowering: half turns before for after',
    'native/native-stream.ts',
    'this.#rotations.multiplyRight(b, [0, ...axisB]);',
    'this.#rotations.multiplyLeft(b, [0, ...axisB]);',
  ),
  fault(
    'lowering: phase of half turns',
    'native/native-stream.ts',
    'this.phase((halves * Math.PI) / 2);',
    'this.phase((-halves * Math.PI) / 2);',
  ),
  fault(
    'lowering: equal interactions',
    'native/equal-interactions.ts',
    'return { event, sign: first * second > 0 ? 1 : -1, tilt };',
    'return { event, sign: 1, tilt };',
  ),
  fault(
    'lowering: what is parallel',
    'native/axes.ts',
    'if (x * x + y * y + z * z > ALIGNED * ALIGNED) return 0;',
    'if (x * x + y * y + z * z > 0.2) return 0;',
  ),
  fault(
    'emission: sign at poles',
    'native/emission.ts',
    'let turns = scaleAngle(angle, sign);',
    'let turns = scaleAngle(angle, 1);',
  ),
  fault(
    'emission: pulse to the other pole',
    'native/emission.ts',
    'Math.atan2(pole[1], pole[0]) - (sign * Math.PI) / 2);',
    'Math.atan2(pole[1], pole[0]) + (sign * Math.PI) / 2);',
  ),
  fault(
    'emission: phase of a half turn',
    'native/emission.ts',
    'this.#done.multiplyLeft(wire, [0, c, s, 0]);\n      this.#addPhase(-Math.PI / 2);',
    'this.#done.multiplyLeft(wire, [0, c, s, 0]);\n      this.#addPhase(Math.PI / 2);',
  ),
  fault(
    'emission: azimuth of the second wire',
    'native/emission.ts',
    'const phaseB = this.#azimuth(2 * event + 1);',
    'const phaseB = this.#azimuth(2 * event);',
  ),
  fault(
    'emission: frames lose a turn',
    'native/emission.ts',
    'if (Math.abs(wrapped - rest) > 1) this.#addPhase(Math.PI);',
    '',
  ),
];
