import type { GateUse } from '../../../gates/index.js';

/**
 * The target flipped where all of three or more controls are 1, over a chain of `controls - 2` dirty wires: these may be
 * in any state, and as the chain is gone through twice they come back to it (Barenco et al. 1995, lemma 7.2).
 *
 * @param toffoli the gate of the links, which is its own inverse: exact, or up to a diagonal
 */
export function toffoliChain(
  controls: readonly number[],
  target: number,
  dirty: readonly number[],
  toffoli: (first: number, second: number, target: number) => GateUse,
): readonly GateUse[] {
  const last = controls.length - 3;
  const links: GateUse[] = [];
  for (let k = last; k >= 1; k--) links.push(toffoli(controls[k + 1]!, dirty[k - 1]!, dirty[k]!));
  const middle = [...links, toffoli(controls[0]!, controls[1]!, dirty[0]!), ...links.toReversed()];
  const end = toffoli(controls.at(-1)!, dirty[last]!, target);
  return [end, ...middle, end, ...middle];
}
