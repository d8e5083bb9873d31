import { type CircuitData, depthOf, type GateCounts, identityPermutation } from '../circuit/index.js';
import { FULL_ENTANGLING_TURNS } from '../gates/index.js';
import { isNumeric } from '../math/index.js';
import { counted } from '../printing/index.js';
import { entanglerError, estimateDuration, estimateFidelity, estimatePrice, type Target } from '../targets/index.js';
import type { CheckReport } from './checks/checked-rewrites.js';
import type { ApproximationLedger } from './left-out.js';
import type { PassReport } from './pipeline/pass-report.js';

/** What went in, what came out, and what to expect of it on the target. */
export interface TranspileReport {
  readonly input: GateCounts & { readonly qubits: number };
  readonly output: NativeSize;
  /** Its numbers are null where the target does not know them. */
  readonly estimate: Estimate;
  /** What it took to lead the qubits over a target that does not connect all pairs; null where nobody had to. */
  readonly routing: RoutingReport | null;
  /**
   * What was left out, and how far the circuit may be from the original for it: what was allowed, and what was too little
   * to be written as a gate (angles up to about 1e-10).
   */
  readonly approximation: ApproximationLedger;
  /** What was compared with what it replaced. */
  readonly checks: CheckReport;
  /** Those that led to the result, in their order. */
  readonly passes: readonly PassReport[];
}

/** What routing took. */
export interface RoutingReport {
  /** How often two wires exchanged what they hold. */
  readonly exchanges: number;
  /**
   * How many entangling gates more than before it: an exchange next to a gate on the same wires takes two, one or none
   * more, and one by itself three.
   */
  readonly addedGates: number;
}

/** The size of a native circuit. */
export interface NativeSize {
  readonly qubits: number;
  /** `gpi` and `gpi2` gates. */
  readonly pulses: number;
  readonly entanglingGates: number;
  /** In full gates (1/4 turn each); an angle that still has parameters counts as a full gate. */
  readonly entanglingAngle: number;
  /** Layers of gates, pulses included. */
  readonly depth: number;
}

/** What to expect on the target. */
export interface Estimate {
  /** The probability that no gate and no read-out fails. */
  readonly fidelity: number | null;
  /** Of one shot, in seconds. */
  readonly durationSeconds: number | null;
  /** Of a job with the number of shots that was asked for, in US dollars. */
  readonly priceUsd: number | null;
}

/** Measures a native circuit. @internal */
export function nativeSize(circuit: CircuitData): NativeSize {
  return { qubits: circuit.qubits, ...nativeCounts(circuit), depth: depthOf(circuit) };
}

/** What the cost of a native circuit depends on, without its depth. @internal */
export function nativeCounts({
  operations,
}: CircuitData): Pick<NativeSize, 'pulses' | 'entanglingGates' | 'entanglingAngle'> {
  let pulses = 0;
  let entanglingGates = 0;
  let turns = 0;
  for (const { gate, parameters, targets } of operations) {
    if (gate.kind === 'barrier') continue;
    if (targets.length === 1) {
      pulses++;
    } else {
      const angle = parameters.at(-1)!;
      entanglingGates++;
      turns += isNumeric(angle) ? Math.abs(angle) : FULL_ENTANGLING_TURNS;
    }
  }
  return { pulses, entanglingGates, entanglingAngle: turns / FULL_ENTANGLING_TURNS };
}

/** What to expect of a native circuit on a target. @internal */
export function estimate(circuit: CircuitData, size: NativeSize, target: Target, shots: number): Estimate {
  const { pulses, entanglingGates } = size;
  return {
    fidelity: fidelityOf(circuit, size, target),
    durationSeconds: estimateDuration(target, circuit.operations),
    priceUsd: estimatePrice(target, { pulses, entanglingGates, shots }),
  };
}

/** Every pair and read-out counts with its own fidelity where that is known. */
function fidelityOf(circuit: CircuitData, size: NativeSize, target: Target): number | null {
  const { pulses, entanglingGates, entanglingAngle } = size;
  const read = measuredWires(circuit);
  const { pairFidelities, readoutFidelities = [], fidelity } = target;
  const unlike = read.filter((wire) => typeof readoutFidelities[wire] === 'number');
  const readout = unlike.reduce((product, wire) => product * readoutFidelities[wire]!, 1);
  const measuredQubits = read.length - unlike.length;
  if (pairFidelities === undefined) {
    const whole = estimateFidelity(target, { pulses, entanglingGates, entanglingAngle, measuredQubits });
    return whole === null ? null : whole * readout;
  }
  const own = new Map(pairFidelities.map(([a, b, each]) => [`${Math.min(a, b)} ${Math.max(a, b)}`, each]));
  const rest = estimateFidelity(target, { pulses, entanglingGates: 0, entanglingAngle: 0, measuredQubits });
  if (rest === null) return null;
  let product = rest * readout;
  for (const { gate, targets, parameters } of circuit.operations) {
    if (gate.kind === 'barrier' || targets.length < 2) continue;
    const [a, b] = [Math.min(...targets), Math.max(...targets)];
    const angle = parameters.at(-1)!;
    const twoQubit = own.get(`${a} ${b}`) ?? fidelity?.twoQubit ?? null;
    const onPair = { ...target, fidelity: { oneQubit: null, readout: null, ...fidelity, twoQubit } };
    const error = entanglerError(onPair, isNumeric(angle) ? angle : FULL_ENTANGLING_TURNS);
    if (error === null) return null;
    product *= 1 - error;
  }
  return product;
}

/** No measurement means all qubits. */
function measuredWires({ measurements, qubits }: CircuitData): readonly number[] {
  if (measurements.length === 0) return identityPermutation(qubits);
  return measurements.flatMap(({ wires }) => wires.filter((wire) => wire !== null));
}

/** Interactions that an exchange of two wires is written as, before those next to each other are merged. */
const EXCHANGE = 3;

/** What routing took, by the passes that led to a circuit; null where none routed. @internal */
export function routingOf(passes: readonly PassReport[], { entanglingGates }: NativeSize): RoutingReport | null {
  const route = passes.find(({ name }) => name === 'route');
  if (route === undefined) return null;
  const before = route.before.twoQubitGates;
  return {
    exchanges: (route.after.twoQubitGates - before) / EXCHANGE,
    addedGates: entanglingGates - before,
  };
}

/** Routing in words, where wires were exchanged. */
export function routingText({ exchanges, addedGates }: RoutingReport): string {
  return `${counted(exchanges, 'exchange')} of wires, ${counted(addedGates, 'entangling gate')} more for ${exchanges === 1 ? 'it' : 'them'}`;
}

/** A native circuit's size in words. */
export function sizeText({ pulses, entanglingGates, entanglingAngle, depth }: NativeSize): string {
  const angle = `entangling angle ${Number(entanglingAngle.toPrecision(4))}`;
  return `${counted(pulses, 'pulse')}, ${counted(entanglingGates, 'entangling gate')}, ${angle}, depth ${depth}`;
}

/** What a report says, for people: what went in and came out, what is to be expected, and what was compared. */
export function reportText({
  input,
  output,
  estimate,
  routing,
  approximation,
  checks,
  passes,
}: TranspileReport): string {
  const { fidelity, durationSeconds, priceUsd } = estimate;
  const expected = [
    ...(fidelity === null ? [] : [`fidelity ${Number(fidelity.toPrecision(4))}`]),
    ...(durationSeconds === null ? [] : [`${Number(durationSeconds.toPrecision(3))} s per shot`]),
    ...(priceUsd === null ? [] : [`${priceUsd.toFixed(2)} US dollars`]),
  ];
  const { dropped, spent } = approximation;
  return [
    `in: ${counted(input.qubits, 'qubit')}, ${counted(input.gates, 'gate')}, ${input.twoQubitGates} of them on two or more qubits`,
    `out: ${sizeText(output)}`,
    ...(routing === null || routing.exchanges === 0 ? [] : [`routed: ${routingText(routing)}`]),
    ...(expected.length === 0 ? [] : [`estimate: ${expected.join(', ')}`]),
    ...(dropped === 0 ? [] : [`left out: ${counted(dropped, 'gate')}, off by at most ${Number(spent.toPrecision(2))}`]),
    `compared: ${counted(checks.windows, 'replacement')}, ${checks.dropped} not made because they would have been wrong`,
    `passes: ${passes.map(({ name }) => name).join(', ')}`,
  ].join('\n');
}
