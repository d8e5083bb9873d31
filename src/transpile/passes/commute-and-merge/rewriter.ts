import { qisGates, shareOfFullGate } from '../../../gates/index.js';
import {
  isNumeric,
  kak,
  type Matrix,
  multiply,
  NO_ROTATION,
  perpendicular,
  type Quaternion,
  quaternionOf,
  rotationProduct,
} from '../../../math/index.js';
import { X_AXIS, Y_AXIS, Z_AXIS } from '../../../pauli/index.js';
import type { EntanglingCost } from '../../../targets/index.js';
import { LeftOut } from '../../left-out.js';
import {
  axesOfInteraction,
  type Block,
  type Coordinates,
  type Interaction,
  type Rewritten,
} from '../../views/block.js';
import type { ExchangeRule } from './exchange-rule.js';
import { joinOnSharedAxis } from './shared-axis.js';

/** A coordinate of so few radians is not made an interaction; what it was is told as left out. */
const UNWRITTEN_COORDINATE = 1e-11;
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

/** The Weyl coordinate of an interaction by this angle, its sign aside. */
function sizeOf(angle: number): number {
  return shareOfFullGate(angle) * QUARTER;
}

/** What the entangling gates of blocks cost. */
export function costOfBlocks(blocks: readonly Block[], cost: EntanglingCost): number {
  return blocks.reduce((sum, block) => sum + costOf(block, cost), 0);
}

function costOf({ interactions, wires }: Block, cost: EntanglingCost): number {
  return interactions.reduce((sum, { angle }) => sum + cost.of(cost.gatesAsWritten(angle), wires), 0);
}

const Z_HALF_TURN: Quaternion = [0, 0, 0, 1];

/** The coordinates of the block and an exchange of its wires after it. */
function mirrored(coordinates: Coordinates): Coordinates {
  return cleaned(mirrorOf(coordinates));
}

function mirrorOf([x, y, z]: Coordinates): Coordinates {
  return [x - QUARTER, y - QUARTER, z < 0 ? z + QUARTER : z - QUARTER];
}

/** The coordinates with exact zeros for those that are no interaction. */
export function cleaned([x, y, z]: Coordinates): Coordinates {
  const clean = (value: number) => (Math.abs(value) <= UNWRITTEN_COORDINATE ? 0 : value);
  return [clean(x), clean(y), clean(z)];
}

/** What {@link cleaned} takes for no interaction. */
export function leftOutOf(...cleanedOnes: readonly Coordinates[]): LeftOut {
  const leftOut = new LeftOut();
  for (const value of cleanedOnes.flat()) if (Math.abs(value) <= UNWRITTEN_COORDINATE) leftOut.add(2 * value);
  return leftOut;
}

/** The same coordinates in the order of {@link Coordinates}; each is from -pi/4 to pi/4 already. */
function sorted(coordinates: Coordinates): Coordinates {
  const [x, y, z] = coordinates.map(Math.abs).sort((a, b) => b - a) as [number, number, number];
  const sign = coordinates.reduce((product, value) => product * Math.sign(value), 1);
  return [x, y, sign < 0 ? -z : z];
}

const GATES = [
  [qisGates.xx, X_AXIS],
  [qisGates.yy, Y_AXIS],
  [qisGates.zz, Z_AXIS],
] as const;

function interactionsOf(coordinates: Coordinates, bases: readonly [Quaternion, Quaternion]): Interaction[] {
  const made: Interaction[] = [];
  for (const [k, [gate, letter]] of GATES.entries()) {
    const coordinate = coordinates[k]!;
    if (coordinate === 0) continue;
    // exp(i c PP) is the interaction by the angle -2c.
    made.push({ gate, letters: [letter, letter], flipped: false, angle: -2 * coordinate, bases, gaps: undefined });
  }
  return made;
}

/** The 4x4 unitary of at least one interaction in time order, the block's first wire the more significant. */
export function matrixOfInteractions(interactions: readonly Interaction[]): Matrix {
  let total: Matrix | undefined;
  for (const interaction of interactions) {
    const matrix = matrixOfInteraction(interaction);
    total = total ? multiply(matrix, total) : matrix;
  }
  return total!;
}

/** cos(angle/2) - i sin(angle/2) n.sigma (x) m.sigma. */
function matrixOfInteraction(interaction: Interaction): Matrix {
  const [first, second] = axesOfInteraction(interaction);
  const half = (interaction.angle as number) / 2;
  const c = Math.cos(half);
  const s = Math.sin(half);
  const m = new Float64Array(32);
  for (let i = 0; i < 2; i++) {
    for (let j = 0; j < 2; j++) {
      const aRe = i === j ? (i === 0 ? first[2] : -first[2]) : first[0];
      const aIm = i === j ? 0 : i === 0 ? -first[1] : first[1];
      for (let k = 0; k < 2; k++) {
        for (let l = 0; l < 2; l++) {
          const bRe = k === l ? (k === 0 ? second[2] : -second[2]) : second[0];
          const bIm = k === l ? 0 : k === 0 ? -second[1] : second[1];
          const at = 2 * ((2 * i + k) * 4 + 2 * j + l);
          m[at] = s * (aRe * bIm + aIm * bRe);
          m[at + 1] = -s * (aRe * bRe - aIm * bIm);
        }
      }
    }
  }
  for (let i = 0; i < 4; i++) m[10 * i] = m[10 * i]! + c;
  return m;
}
