import {
  type Evaluable,
  type Noise,
  type NoiseModelName,
  publishedNoiseModels,
  type TargetOrName,
  targetNoise,
  targets,
  transpileAsync,
} from '../../../public/index.js';
import { type Template, valuesFor } from './chosen-circuit.js';

/** Which noise acts. */
export type NoiseChoice =
  | { readonly kind: 'none' }
  /** A noise model of the service, on the machine that it belongs to. */
  | { readonly kind: 'model'; readonly name: string }
  /** What a target of the catalogue states of its gates, and of its read-out where that is asked for. */
  | { readonly kind: 'target'; readonly name: string; readonly readout: boolean }
  /** Rates of one's own, on the gates of a target. */
  | {
      readonly kind: 'own';
      readonly r1q: number;
      readonly r2q: number;
      readonly readout: number;
      readonly target: string;
    };

/** What runs where there is noise. */
export interface NoisyMachine {
  readonly noise: Noise;
  /** The target that the circuit was transpiled for; undefined where it is native already. */
  readonly target: string | undefined;
  readonly bind: Template['bind'];
}

/** The noise models whose rates are published. */
export function modelNames(): readonly string[] {
  return publishedNoiseModels;
}

/** The names of all targets, and of those that state fidelities to take noise from. */
export function targetsWithNoise(): { readonly all: readonly string[]; readonly noisy: readonly string[] } {
  const noisy = targets.filter((target) => {
    // Models have an entry of their own.
    if (target.kind !== 'qpu') return false;
    try {
      const { r1q, r2q } = targetNoise(target);
      return r1q > 0 || r2q > 0;
    } catch {
      return false;
    }
  });
  return { all: targets.map(({ name }) => name), noisy: noisy.map(({ name }) => name) };
}

/**
 * What a noisy machine runs: noise acts on native gates, so that abstract ones are transpiled first, for the machine of the
 * noise. A template is transpiled once.
 *
 * @throws IonloomError for noise that is not known, or a circuit that does not fit the machine.
 */
export async function noisyMachine(
  template: Template,
  choice: Exclude<NoiseChoice, { kind: 'none' }>,
  signal: AbortSignal,
): Promise<NoisyMachine> {
  const { noise, target } = noiseOf(choice);
  if (template.written.gateset === 'native') return { noise, target: undefined, bind: template.bind };
  const transpilation = await transpileAsync(template.written, target, { signal });
  const { circuit } = transpilation;
  return {
    noise,
    target: typeof target === 'string' ? target : target.name,
    bind: (values) =>
      circuit.parameters.length === 0
        ? (transpilation as Evaluable as Evaluable<never>)
        : (transpilation.bind(valuesFor(circuit, values) as never) as Evaluable as Evaluable<never>),
  };
}

function noiseOf(choice: Exclude<NoiseChoice, { kind: 'none' }>): {
  readonly noise: Noise;
  readonly target: TargetOrName;
} {
  switch (choice.kind) {
    case 'model': {
      const machine = targets.find(({ noiseModel }) => noiseModel?.name === choice.name);
      return { noise: choice.name as NoiseModelName, target: machine ?? 'ideal' };
    }
    case 'target':
      return { noise: targetNoise(choice.name as never, { readout: choice.readout }), target: choice.name as never };
    case 'own': {
      const { r1q, r2q, readout, target } = choice;
      return { noise: { r1q, r2q, readout }, target: target as never };
    }
  }
}
