import { show } from '../../formats/ionq/index.js';
import { type DepolarizingRates, depolarizingRates, publishedNoiseModels, targetNoise } from '../../simulate/index.js';
import { findTarget, type Target, targetNames } from '../../targets/index.js';
import type { RunTask } from '../runner/runner.js';
import { TaskFailure } from './failure.js';

/** What a job runs on. */
export interface Place {
  readonly target: Target;
  /** Whether it is a machine, rather than the simulator. */
  readonly isMachine: boolean;
  /** Whether it answers with exact probabilities, rather than with shots. */
  readonly isExact: boolean;
  /** The noise of its gates and of reading its qubits; undefined where there is none. */
  readonly rates: DepolarizingRates | undefined;
}

/** A noise model whose rates are not published, and the one that has them. */
const sameRates: Readonly<Record<string, string>> = {
  // Azure Quantum IonQ provider page: Forte Enterprise has the base hardware and performance of Forte.
  'forte-enterprise-1': 'forte-1',
};

/**
 * Where a job runs, with the noise that is there. The simulator without noise is exact. A noise model has its published
 * rates after every native gate and reads without errors; a machine has the error rates that the catalogue states.
 *
 * @throws TaskFailure `InvalidInput` for a backend that is none, `SimulationError` for a noise model of unknown rates.
 */
export function placeOf(backend: unknown, model: string | undefined, noise: RunTask['noise']): Place {
  if (backend === 'simulator') {
    if (model === undefined || model === 'ideal') {
      return { target: findTarget('simulator'), isMachine: false, isExact: true, rates: undefined };
    }
    const target = targetNamed(`simulator:${model}`, `the simulator has no noise model ${show(model)}`);
    return { target, isMachine: false, isExact: false, rates: modelRates(model) };
  }
  const target = targetNamed(String(backend), `no backend is called ${show(backend)}`);
  if (target.kind !== 'qpu') throw new TaskFailure('InvalidInput', `${target.name} is no backend of the service`);
  const rates = noise === 'ideal' ? undefined : targetNoise(target, { readout: true });
  return { target, isMachine: true, isExact: false, rates };
}

function targetNamed(name: string, otherwise: string): Target {
  if (targetNames.includes(name)) return findTarget(name);
  throw new TaskFailure('InvalidInput', otherwise);
}

/** The models of Harmony have another formula than the others, of which no rates are public. */
function modelRates(model: string): DepolarizingRates {
  const known = sameRates[model] ?? model;
  const published = publishedNoiseModels.find((name) => name === known);
  if (published !== undefined) return depolarizingRates(published);
  const message = `could not execute simulation: the rates of the noise model ${model} are not published`;
  throw new TaskFailure('SimulationError', message);
}
