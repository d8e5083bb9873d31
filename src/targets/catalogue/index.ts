import { IonloomError, inWords, issue, nearestName } from '../../errors/index.js';
import type { Target } from '../target.js';
import type { TargetName } from '../target-name.js';
import { ariaFamily } from './aria.js';
import { forteFamily } from './forte.js';
import { harmony } from './harmony.js';
import { ideal } from './ideal.js';
import { noisySimulators, simulator } from './simulators.js';

/** Every target of the catalogue: ideal first, then simulators, then machines. */
export const targets: readonly Target[] = Object.freeze([
  ideal,
  simulator,
  ...noisySimulators,
  ...forteFamily,
  ...ariaFamily,
  harmony,
]);

/** The names of the catalogue's targets, in its order. */
export const targetNames: readonly string[] = Object.freeze(targets.map(({ name }) => name));

const byName = new Map(targets.map((target) => [target.name, target]));

/**
 * The target with this name.
 *
 * Other spellings are understood: the SDKs' prefixes (`ionq_qpu.aria-1`, `ionq.qpu.forte-1`, `ionq_simulator`), a machine
 * without its prefix (`forte-1`), `simulator:ideal` for `simulator`, and capital letters. The target's own `name` is always the
 * one on the wire.
 *
 * @throws IonloomError (`UnknownTarget`) with the nearest name as a hint.
 */
export function findTarget(name: TargetName): Target {
  if (typeof name !== 'string') {
    throw new IonloomError(issue('WrongArgument', `a target's name is a text, not ${inWords(name)}`));
  }
  const found = lookUpTarget(name);
  if (found) return found;
  const nearest = nearestTargets(name);
  const what = isUnknownMachine(name) ? 'this version does not know the machine' : 'no target is called';
  throw new IonloomError(
    issue('UnknownTarget', `${what} ${JSON.stringify(name.slice(0, 80))}`, {
      expected: targetNames.join(', '),
      received: name.slice(0, 80),
      hint: hintFor(name, nearest),
    }),
  );
}

function hintFor(name: string, nearest: readonly string[]): string {
  if (nearest.length > 0) return `did you mean ${nearest.join(' or ')}?`;
  return isUnknownMachine(name) ? unknownMachineHint : `the targets are ${targetNames.join(', ')}`;
}

/** The targets that a name most likely meant: the nearest spelling, else those that it is a part of (`fort`). */
function nearestTargets(name: string): readonly string[] {
  const plain = withoutService(name);
  const nearest = nearestName(plain, [...targetNames, ...machineNames]);
  if (nearest !== undefined) return [lookUpTarget(nearest)!.name];
  return plain.length < SHORTEST_PART ? [] : targetNames.filter((known) => known.includes(plain));
}

/** Machines by the names that people call them. */
const machineNames = targetNames.flatMap((name) => (name.startsWith('qpu.') ? [name.slice('qpu.'.length)] : []));

/** Shorter texts are parts of anything. */
const SHORTEST_PART = 3;

/** A name in lower case, without the prefix that some SDKs put before it. */
function withoutService(name: string): string {
  return name.toLowerCase().replace(/^ionq[._]/, '');
}

/**
 * Whether a name is that of a machine, as the service writes them (`qpu.tempo-1`), and near to none of the catalogue: new
 * machines appear without a new version of the API.
 *
 * @internal
 */
export function isUnknownMachine(name: string): boolean {
  const plain = withoutService(name);
  return /^qpu\.[a-z]+(-[a-z]+)*-\d+$/.test(plain) && nearestName(plain, targetNames) === undefined;
}

/**
 * What to do about a machine that the catalogue does not have.
 *
 * @internal
 */
export const unknownMachineHint =
  'its characterization brings it: --characterization FILE on the command line, targetFrom in the library';

/** The target with this name or one of its other spellings, or undefined. */
export function lookUpTarget(name: string): Target | undefined {
  const plain = withoutService(name);
  if (plain === 'simulator:ideal') return simulator;
  return byName.get(plain) ?? byName.get(`qpu.${plain}`);
}
