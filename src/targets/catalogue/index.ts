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
    throw new IonloomError(issue('InvalidInput', `a target's name is a text, not ${inWords(name)}`));
  }
  const found = lookUpTarget(name);
  if (found) return found;
  const nearest = nearestName(name, targetNames);
  throw new IonloomError(
    issue('UnknownTarget', `no target is called ${JSON.stringify(name.slice(0, 80))}`, {
      expected: targetNames.join(', '),
      received: name.slice(0, 80),
      hint: nearest ? `did you mean ${nearest}?` : `the targets are ${targetNames.join(', ')}`,
    }),
  );
}

/** The target with this name or one of its other spellings, or undefined. */
export function lookUpTarget(name: string): Target | undefined {
  const plain = name.toLowerCase().replace(/^ionq[._]/, '');
  if (plain === 'simulator:ideal') return simulator;
  return byName.get(plain) ?? byName.get(`qpu.${plain}`);
}
