import { type GateUse, qisGates } from '../../../gates/index.js';
import { toffoliChain } from './toffoli-chain.js';

const NONE: readonly number[] = [];

/** X under controls. */
export function flip(controls: readonly number[], target: number): GateUse {
  return { gate: qisGates.x, parameters: NONE, controls, targets: [target] };
}

/** A network of Toffoli gates after which some wire holds a product, as long as the first two controls are both 1. */
export interface Ladder {
  readonly uses: readonly GateUse[];
  /** The wire that then holds the product of all controls but the first two. */
  readonly product: number;
}

/**
 * The product of all controls but the first two, on wires that are known to be 1 whenever it matters.
 *
 * If the first two are 1, they may hold something else; if a pair's product is 1, so are both of the pair, and one of
 * them may hold the next pair's product (conditionally clean ancillas: Khattar and Gidney 2024).
 */
export function ladder(controls: readonly number[]): Ladder {
  const uses: GateUse[] = [];
  const known = (wire: number, factors: readonly [number, number]): number => {
    uses.push(flip(NONE, wire), flip(factors, wire));
    return wire;
  };
  const products: number[] = [];
  for (let k = 2; k < controls.length; k += 2) {
    const [first, second] = [controls[k]!, controls[k + 1]];
    products.push(second === undefined ? first : known(controls[k - 1]!, [first, second]));
  }
  let product = products.at(-1)!;
  for (let k = products.length - 2; k >= 0; k--) product = known(controls[2 * k]!, [products[k]!, product]);
  return { uses, product };
}

/** The same gates backwards: they are their own inverses. */
export function backwards(uses: readonly GateUse[]): readonly GateUse[] {
  return [...uses].reverse();
}

/** Gates between which `clean` and `product` are 1 exactly where all controls are; `clean` starts and ends as 0. */
export function conjunction(
  controls: readonly number[],
  clean: number,
): { readonly compute: readonly GateUse[]; readonly product: number } {
  const { uses, product } = ladder(controls);
  return { compute: [flip(controls.slice(0, 2), clean), ...uses], product };
}

/**
 * X on the target under four or more controls, by Toffoli gates; `dirty` wires may hold anything and come back to it.
 *
 * With enough of them a chain is pushed down and up twice (Barenco et al. 1995, lemma 7.2), with a single one the
 * product is taken twice, with the dirty wire flipped between (Khattar and Gidney 2024).
 */
export function flipWithDirtyWires(
  controls: readonly number[],
  target: number,
  dirty: readonly number[],
): readonly GateUse[] {
  if (dirty.length >= controls.length - 2) return toffoliChain(controls, target, dirty, toffoli);
  const wire = dirty[0]!;
  const { uses, product } = ladder(controls);
  const once = [...uses, flip([wire, product], target), ...backwards(uses), flip(controls.slice(0, 2), wire)];
  return [...once, ...once];
}

function toffoli(first: number, second: number, target: number): GateUse {
  return flip([first, second], target);
}
