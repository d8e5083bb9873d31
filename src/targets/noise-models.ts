/**
 * A depolarizing noise model: after every native gate, one fixed rate per number of qubits.
 *
 * One qubit, rate r: identity with probability 1 - 3r/4, each Pauli with probability r/4. Two qubits: identity with
 * probability 1 - 15r/16, each of the other 15 Pauli pairs with probability r/16.
 */
export interface NoiseModel {
  /** The name in the service's `noise.model` field. */
  readonly name: string;
  /** The rate r after every one-qubit gate; null when it is not published. */
  readonly r1q: number | null;
  /** The rate r after every two-qubit gate; null when it is not published. */
  readonly r2q: number | null;
  /** The largest circuit that the simulator runs with this model. */
  readonly qubits: number;
  readonly source: string;
}

const GUIDE = 'IonQ guide "Simulation with noise models" (docs.ionq.com)';
const UNPUBLISHED = `${GUIDE} names the model without rates of this kind`;

/** Every noise model of IonQ's simulator, by name. */
export const noiseModels = Object.freeze({
  'aria-1': model('aria-1', 0.0005, 0.0133, 25, GUIDE),
  'aria-2': model('aria-2', 0.000657333, 0.01856, 25, GUIDE),
  'forte-1': model('forte-1', 0.000266667, 0.004949333, 29, GUIDE),
  'forte-enterprise-1': model('forte-enterprise-1', null, null, 29, UNPUBLISHED),
  harmony: model('harmony', null, null, 11, UNPUBLISHED),
  'harmony-1': model('harmony-1', null, null, 11, UNPUBLISHED),
  'harmony-2': model('harmony-2', null, null, 11, UNPUBLISHED),
}) satisfies Readonly<Record<string, NoiseModel>>;

/** The name of a noise model. */
export type NoiseModelName = keyof typeof noiseModels;

function model(name: string, r1q: number | null, r2q: number | null, qubits: number, source: string): NoiseModel {
  return Object.freeze({ name, r1q, r2q, qubits, source });
}
