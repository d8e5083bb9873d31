import { dot, type Vector } from '../../math/index.js';
import { perpendicularAxes } from './axes.js';
import { type Factor, type Neighbour, ordersOf, turnedForms } from './block-forms.js';
import { type Events, INTERACTION, NOWHERE } from './events.js';
import type { PolePaths } from './pole-paths.js';
import { ALIGNED } from './turns.js';

/** How far beyond a block on each wire the effect of its form is looked at, in places. */
const REACH = 3;

/** Two or three interactions of one pair of wires with nothing between, which commute with each other. */
type CommutingRun = readonly number[];

/** An axis next to a block, and whether it comes after it. */
interface PlacedNeighbour extends Neighbour {
  readonly after: boolean;
}

/**
 * Gives the blocks of commuting interactions the order, and where their axes are not unique also the axes, that take the
 * fewest pulses; whether anything was changed is returned.
 */
export function arrangeBlocks(events: Events, paths: PolePaths): boolean {
  const blocks = blocksOf(events);
  const changed = new Uint8Array(events.length);
  let any = false;
  for (const block of blocks) {
    if (!arrange(events, paths, block)) continue;
    changed[block[0]!] = 1;
    changed[block.at(-1)!] = 1;
    any = true;
  }
  // What a block before gained, this one may now gain from.
  for (const block of blocks) if (any && follows(events, changed, block)) arrange(events, paths, block);
  return any;
}

/** Whether a block stands right after or before something changed. */
function follows({ previous, next }: Events, changed: Uint8Array, block: CommutingRun): boolean {
  const first = 2 * block[0]!;
  const last = 2 * block.at(-1)!;
  return [previous[first]!, previous[first + 1]!, next[last]!, next[last + 1]!].some(
    (place) => changed[place >> 1] === 1,
  );
}

function blocksOf(events: Events): readonly CommutingRun[] {
  const { kinds, removed, length } = events;
  const blocks: CommutingRun[] = [];
  const taken = new Uint8Array(length);
  for (let event = 0; event < length; event++) {
    if (kinds[event] !== INTERACTION || removed[event] === 1 || taken[event] === 1) continue;
    const block = [event];
    for (let last = event; block.length < 3; ) {
      last = follower(events, last);
      if (last === NOWHERE || !block.every((other) => anticommuteTwice(events, other, last))) break;
      taken[last] = 1;
      block.push(last);
    }
    if (block.length > 1) blocks.push(block);
  }
  return blocks;
}

/** The interaction that comes next on both wires. */
function follower({ next, kinds }: Events, event: number): number {
  const place = next[2 * event]!;
  const other = next[2 * event + 1]!;
  if (place === NOWHERE || place >> 1 !== other >> 1) return NOWHERE;
  return kinds[place >> 1] === INTERACTION ? place >> 1 : NOWHERE;
}

function anticommuteTwice({ axes, wires }: Events, event: number, other: number): boolean {
  const crossed = wires[2 * event] === wires[2 * other] ? 0 : 3;
  return (
    perpendicularAxes(axes, 6 * event, axes, 6 * other + crossed) &&
    perpendicularAxes(axes, 6 * event + 3, axes, 6 * other + 3 - crossed)
  );
}

function arrange(events: Events, paths: PolePaths, block: CommutingRun): boolean {
  const factors = block.map((event) => readFactor(events, block[0]!, event));
  const neighbours = neighboursOf(events, block);
  const relations = neighbours.flatMap(({ side, axis }) => factors.map(({ axes }) => Math.abs(dot(axes[side], axis))));
  const turned = relations.some(isGeneric) ? turnedForms(factors, neighbours) : [];
  // Between axes of which nothing special can be said, no order is better than another.
  if (turned.length === 0 && relations.every(isGeneric)) return false;
  const all = [...ordersOf(factors), ...turned];
  const forms = paths.onPoles ? promising(all, neighbours) : all;
  const windows = ([0, 1] as const).map((side) => windowOf(events, block, side));
  let least = Number.POSITIVE_INFINITY;
  let best = factors as readonly Factor[];
  for (const form of forms) {
    writeFactors(events, block, form);
    const cost = windows.reduce((sum, [from, to]) => sum + paths.between(from, to), 0);
    if (cost >= least) continue;
    least = cost;
    best = form;
  }
  writeFactors(events, block, best);
  return best.some((factor, k) => factor !== factors[k]);
}

/** Of forms that have their axes at the poles, those whose ends are nearest to what stands next to them. */
function promising(
  forms: readonly (readonly Factor[])[],
  neighbours: readonly PlacedNeighbour[],
): readonly (readonly Factor[])[] {
  const distances = forms.map((form) => {
    let sum = 0;
    for (const { side, axis, after } of neighbours) {
      const cosine = Math.abs(dot(form[after ? form.length - 1 : 0]!.axes[side], axis));
      if (cosine < 1 - ALIGNED) sum += isGeneric(cosine) ? 2 : 1;
    }
    return sum;
  });
  const least = Math.min(...distances);
  return forms.filter((_, k) => distances[k] === least);
}

/** Neither parallel nor perpendicular. */
function isGeneric(cosine: number): boolean {
  return cosine > ALIGNED && cosine < 1 - ALIGNED * ALIGNED;
}

/** The places of a block and some beyond on the wire of its first event's side. */
function windowOf(events: Events, block: CommutingRun, side: 0 | 1): readonly [from: number, to: number] {
  let from = placeOf(events, block[0]!, block[0]!, side);
  let to = placeOf(events, block[0]!, block.at(-1)!, side);
  for (let k = 0; k < REACH && events.previous[from] !== NOWHERE; k++) from = events.previous[from]!;
  for (let k = 0; k < REACH && events.next[to] !== NOWHERE; k++) to = events.next[to]!;
  return [from, to];
}

/** The axes before and after a block. */
function neighboursOf(events: Events, block: CommutingRun): readonly PlacedNeighbour[] {
  return ([0, 1] as const).flatMap((side): readonly PlacedNeighbour[] => {
    const before = events.previous[placeOf(events, block[0]!, block[0]!, side)]!;
    const after = events.next[placeOf(events, block[0]!, block.at(-1)!, side)]!;
    return [
      { side, axis: before === NOWHERE ? [0, 0, 1] : axisAt(events, before), after: false },
      { side, axis: axisAt(events, after), after: true },
    ];
  });
}

/** The place of an event on the wire that another event of its pair has on a side. */
function placeOf({ wires }: Events, first: number, event: number, side: 0 | 1): number {
  return wires[2 * first] === wires[2 * event] ? 2 * event + side : 2 * event + 1 - side;
}

function readFactor(events: Events, first: number, event: number): Factor {
  const axes = [0, 1].map((side) => axisAt(events, placeOf(events, first, event, side as 0 | 1)));
  return { axes: axes as [Vector, Vector], turns: events.angle(event) };
}

function writeFactors(events: Events, block: CommutingRun, factors: readonly Factor[]): void {
  for (const [k, { axes, turns }] of factors.entries()) {
    const event = block[k]!;
    events.axes.set(axes[0], 3 * placeOf(events, block[0]!, event, 0));
    events.axes.set(axes[1], 3 * placeOf(events, block[0]!, event, 1));
    events.setAngle(event, turns);
  }
}

function axisAt({ axes }: Events, place: number): Vector {
  return [axes[3 * place]!, axes[3 * place + 1]!, axes[3 * place + 2]!];
}
