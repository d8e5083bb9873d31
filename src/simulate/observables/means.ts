import { type Evaluable, identityPermutation, type Measurement, movedNote, onlyReads } from '../../circuit/index.js';
import { IonloomError, issue } from '../../errors/index.js';
import { nameOfLetter, type Observable, observableTerms, pauliFactors, Z_AXIS } from '../../pauli/index.js';
import type { Trajectories } from '../contract/named-engine.js';
import { requireReadObservable } from '../contract/read-qubits.js';
import type { QuantumState } from '../contract/simulator.js';
import type { Samples } from '../sampling/samples.js';
import { estimatedMoments, type Measure } from './estimate.js';
import { type Moments, printedMoments, stateMoments } from './moments.js';
import { tailMoments } from './tail.js';
import { trajectoryMoments } from './trajectory-means.js';

/** Where means come from: a state, or else shots. */
export interface MeansSource {
  /** Those that are asked for. */
  readonly qubits: number;
  /** How many were simulated, if more: spare wires come after the qubits. */
  readonly wires?: number;
  readonly measurements: readonly Measurement[];
  /** A state for means without chance; left out where they are to be estimated from shots. */
  readonly exactly?: () => QuantumState;
  /** States under errors that were drawn; left out where means are to be estimated from shots. */
  readonly trajectories?: Trajectories;
  /** How often all qubits were read. */
  readonly shots?: number;
  /** What all qubits read, when shots were taken. */
  readonly samples?: Samples;
  /** Reads all qubits again, after some more gates, as often as there are shots. */
  readonly measure?: Measure;
  readonly memoryLimit?: number;
  /** What was given to be simulated. */
  readonly input?: Evaluable;
}

/** Mean and variance of an observable; see the method of a result. @internal */
export function momentsOf(source: MeansSource, observable: Observable): Moments {
  const { input, exactly, measure, qubits, shots = 0 } = source;
  if (input !== undefined && onlyReads(input)) requireReadObservable(source, observable);
  const note = input && movedNote(input, turns(observable, qubits));
  if (exactly !== undefined) return noted(stateMoments(exactly(), onWires(observable, source)), note);
  if (source.trajectories !== undefined) {
    return noted(trajectoryMoments(source.trajectories, onWires(observable, source)), note);
  }
  if (measure === undefined) throw nothingToAsk();
  return noted(estimatedMoments(observable, qubits, shots, measure), note);
}

/** The same observable where there are spare wires beside the qubits: a letter for each of these is not one for all. */
function onWires(observable: Observable, { qubits, wires = qubits }: MeansSource): Observable {
  if (wires === qubits) return observable;
  const terms = observableTerms(observable);
  return {
    terms: terms.map(([term]) => {
      const factors = pauliFactors(term, qubits);
      return factors.length === 0 ? 'I0' : factors.map(([wire, axis]) => `${nameOfLetter(axis)}${wire}`).join(' ');
    }),
    coefficients: terms.map(([, coefficient]) => coefficient),
  };
}

/**
 * Mean and variance of a function of the outcome of all qubits, over the share `alpha` of its lowest values.
 *
 * @internal
 */
export function meanEnergyOf(source: MeansSource, energyOf: (index: number) => number, alpha: number): Moments {
  const { input, exactly, samples, qubits, memoryLimit, shots = 0 } = source;
  const note = input && movedNote(input);
  if (exactly !== undefined) {
    const all = identityPermutation(qubits);
    const weights = exactly().distribution(all, memoryLimit);
    const energies = Float64Array.from(weights, (_, index) => energyOf(index));
    const { mean, variance } = tailMoments({ energies, weights }, alpha);
    return noted({ mean, variance, standardError: 0, source: 'state' }, note);
  }
  if (samples === undefined || 'bits' in samples) throw nothingToAsk();
  const counts = [...samples.counts];
  const energies = Float64Array.from(counts, ([index]) => energyOf(index % 2 ** qubits));
  const weights = Float64Array.from(counts, ([, count]) => count / shots);
  const { mean, variance, spread } = tailMoments({ energies, weights }, alpha);
  return noted({ mean, variance, standardError: Math.sqrt(spread() / shots), source: 'shots' }, note);
}

/** Answers whether an observable has X or Y on a qubit; its terms are read once, when first asked. */
function turns(observable: Observable, qubits: number): (qubit: number) => boolean {
  let turned: ReadonlySet<number> | undefined;
  return (qubit) => {
    turned ??= turnedQubits(observable, qubits);
    return turned.has(qubit);
  };
}

function turnedQubits(observable: Observable, qubits: number): ReadonlySet<number> {
  const factors = observableTerms(observable).flatMap(([term]) => pauliFactors(term, qubits));
  return new Set(factors.filter(([, axis]) => axis !== Z_AXIS).map(([wire]) => wire));
}

function noted(moments: Moments, note: string | undefined): Moments {
  return printedMoments(note === undefined ? { ...moments } : { ...moments, note });
}

function nothingToAsk(): IonloomError {
  return new IonloomError(issue('NotAnswerable', 'there is neither a state nor a shot to take a mean of'));
}
