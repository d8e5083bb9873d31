import { IonloomError, issue } from '../../errors/index.js';
import type { Distribution, ShotResults, VariantResults } from '../../formats/ionq/index.js';
import { Results } from '../../formats/ionq/index.js';
import type { CallOptions } from '../options.js';

/** How what was measured is asked for beyond probabilities; each is a request of its own. @internal */
export interface FurtherResults<Key extends string> {
  shots(options: CallOptions): Promise<ShotResults<Key> | undefined>;
  variants(options: CallOptions): Promise<readonly VariantResults<Key>[]>;
}

/** What one circuit of a job measured, by measurement key, in the qubits of the circuit as it was written. */
export class CircuitResults<Key extends string = string> {
  /** Its name in the job, where it has one. */
  readonly name: string | undefined;
  /** As the service gives them: exact from the ideal simulator, shares of the shots from everything else. */
  readonly probabilities: Results<Key>;
  /** How often the circuit ran, where the service says so. */
  readonly shotCount: number | undefined;
  readonly #further: FurtherResults<Key>;

  /** @internal */
  constructor(
    name: string | undefined,
    probabilities: Results<Key>,
    shotCount: number | undefined,
    further: FurtherResults<Key>,
  ) {
    this.name = name;
    this.probabilities = probabilities;
    this.shotCount = shotCount;
    this.#further = further;
  }

  /**
   * The probabilities of one measurement.
   *
   * @throws IonloomError `UnknownKey` for a key that the circuit does not measure.
   */
  get(key: Key): Distribution {
    return this.probabilities.get(key);
  }

  /**
   * The probabilities as counts that add up to the shots of the job, or to as many as are asked for, by the method of
   * largest remainder; each measurement on its own.
   *
   * @throws IonloomError `NotAnswerable` where the service does not say how many shots there were.
   */
  counts(shots: number | undefined = this.shotCount): Results<Key> {
    if (shots === undefined) {
      const hint = 'say how many, as in counts(1000)';
      throw new IonloomError(issue('NotAnswerable', 'the service does not say how many shots there were', { hint }));
    }
    const { all, keys, note } = this.probabilities;
    const registers = keys.map((key) => [key, this.get(key).counts(shots)] as const);
    return new Results(all?.counts(shots), new Map(registers), note);
  }

  /** Every shot in order, where the service has them: hardware and noisy simulators; undefined where it has not. */
  shots(options: CallOptions = {}): Promise<ShotResults<Key> | undefined> {
    return this.#further.shots(options);
  }

  /** What each debiasing variant measured, in the order of the circuit's qubits; none where there were no variants. */
  variants(options: CallOptions = {}): Promise<readonly VariantResults<Key>[]> {
    return this.#further.variants(options);
  }
}

/** What the circuits of a job measured, in the order in which they were submitted. Of one circuit it answers for that. */
export class JobResults<Key extends string = string> implements Iterable<CircuitResults<Key>> {
  /** One for each circuit, in the order in which they were submitted. */
  readonly circuits: readonly CircuitResults<Key>[];

  /** @internal */
  constructor(circuits: readonly CircuitResults<Key>[]) {
    this.circuits = Object.freeze([...circuits]);
  }

  /**
   * As {@link CircuitResults.probabilities}, of a job of one circuit.
   *
   * @throws IonloomError `CircuitCount`, as everything here that answers for one circuit, where the job has several.
   */
  get probabilities(): Results<Key> {
    return this.#only.probabilities;
  }

  /** As {@link CircuitResults.get}, of a job of one circuit. */
  get(key: Key): Distribution {
    return this.#only.get(key);
  }

  /** As {@link CircuitResults.counts}, of a job of one circuit. */
  counts(shots?: number): Results<Key> {
    return this.#only.counts(shots);
  }

  /** As {@link CircuitResults.shots}, of a job of one circuit. */
  shots(options?: CallOptions): Promise<ShotResults<Key> | undefined> {
    return this.#only.shots(options);
  }

  /** As {@link CircuitResults.variants}, of a job of one circuit. */
  variants(options?: CallOptions): Promise<readonly VariantResults<Key>[]> {
    return this.#only.variants(options);
  }

  /**
   * The results of the circuit of this name.
   *
   * @throws IonloomError `UnknownName` where no circuit or several have it.
   */
  named(name: string): CircuitResults<Key> {
    const found = this.circuits.filter((circuit) => circuit.name === name);
    if (found.length === 1) return found[0]!;
    const which = found.length === 0 ? 'no circuit of the job is' : `${found.length} circuits of the job are`;
    const message = `${which} called ${JSON.stringify(name)}`;
    throw new IonloomError(
      issue('UnknownName', message, { hint: 'circuits[k] is the one that was submitted as number k' }),
    );
  }

  /** The results of each circuit. */
  [Symbol.iterator](): Iterator<CircuitResults<Key>> {
    return this.circuits[Symbol.iterator]();
  }

  get #only(): CircuitResults<Key> {
    const [first, ...others] = this.circuits;
    if (first !== undefined && others.length === 0) return first;
    const hint = 'circuits[k] is the one that was submitted as number k';
    throw new IonloomError(issue('CircuitCount', `the job has ${this.circuits.length} circuits, not one`, { hint }));
  }
}
