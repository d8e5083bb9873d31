import {
  isNumeric,
  kak,
  NO_ROTATION,
  perpendicular,
  type Quaternion,
  quaternionOf,
  rotationProduct,
} from '../../../math/index.js';
import type { EntanglingCost } from '../../../targets/index.js';
import { matrixOfInteractions } from '../../blocks/block-matrix.js';
import {
  cleaned,
  interactionsOf,
  leftOutOf,
  mirrored,
  mirrorOf,
  sizeOf,
  sorted,
  UNWRITTEN_COORDINATE,
} from '../../blocks/coordinates.js';
import { axesOfInteraction, type Block, type Coordinates, type Rewritten } from '../../views/block.js';
import type { ExchangeRule } from './exchange-rule.js';
import { joinOnSharedAxis } from './shared-axis.js';

/** A cost must shrink by this much to be worth a change: either form is the block. */
const WORTHWHILE = 1e-9;
const QUARTER = Math.PI / 4;

/** Makes blocks anew where that costs less. */
export class Rewriter {
  readonly #cost: EntanglingCost;
  readonly #rule: ExchangeRule;

  constructor(cost: EntanglingCost, rule: ExchangeRule) {
    this.#cost = cost;
    this.#rule = rule;
  }

  /** The block in its cheapest form, if that is not the one that it has. */
  rewrite(block: Block, positions: readonly number[]): Rewritten | undefined {
    const { interactions, wires } = block;
    if (interactions.length === 0) return undefined;
    if (interactions.length === 1) {
      const { angle } = interactions[0]!;
      if (!isNumeric(angle) || sizeOf(angle) > UNWRITTEN_COORDINATE) return undefined;
    } else if (!block.coordinates) {
      const joined = joinOnSharedAxis(interactions);
      if (joined) return joined;
      block.coordinates = this.#coordinatesIfBest(block);
    }
    const mayExchange = () => this.#rule.allows(wires[0]!, wires[1]!, positions);
    if (block.coordinates && !(this.#mirrorPays(block.coordinates, wires) && mayExchange())) return undefined;
    const found = kak(matrixOfInteractions(interactions));
    const coordinates = cleaned([found.x, found.y, found.z]);
    const kept = costOf(block, this.#cost);
    const direct = this.#costAs(coordinates, wires);
    const mirror = mayExchange() ? this.#costAs(mirrored(coordinates), wires) : Infinity;
    block.coordinates = coordinates;
    // Even where it saves no full gate, a single interaction is what others can pass.
    const single = interactions.length > 1 && coordinates[1] === 0;
    if (!single && kept <= direct + WORTHWHILE && kept <= mirror + WORTHWHILE) return undefined;
    const before = [quaternionOf(found.before[0]), quaternionOf(found.before[1])] as const;
    const last = [quaternionOf(found.after[0]), quaternionOf(found.after[1])] as const;
    if (direct <= mirror + WORTHWHILE) {
      return {
        interactions: interactionsOf(coordinates, before),
        coordinates,
        rest: [rotationProduct(last[0], before[0]), rotationProduct(last[1], before[1])],
        swapped: false,
        phase: found.phase,
        leftOut: leftOutOf([found.x, found.y, found.z]),
      };
    }
    const half = coordinates[2] < 0 ? Z_HALF_TURN : NO_ROTATION;
    const other = mirrored(coordinates);
    return {
      interactions: interactionsOf(other, before),
      coordinates: sorted(other),
      rest: [
        rotationProduct(last[1], rotationProduct(half, before[0])),
        rotationProduct(last[0], rotationProduct(half, before[1])),
      ],
      swapped: true,
      phase: found.phase + (coordinates[2] < 0 ? 3 * QUARTER : QUARTER),
      leftOut: leftOutOf([found.x, found.y, found.z], mirrorOf(coordinates)),
    };
  }

  /** The coordinates of interactions that commute, if they cannot be written in a cheaper way but for a mirror. */
  #coordinatesIfBest(block: Block): Coordinates | undefined {
    const { interactions, wires } = block;
    if (interactions.length > 3) return undefined;
    const axes = interactions.map(axesOfInteraction);
    for (const [k, [first, second]] of axes.entries()) {
      for (const other of axes.slice(0, k)) {
        if (!perpendicular(first, other[0]) || !perpendicular(second, other[1])) return undefined;
      }
    }
    const sizes = interactions.map(({ angle }) => sizeOf(angle as number));
    const coordinates = sorted([sizes[0]!, sizes[1]!, sizes[2] ?? 0]);
    if (coordinates[interactions.length - 1]! <= UNWRITTEN_COORDINATE) return undefined;
    return costOf(block, this.#cost) <= this.#costAs(coordinates, wires) + WORTHWHILE ? coordinates : undefined;
  }

  #mirrorPays(coordinates: Coordinates, wires: readonly number[]): boolean {
    return this.#costAs(mirrored(coordinates), wires) < this.#costAs(coordinates, wires) - WORTHWHILE;
  }

  #costAs(coordinates: Coordinates, wires: readonly number[]): number {
    return this.#cost.of(this.#cost.gatesOfBlock(sorted(coordinates)), wires);
  }
}

/** What the entangling gates of blocks cost. */
export function costOfBlocks(blocks: readonly Block[], cost: EntanglingCost): number {
  return blocks.reduce((sum, block) => sum + costOf(block, cost), 0);
}

function costOf({ interactions, wires }: Block, cost: EntanglingCost): number {
  return interactions.reduce((sum, { angle }) => sum + cost.of(cost.gatesAsWritten(angle), wires), 0);
}

const Z_HALF_TURN: Quaternion = [0, 0, 0, 1];
