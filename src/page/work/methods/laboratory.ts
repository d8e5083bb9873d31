import { circuit, type EngineName, engineNames, IonloomError, simulate, transpile } from '../../../public/index.js';
import { densityMatrixSimulator, statevectorSimulator } from '../../../public/simulate.js';
import { type ChosenCircuit, templateOf } from './chosen-circuit.js';
import { modelNames, targetsWithNoise } from './noisy-machine.js';

/** What a simulation can be asked for. */
export interface LaboratoryChoices {
  readonly models: readonly string[];
  readonly targets: readonly string[];
  readonly targetsWithNoise: readonly string[];
  readonly engines: readonly EngineName[];
  /** The engines that know noise. */
  readonly noisyEngines: readonly EngineName[];
}

/** The names that the controls of the laboratory list. */
export function laboratoryChoices(): LaboratoryChoices {
  const { all, noisy } = targetsWithNoise();
  const native = transpile(circuit(1).vi(0), 'ideal').circuit;
  const runs = (options: object) => (engine: EngineName) => {
    try {
      simulate(native, { engine, shots: 1, ...options });
      return true;
    } catch (error) {
      if (error instanceof IonloomError) return false;
      throw error;
    }
  };
  return {
    models: modelNames(),
    targets: all,
    targetsWithNoise: noisy,
    engines: engineNames.filter(runs({})),
    noisyEngines: engineNames.filter(runs({ noise: { r1q: 0.1, r2q: 0.1 } })),
  };
}

/** What the simulation of a circuit would take. */
export interface SimulationNeeds {
  /** Bytes of all amplitudes. */
  readonly stateBytes: number;
  /** Bytes of the mixed state of as many qubits. */
  readonly mixedBytes: number;
}

/** How much memory a circuit needs, before any of it is taken. */
export function simulationNeeds(given: ChosenCircuit): SimulationNeeds {
  const { written } = templateOf(given);
  return {
    stateBytes: statevectorSimulator.memoryFor(written),
    mixedBytes: densityMatrixSimulator.memoryFor(written),
  };
}
