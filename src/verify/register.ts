import { type CircuitData, circuitOf, frameOperations, identityPermutation, type Operation } from '../circuit/index.js';
import { IonloomError, issue } from '../errors/index.js';
import { inverseOfUse } from '../gates/index.js';
import { type Angle, addAngles, angleParameters, isNumeric, subtractAngles } from '../math/index.js';
import type { StatedCandidate } from './relation.js';

/**
 * Both circuits on one register, arranged so that their final states must agree amplitude by amplitude.
 *
 * Bits 0 .. logical - 1 are the original's qubits in order; the candidate's wires are placed so that each ends on the
 * bit of its logical qubit, and its spare wires fill the bits above. Qubits that neither circuit touches are left out.
 */
export interface SharedRegister {
  /** Number of bits in all. */
  readonly bits: number;
  /** Number of logical qubits among them. */
  readonly logical: number;
  /** The original on the bits of the register. */
  readonly original: CircuitData;
  /** The candidate with its claim on the bits of the register. */
  readonly candidate: CircuitData;
  /** For each logical bit, the bit on which the candidate's wire for it starts. */
  readonly start: readonly number[];
  /** Gates of both circuits. */
  readonly gates: number;
  /** Logical bit of each of the original's qubits; undefined where it is left out. */
  readonly bitOfQubit: readonly (number | undefined)[];
  /** Bit of each of the candidate's wires; undefined where it is left out. */
  readonly bitOfWire: readonly (number | undefined)[];
  /** The names of the free parameters of both, sorted. */
  readonly parameters: readonly string[];
}

/**
 * Places an original and a candidate with its claim on one register.
 *
 * @throws IonloomError `CircuitMismatch` for a permutation or frames that do not fit, `AngleNotFinite` for a frame that is no angle.
 */
export function sharedRegister(original: CircuitData, candidate: StatedCandidate): SharedRegister {
  const { circuit } = candidate;
  const width = Math.max(original.qubits, circuit.qubits);
  const ends = permutation('outputPermutation', candidate.outputPermutation, original.qubits, width);
  const starts = permutation('inputPermutation', candidate.inputPermutation, original.qubits, width);
  const frames = candidate.frames ? frameOperations(candidate.frames, identityPermutation(circuit.qubits)) : [];
  candidate.frames?.forEach(requireFinite);
  const busyQubits = touched(original.operations);
  const busyWires = touched([...circuit.operations, ...frames]);

  const qubits = ends.map((_, qubit) => qubit);
  const kept = qubits.filter(
    (qubit) => busyQubits.has(qubit) || busyWires.has(ends[qubit]!) || starts[qubit] !== ends[qubit],
  );
  const bitOfQubit: (number | undefined)[] = qubits.map(() => undefined);
  const bitOfWire: (number | undefined)[] = Array.from({ length: width }, () => undefined);
  kept.forEach((qubit, bit) => {
    bitOfQubit[qubit] = bit;
    bitOfWire[ends[qubit]!] = bit;
  });
  let bits = kept.length;
  const startWires = new Set(kept.map((qubit) => starts[qubit]!));
  for (let wire = 0; wire < width; wire++) {
    if (bitOfWire[wire] === undefined && (busyWires.has(wire) || startWires.has(wire))) bitOfWire[wire] = bits++;
  }
  // Wires left out carry no gate, so their placeholder bit is never used.
  const placed = (bit: number | undefined): number => bit ?? 0;
  const wireBits = bitOfWire.map(placed);
  const claimed = circuitOf('qis', width, frames, { globalPhase: candidate.globalPhase ?? 0 });
  return {
    bits,
    logical: kept.length,
    original: onBits(bits, bitOfQubit.map(placed), [original]),
    candidate: onBits(bits, wireBits, [circuit, claimed]),
    start: kept.map((qubit) => bitOfWire[starts[qubit]!]!),
    gates: original.operations.length + circuit.operations.length,
    bitOfQubit,
    bitOfWire,
    parameters: [...new Set([original, circuit, claimed].flatMap(freeParameters))].sort(),
  };
}

/** The bits that only the candidate has; its wires there start at zero. */
export function spareBits({ bits, logical }: Pick<SharedRegister, 'bits' | 'logical'>): readonly number[] {
  return Array.from({ length: bits - logical }, (_, spare) => logical + spare);
}

/**
 * The original followed by the inverse of the candidate with its claim: it takes every state of the logical bits to the
 * same state of the bits where the candidate's wires start, if and only if the two are the same.
 */
export function miter({ bits, original, candidate }: SharedRegister): CircuitData {
  const back = candidate.operations
    .filter(({ gate }) => gate.kind === 'unitary')
    .map(inverseOfUse)
    .reverse();
  return {
    ...original,
    qubits: bits,
    operations: [...original.operations, ...back],
    globalPhase: subtractAngles(original.globalPhase, candidate.globalPhase),
  };
}

/** Circuits one after the other on the bits of a register. */
function onBits(bits: number, bitOfWire: readonly number[], parts: readonly CircuitData[]): CircuitData {
  const place = (wire: number): number => bitOfWire[wire]!;
  const operations = parts.flatMap((part) =>
    part.operations
      .filter(({ gate }) => gate.kind === 'unitary')
      .map((use) => ({ ...use, controls: use.controls.map(place), targets: use.targets.map(place) })),
  );
  const globalPhase = parts.reduce<Angle>((sum, part) => addAngles(sum, part.globalPhase), 0);
  return { gateset: 'qis', qubits: bits, operations, measurements: [], globalPhase, parameters: [], keys: [] };
}

/** The wire of every logical qubit: its own where nothing is given. */
function permutation(
  name: string,
  given: readonly number[] | undefined,
  qubits: number,
  width: number,
): readonly number[] {
  if (given === undefined) return identityPermutation(qubits);
  const valid = given.every((wire) => Number.isInteger(wire) && wire >= 0 && wire < width);
  if (valid && new Set(given).size === given.length && given.length === qubits) return given;
  const received = `[${given.join(', ')}]`;
  const message = `the ${name} ${received} does not put each of ${qubits} qubits on a wire of its own`;
  const expected = `${qubits} distinct wires from 0 to ${width - 1}`;
  throw new IonloomError(issue('CircuitMismatch', message, { path: [name], expected, received }));
}

/** Refuses a frame that is no angle. */
function requireFinite(angle: Angle, wire: number): void {
  if (!isNumeric(angle) || Number.isFinite(angle)) return;
  const message = `the frame of wire ${wire} is ${angle}, which is no angle`;
  throw new IonloomError(issue('AngleNotFinite', message, { path: ['frames', wire] }));
}

/** The names in the angles of a circuit; those that it lists without any angle say nothing about it. */
function freeParameters({ operations, globalPhase }: CircuitData): readonly string[] {
  return [globalPhase, ...operations.flatMap(({ parameters }) => parameters)].flatMap(angleParameters);
}

function touched(operations: readonly Operation[]): ReadonlySet<number> {
  return new Set(
    operations.flatMap(({ gate, controls, targets }) => (gate.kind === 'unitary' ? [...controls, ...targets] : [])),
  );
}
