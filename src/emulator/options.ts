import {
  IonloomError,
  inWords,
  issue,
  type OptionNames,
  requireAmounts,
  requireFunction,
  requireList,
  requireObject,
  requireOptions,
} from '../errors/index.js';
import { backendNames } from './backends.js';
import { requireOneOf } from './one-of.js';
import { type Policy, requirePolicy } from './policy.js';
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

/**
 * Every option by its name, for functions that take more.
 *
 * @internal
 */
export const EMULATOR_OPTIONS: OptionNames<EmulatorOptions> = {
  store: true,
  runner: true,
  seed: true,
  profile: true,
  strict: true,
  policy: true,
  policies: true,
  noise: true,
  faults: true,
  apiKey: true,
  hosts: true,
  variants: true,
  memoryLimit: true,
  timeLimit: true,
  queueLimit: true,
  quirks: true,
  world: true,
};

/** What has to be a whole number, and the least that it may be. */
const WHOLE_NUMBERS = { seed: 0, variants: 1, queueLimit: 0 } as const;

/**
 * The options that are there, those that are undefined left out.
 *
 * @param of the function that takes them, as the sentence names it
 * @throws IonloomError for names that are none, with the nearest one, and for values that no emulator could go by.
 */
export function givenOptions(options: unknown, of: string): EmulatorOptions {
  requireOptions<EmulatorOptions>(options, EMULATOR_OPTIONS, of);
  const given: EmulatorOptions = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const { store, runner, world, faults, apiKey, hosts, policy, policies = {} } = given;
  for (const [name, value] of Object.entries({ store, runner, world, policies })) {
    if (value !== undefined) requireObject(value, name);
  }
  if (world !== undefined) for (const name of ['now', 'after'] as const) requireFunction(world[name], `world.${name}`);
  for (const [name, value] of Object.entries({ faults, hosts })) if (value !== undefined) requireList(value, name);
  for (const fault of faults ?? []) requireObject(fault, 'a fault');
  requireOneOf(given.profile, profiles, 'profile is', ['profile']);
  requireOneOf(given.noise, ['machine', 'ideal'], 'noise is', ['noise']);
  for (const name of ['strict', 'quirks'] as const) {
    if (![undefined, true, false].includes(given[name])) throw wrong(name, 'true or false', given[name]);
  }
  if (apiKey !== undefined && typeof apiKey !== 'string') {
    // It is not shown, whatever it is.
    throw new IonloomError(issue('WrongArgument', 'apiKey is a text', { path: ['apiKey'] }));
  }
  requireAmounts(
    given,
    (['memoryLimit', 'timeLimit'] as const).filter((name) => given[name] !== undefined),
    of,
  );
  for (const [name, least] of Object.entries(WHOLE_NUMBERS)) {
    const value: unknown = given[name as keyof typeof WHOLE_NUMBERS];
    if (value !== undefined && !(Number.isSafeInteger(value) && (value as number) >= least)) {
      throw wrong(name, `a whole number from ${least} on`, value);
    }
  }
  if (policy !== undefined) requirePolicy(policy, ['policy']);
  for (const [backend, own] of Object.entries(policies)) {
    requireOneOf(backend, backendNames, 'policies name the backend', ['policies', backend]);
    if (own !== undefined) requirePolicy(own, ['policies', backend]);
  }
  return given;
}

function wrong(name: string, expected: string, value: unknown): IonloomError {
  return new IonloomError(
    issue('ValueOutOfRange', `${name} is ${inWords(value)}`, { path: [name], expected, received: inWords(value) }),
  );
}

/** The same with nothing left out but what may stay open. */
export interface Settings extends Required<Omit<EmulatorOptions, 'apiKey' | 'hosts' | 'store' | 'runner' | 'faults'>> {
  readonly apiKey: string | undefined;
  readonly hosts: readonly string[] | undefined;
}
