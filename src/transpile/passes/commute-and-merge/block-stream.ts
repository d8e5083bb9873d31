import { identityPermutation } from '../../../circuit/index.js';
import { withoutHalfTurns } from '../../../gates/index.js';
import {
  type Angle,
  addAngles,
  isNumeric,
  NO_ROTATION,
  parallel,
  type Quaternion,
  RADIANS_PER_TURN,
  rotationProduct,
  scaleAngle,
} from '../../../math/index.js';
import type { BlockChecks } from '../../checks/block-checks.js';
import { LeftOut } from '../../left-out.js';
import { UNWRITTEN_TURNS } from '../../native/turns.js';
import {
  axesOf,
  type Block,
  commuteOn,
  type Interaction,
  type Rewritten,
  type SymbolicRotation,
  tiltOn,
  type Wall,
} from '../../views/block.js';
import type { Rewriter } from './rewriter.js';

/** How far back on a wire a block's partner is looked for: keeps the whole linear in the number of blocks. */
const WINDOW = 60;

/**
 * Takes blocks in time order and puts each where it meets the last one on its two wires, if it can get there.
 *
 * What was taken so far is `e^{i phase} P F blocks`: then come rotations F of every wire, and a permutation P of wires.
 */
export class BlockStream {
  /** Of numeric angles, radians. */
  phase = 0;
  /** Whether anything met. */
  changed = false;
  /** Whether interactions were added up, moved or made anew. */
  rewritten = false;
  readonly leftOut = new LeftOut();
  /** Places of the operations of blocks that nothing is left of. */
  readonly gone: (readonly number[])[] = [];
  /** Where each wire of what comes is among the wires of what was taken. */
  readonly positions: number[];
  readonly #blocks: Block[] = [];
  readonly #bases: Quaternion[];
  readonly #wires: Block[][];
  readonly #pairs = new Map<number, Block>();
  readonly #slide: boolean;
  readonly #rewriter: Rewriter;
  readonly #checks: BlockChecks;
  #place = 0;

  constructor(wires: number, slide: boolean, rewriter: Rewriter, checks: BlockChecks) {
    this.#checks = checks;
    this.positions = [...identityPermutation(wires)];
    this.#bases = new Array<Quaternion>(wires).fill(NO_ROTATION);
    this.#wires = Array.from({ length: wires }, () => []);
    this.#slide = slide;
    this.#rewriter = rewriter;
  }

  /** What was made, in time order. */
  blocks(): Block[] {
    if (!this.changed) return this.#blocks;
    return this.#blocks.filter((block) => !block.removed).sort((a, b) => a.place - b.place);
  }

  /** Takes a block, which is not to be used by others any more. */
  add(block: Block): void {
    block.earlier = undefined;
    if (block.wall) this.#addWall(block, block.wall);
    else if (block.symbolic) this.#addSymbolic(block, block.symbolic);
    else this.#addInteractions(block);
  }

  #addWall(block: Block, { operation, bases, gaps }: Wall): void {
    const wires = block.wires.map((wire) => this.positions[wire]!);
    block.wall = {
      operation,
      bases: bases.map((basis, k) => rotationProduct(basis, this.#bases[wires[k]!]!)),
      gaps,
    };
    block.wires = wires;
    for (const wire of wires) this.#bases[wire] = NO_ROTATION;
    this.#append(block);
  }

  #addSymbolic(block: Block, { operation, letter, basis, gap }: SymbolicRotation): void {
    const wire = this.positions[block.wires[0]!]!;
    block.wires = [wire];
    block.symbolic = { operation, letter, basis: rotationProduct(basis, this.#bases[wire]!), gap };
    block.axes = undefined;
    this.#append(block);
  }

  #addInteractions(block: Block): void {
    this.#transfer(block);
    const [a, b] = block.wires as [number, number];
    const found = this.#rewriter.rewrite(block, this.positions);
    const made = found && this.#checks.rewrites(block.interactions, found) ? found : undefined;
    if (made) {
      block.interactions = made.interactions;
      block.coordinates = made.coordinates;
      block.axes = undefined;
      this.rewritten = true;
      this.phase += made.phase;
      this.leftOut.join(made.leftOut);
    }
    // What stays behind comes after all blocks, so before whatever meeting others adds to it.
    if (made) this.#leave(made, a, b);
    if (block.interactions.length > 0) this.#insert(block, a, b);
    else this.gone.push(block.sources);
  }

  #leave({ rest, swapped }: Rewritten, a: number, b: number): void {
    const first = this.#bases[a]!;
    const second = this.#bases[b]!;
    this.#bases[a] = rotationProduct(swapped ? second : first, rest[0]);
    this.#bases[b] = rotationProduct(swapped ? first : second, rest[1]);
    if (swapped) this.#exchange(a, b);
  }

  #exchange(a: number, b: number): void {
    const i = this.positions.indexOf(a);
    const j = this.positions.indexOf(b);
    this.positions[i] = b;
    this.positions[j] = a;
  }

  /** Moves a block to the wires that hold its own, and through the rotations there. */
  #transfer(block: Block): void {
    const [p, q] = block.wires as [number, number];
    const a = this.positions[p]!;
    const b = this.positions[q]!;
    const f = this.#bases[a]!;
    const s = this.#bases[b]!;
    if (f === NO_ROTATION && s === NO_ROTATION && a === p && b === q) return;
    const flip = a > b;
    block.wires = flip ? [b, a] : [a, b];
    block.axes = undefined;
    const { interactions } = block;
    for (let k = 0; k < interactions.length; k++) interactions[k] = transferred(interactions[k]!, f, s, flip);
  }

  #append(block: Block): void {
    block.place = this.#place++;
    this.#blocks.push(block);
    for (const wire of block.wires) this.#wires[wire]!.push(block);
  }

  #insert(block: Block, a: number, b: number): void {
    const key = a * this.#wires.length + b;
    const partner = this.#pairs.get(key);
    const meeting = partner ? this.#meeting(partner, block, a, b) : undefined;
    if (partner && meeting && this.#mayMeet(partner, block, meeting)) {
      this.#merge(partner, block, key, meeting);
    } else {
      block.earlier = partner;
      this.#pairs.set(key, block);
      this.#append(block);
    }
  }

  /** Whether nothing comes after a block on its wires. */
  #isLast(block: Block): boolean {
    const [a, b] = block.wires as [number, number];
    return this.#wires[a]!.at(-1) === block && this.#wires[b]!.at(-1) === block;
  }

  /** Where two blocks on the same wires can be next to each other: where the first one is, or after everything. */
  #meeting(partner: Block, block: Block, a: number, b: number): 'first' | 'last' | undefined {
    if (this.#isLast(partner)) return mayJoin(partner, block) ? 'first' : undefined;
    if (!this.#slide || !mayJoin(partner, block)) return undefined;
    let back = true;
    let forth = true;
    for (const wire of [a, b]) {
      const blocks = this.#wires[wire]!;
      const stop = Math.max(0, blocks.length - WINDOW);
      let k = blocks.length - 1;
      for (; k >= stop && blocks[k] !== partner; k--) {
        const between = blocks[k]!;
        back &&= commuteOn(wire, between, block);
        forth &&= commuteOn(wire, between, partner);
        if (!back && !forth) return undefined;
      }
      if (k < stop) return undefined;
    }
    return back ? 'first' : 'last';
  }

  /** Whether all between two blocks lets the one pass that has to move. */
  #mayMeet(partner: Block, block: Block, where: 'first' | 'last'): boolean {
    if (this.#isLast(partner)) return true;
    const between = partner.wires.flatMap((wire) => {
      const blocks = this.#wires[wire]!;
      return blocks.slice(blocks.lastIndexOf(partner) + 1);
    });
    return this.#checks.mayPass(where === 'first' ? block : partner, between);
  }

  #merge(partner: Block, block: Block, key: number, where: 'first' | 'last'): void {
    this.changed = true;
    this.#bookTilts(partner, block, where);
    partner.sources = [...partner.sources, ...block.sources];
    const sum = this.#sum(partner, block);
    if (sum !== undefined || !this.#isLast(partner)) this.rewritten = true;
    if (sum === undefined) {
      partner.interactions.push(...block.interactions);
      partner.axes = undefined;
      partner.coordinates = undefined;
    } else if (sum === 0) {
      this.#remove(partner);
      partner.removed = true;
      this.gone.push(partner.sources);
      if (partner.earlier) this.#pairs.set(key, partner.earlier);
      else this.#pairs.delete(key);
      return;
    } else {
      partner.interactions = [{ ...partner.interactions[0]!, angle: sum }];
    }
    if (where === 'first') return;
    this.#remove(partner);
    partner.place = this.#place++;
    for (const wire of partner.wires) this.#wires[wire]!.push(partner);
  }

  /** Books by how much axes that were taken for the same one are not: of what meets, and of what is passed. */
  #bookTilts(partner: Block, block: Block, where: 'first' | 'last'): void {
    const together = sameAxes(partner, block) !== 0;
    for (const wire of partner.wires) {
      if (together) this.leftOut.addNorm(tiltOn(wire, partner, block));
      const blocks = this.#wires[wire]!;
      for (let k = blocks.length - 1; blocks[k] !== partner; k--) {
        this.leftOut.addNorm(tiltOn(wire, blocks[k]!, where === 'first' ? block : partner));
      }
    }
  }

  /** The angle of two interactions about the same axes, half turns left to the wires; undefined for other blocks. */
  #sum(partner: Block, block: Block): Angle | undefined {
    const first = partner.interactions[0]!;
    const second = block.interactions[0]!;
    const sign = sameAxes(partner, block);
    if (sign === 0) return undefined;
    const sum = addAngles(first.angle, scaleAngle(second.angle, sign));
    if (!isNumeric(sum)) return this.#checks.sums(first, second, sum, false, 0) ? sum : undefined;
    const turns = withoutHalfTurns(sum / RADIANS_PER_TURN);
    const halves = Math.round(2 * (sum / RADIANS_PER_TURN - turns));
    const phase = (halves * Math.PI) / 2;
    const angle = Math.abs(turns) < UNWRITTEN_TURNS ? 0 : turns * RADIANS_PER_TURN;
    if (!this.#checks.sums(first, second, angle, halves % 2 !== 0, phase)) return undefined;
    this.phase += phase;
    if (halves % 2 !== 0) {
      const axes = axesOf(partner)!;
      partner.wires.forEach((wire, k) => {
        this.#bases[wire] = rotationProduct(this.#bases[wire]!, [0, ...axes[k]!]);
      });
    }
    if (angle === 0) this.leftOut.add(turns * RADIANS_PER_TURN);
    return angle;
  }

  #remove(block: Block): void {
    for (const wire of block.wires) {
      const blocks = this.#wires[wire]!;
      blocks.splice(blocks.lastIndexOf(block), 1);
    }
  }
}

/** An interaction after a rotation of each wire, on wires in the opposite order if they are flipped. */
function transferred(interaction: Interaction, f: Quaternion, s: Quaternion, flip: boolean): Interaction {
  const { gate, letters, flipped, angle, bases, gaps } = interaction;
  const first = rotationProduct(bases[0], f);
  const second = rotationProduct(bases[1], s);
  return {
    gate,
    letters,
    flipped: flipped !== flip,
    angle,
    bases: flip ? [second, first] : [first, second],
    gaps: gaps && flip ? [gaps[1], gaps[0]] : gaps,
  };
}

/** 1 or -1 if two blocks are one interaction each, about the same axes up to this sign, else 0. */
function sameAxes(a: Block, b: Block): number {
  const first = axesOf(a);
  const second = first && axesOf(b);
  if (!first || !second) return 0;
  const sign = parallel(first[0]!, second[0]!);
  return sign === 0 ? 0 : sign * parallel(first[1]!, second[1]!);
}

/** Angles with parameters can only be added up. */
function mayJoin(a: Block, b: Block): boolean {
  return (isNumericBlock(a) && isNumericBlock(b)) || sameAxes(a, b) !== 0;
}

function isNumericBlock({ interactions }: Block): boolean {
  return isNumeric(interactions[0]!.angle);
}
