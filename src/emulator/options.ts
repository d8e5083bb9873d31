import type { Policy } from './policy.js';
import type { FaultRule } from './requests/faults.js';
import type { Runner } from './runner/runner.js';
import type { Store } from './store/store.js';
import type { World } from './world.js';

/** Which state of the service's document the emulator is like: that of May or of September 2026. */
export type Profile = (typeof profiles)[number];

/** Every profile, the older first. */
export const profiles = ['2026-05', '2026-09'] as const;

/** How an emulator is made; everything may be left out. */
export interface EmulatorOptions {
  /** Where jobs are kept; in memory if left out. */
  readonly store?: Store;
  /** What runs circuits; this thread if left out. */
  readonly runner?: Runner;
  /** Decides ids and everything that is drawn; 1 if left out. */
  readonly seed?: number;
  /** `2026-05` if left out. */
  readonly profile?: Profile;
  /** Whether requests that the document does not provide for are refused, which the cloud takes; false if left out. */
  readonly strict?: boolean;
  /** When jobs go on; `immediate` if left out. */
  readonly policy?: Policy;
  /** The same for single backends. */
  readonly policies?: Readonly<Record<string, Policy>>;
  /** Whether QPUs are as noisy as the machines, or not at all; `machine` if left out. */
  readonly noise?: 'machine' | 'ideal';
  /** What goes wrong on demand. */
  readonly faults?: readonly FaultRule[];
  /** The only key that is taken; any that is not empty if left out. */
  readonly apiKey?: string;
  /** Names of hosts under which the emulator may be asked; any if left out, as where no network leads here. */
  readonly hosts?: readonly string[];
  /** How many debiasing variants a job has at most; 32 if left out, as seen at the service. */
  readonly variants?: number;
  /** The most bytes that the state of a simulation may take; 1 GiB if left out. */
  readonly memoryLimit?: number;
  /** The most milliseconds that a simulation may take; 60,000 if left out. */
  readonly timeLimit?: number;
  /** The most circuits that may wait to be run; 20,000 if left out. */
  readonly queueLimit?: number;
  /**
   * Whether answers depart from the document where clients of others would fall over it: a canceled job has no `failure`,
   * the last page of a list no `next`, and a failure has its reason as `error`, too. Clients that hold to the document
   * then miss what is left out; false if left out.
   */
  readonly quirks?: boolean;
  readonly world?: World;
}

/** The same with nothing left out but what may stay open. */
export interface Settings extends Required<Omit<EmulatorOptions, 'apiKey' | 'hosts' | 'store' | 'runner' | 'faults'>> {
  readonly apiKey: string | undefined;
  readonly hosts: readonly string[] | undefined;
}
