import {
  IonloomError,
  issue,
  type OptionNames,
  requireAmounts,
  requireOptions,
  requireText,
} from '../../errors/index.js';
import type { CharacterizedTarget, Target, TargetOrName } from '../../targets/index.js';
import { APIError } from '../errors/index.js';
import type { ClientEvent } from '../events.js';
import { CALL_OPTIONS, type CallOptions } from '../options.js';
import type { Backends, Characterization } from '../resources/backends.js';
import type { Surroundings } from '../surroundings.js';

/** A backend as it is at present. */
export interface MeasuredTarget extends CharacterizedTarget {
  /** When it was measured, as the service writes it; undefined where nothing was, as of simulators. */
  readonly date: string | undefined;
  /** The id of the characterization. */
  readonly characterization: string | undefined;
}

/** How a backend's target is made. */
export interface TargetOptions extends CallOptions {
  /** The target that measurements are merged into; the catalogue's of the same name if left out. */
  readonly base?: TargetOrName;
  /** Milliseconds for which an earlier answer will do; an hour if left out, 0 asks anew. */
  readonly maxAge?: number;
}

const TARGET_OPTIONS: OptionNames<TargetOptions> = { ...CALL_OPTIONS, base: true, maxAge: true };

/** Machines are characterized about once a day. */
const HOUR = 3_600_000;

interface Remembered {
  readonly measured: MeasuredTarget;
  readonly at: number;
}

/** The targets of backends as last measured, each asked for once an hour at most. */
export class BackendTargets {
  readonly #backends: Backends;
  readonly #surroundings: Surroundings;
  readonly #tell: (event: ClientEvent) => void;
  readonly #remembered = new Map<string, Remembered>();

  /** @internal */
  constructor(backends: Backends, surroundings: Surroundings, tell: (event: ClientEvent) => void) {
    this.#backends = backends;
    this.#surroundings = surroundings;
    this.#tell = tell;
  }

  /**
   * A backend with the newest characterization merged into the catalogue's target.
   *
   * @throws IonloomError for a backend that neither the catalogue nor the service has, IonQError where asking fails.
   */
  async of(backend: string, options: TargetOptions = {}): Promise<MeasuredTarget> {
    requireText(backend, 'the backend');
    requireOptions<TargetOptions>(options, TARGET_OPTIONS, 'targetOf');
    if (options.maxAge !== undefined) requireAmounts(options, ['maxAge'], 'targetOf');
    const { base, maxAge = HOUR, ...call } = options;
    const before = base === undefined ? this.#remembered.get(backend) : undefined;
    if (before !== undefined && this.#surroundings.now() - before.at < maxAge) return before.measured;
    const measured = await this.#measured(backend, base, call);
    if (base === undefined) this.#remembered.set(backend, { measured, at: this.#surroundings.now() });
    return measured;
  }

  /**
   * The same for checking a job, where an answer is worth less than the job: what may not be asked, or is not there, is
   * done without, and an event says so.
   */
  async forChecking(backend: string, call: CallOptions): Promise<Target | undefined> {
    try {
      return (await this.of(backend, call)).target;
    } catch (error) {
      const why = whyDoneWithout(error);
      if (why === undefined) throw error;
      const message = `what was measured of ${backend} cannot be ${why}; the catalogue's values are taken`;
      this.#tell({ type: 'warning', issues: [issue('IgnoredValue', message, { severity: 'warning' })] });
      return this.#known(backend);
    }
  }

  async #measured(backend: string, base: TargetOrName | undefined, call: CallOptions): Promise<MeasuredTarget> {
    const { targetFrom } = await import('../../targets/index.js');
    const known = await this.#known(backend);
    // Simulators are not measured; whoever names one with its noise model means the catalogue's.
    if (known !== undefined && known.kind !== 'qpu' && base === undefined) return unmeasured(known);
    // More than one on a page were seen to borrow from each other.
    const { items } = await this.#backends.characterizations(backend, { limit: 1 }, call).page();
    const [newest] = items;
    if (newest === undefined) {
      if (known !== undefined) return unmeasured(known);
      throw new IonloomError(
        issue(
          'UnknownBackend',
          `the service has measured nothing of ${JSON.stringify(backend)}, and the catalogue has no such target`,
        ),
      );
    }
    const characterized = targetFrom(newest, base ?? known);
    return Object.freeze({ ...characterized, date: textOf(newest, 'date'), characterization: textOf(newest, 'id') });
  }

  async #known(backend: string): Promise<Target | undefined> {
    const { findTarget, targetNames } = await import('../../targets/index.js');
    return (targetNames as readonly string[]).includes(backend) ? findTarget(backend) : undefined;
  }
}

/** Why a characterization is done without; undefined for what may pass, or is nobody's fault but the caller's. */
function whyDoneWithout(error: unknown): string | undefined {
  if (error instanceof APIError) return [401, 403, 404].includes(error.status) ? `had (${error.status})` : undefined;
  const isUnreadable =
    error instanceof IonloomError && ['InvalidCharacterization', 'BackendMismatch'].includes(error.code);
  return isUnreadable ? `read (${error.code})` : undefined;
}

function unmeasured(target: Target): MeasuredTarget {
  return Object.freeze({ target, ignored: [], date: undefined, characterization: undefined });
}

function textOf(characterization: Characterization, field: 'date' | 'id'): string | undefined {
  const value: unknown = characterization[field];
  return typeof value === 'string' ? value : undefined;
}
