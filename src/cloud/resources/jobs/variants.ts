import type { CallOptions } from '../../options.js';
import { type Call, operations, type Transport } from '../../transport/index.js';

/** The results of each debiasing variant of a job, as they were measured: the same circuit on other qubits. */
export class Variants {
  readonly #transport: Transport;

  /** @internal */
  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** The probabilities of a variant by outcome, a decimal number with qubit k of the variant as bit k. */
  probabilities(job: string, variant: string, options: CallOptions = {}): Call<Readonly<Record<string, number>>> {
    const of = 'jobs.variants.probabilities';
    return this.#transport.call(operations.getVariantProbabilities, { of, ids: { job, variant } }, options);
  }

  /** The counts of a variant by outcome. */
  histogram(job: string, variant: string, options: CallOptions = {}): Call<Readonly<Record<string, number>>> {
    const of = 'jobs.variants.histogram';
    return this.#transport.call(operations.getVariantHistogram, { of, ids: { job, variant } }, options);
  }

  /** The outcome of every shot of a variant, in order. */
  shots(
    job: string,
    variant: string,
    options: CallOptions = {},
  ): Call<readonly (string | number)[] | Readonly<Record<string, number>>> {
    const of = 'jobs.variants.shots';
    return this.#transport.call(operations.getVariantShots, { of, ids: { job, variant } }, options);
  }
}
