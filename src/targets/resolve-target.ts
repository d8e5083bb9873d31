import { IonloomError, inWords, issue } from '../errors/index.js';
import { findTarget, targetNames } from './catalogue/index.js';
import type { Target } from './target.js';
import type { TargetName } from './target-name.js';

/** A target, or its name in the catalogue. */
export type TargetOrName = Target | TargetName;

/**
 * The target that is meant, wherever targets are taken.
 *
 * @param of the function that needs it, as the sentence names it
 * @throws IonloomError `UnknownTarget` for a name that the catalogue does not have, `WrongArgument` for what is no target.
 */
export function resolveTarget(target: TargetOrName, of: string): Target {
  if (typeof target === 'string') return findTarget(target);
  if (typeof target === 'object' && target !== null && 'entanglers' in target && 'connectivity' in target)
    return target;
  throw new IonloomError(
    issue('WrongArgument', `${of} takes a target or its name, not ${inWords(target)}`, {
      expected: targetNames.join(', '),
      hint: `the targets are ${targetNames.join(', ')}; customTarget makes others`,
    }),
  );
}
