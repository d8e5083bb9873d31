import { Normal } from './axes.js';
import { type Events, FLUSH, NOWHERE, TURN } from './events.js';
import { ALIGNED } from './turns.js';

/** More points than this are not kept at one place. */
const MOST_POINTS = 14;

/**
 * Where the pole of a wire is to be at each of its events so that the wire gets by with the fewest pulses.
 *
 * What pulses have done to a wire shows in which direction they have turned into Z: its pole, as seen from before all of
 * them. Z rotations are free, `gpi` turns the pole into its opposite, `gpi2` into any direction perpendicular to it, two
 * `gpi2` into any at all. `zz` and turns need the pole on their axis (either end), `ms` perpendicular to its axis, a
 * flush exactly where the one-qubit gates have it. So the fewest pulses are a shortest path, found from the front with
 * all the points that a place can be reached at for the least cost and for one more. From a whole circle of points,
 * which two more pulses reach in any case, one is chosen on the way back.
 */
export class PolePaths {
  readonly #events: Events;
  /** Whether interactions have their axes at the poles (`zz`) or at the equator (`ms`). */
  readonly onPoles: boolean;
  readonly #poles: Float64Array;
  readonly #normal = new Normal();
  /** Of every entry: a point, or the axis of the circle of all points perpendicular to it. */
  #points = new Float64Array(3 * 1024);
  #costs = new Int32Array(1024);
  #parents = new Int32Array(1024);
  #circles = new Uint8Array(1024);
  #length = 0;

  constructor(events: Events, onPoles: boolean) {
    this.#events = events;
    this.onPoles = onPoles;
    this.#poles = new Float64Array(6 * events.length);
  }

  /** x, y and z of every place: its pole, as seen from before all pulses. */
  get poles(): Float64Array {
    return this.#poles;
  }

  /** Finds the poles of one wire, which has to end with a flush; the number of pulses is returned. */
  solve(wire: number): number {
    const { first, last, next } = this.#events;
    this.#length = 0;
    this.#push(0, 0, 1, 0, NOWHERE, 0);
    let begin = 0;
    for (let place = first[wire]!; place !== NOWHERE; place = next[place]!) begin = this.#step(place, begin);
    this.#trace(last[wire]!, begin);
    return this.#costs[begin]!;
  }

  /** The fewest pulses from one place to a later one of the same wire, wherever the pole is at both. */
  between(from: number, to: number): number {
    const { previous, next, axes } = this.#events;
    this.#length = 0;
    let begin = 0;
    if (previous[from] === NOWHERE) {
      this.#push(0, 0, 1, 0, NOWHERE, 0);
      begin = this.#step(from, begin);
    } else {
      const x = axes[3 * from]!;
      const y = axes[3 * from + 1]!;
      const z = axes[3 * from + 2]!;
      this.#push(x, y, z, 0, NOWHERE, this.#needsPole(from) ? 0 : 1);
      if (this.#needsPole(from) && this.#events.kinds[from >> 1] !== FLUSH) this.#push(-x, -y, -z, 0, NOWHERE, 0);
    }
    for (let place = from; place !== to; ) {
      place = next[place]!;
      begin = this.#step(place, begin);
    }
    return this.#least(begin, this.#length);
  }

  /** Goes on to a place from the entries that begin there; where its own begin is returned. */
  #step(place: number, begin: number): number {
    const end = this.#length;
    if (this.#needsPole(place)) this.#stepToPole(place, begin, end);
    else this.#stepToEquator(place, begin, end);
    return end;
  }

  #least(begin: number, end: number): number {
    let least = this.#costs[begin]!;
    for (let entry = begin + 1; entry < end; entry++) least = Math.min(least, this.#costs[entry]!);
    return least;
  }

  #needsPole(place: number): boolean {
    return this.onPoles || this.#events.kinds[place >> 1]! >= TURN;
  }

  #stepToPole(place: number, begin: number, end: number): void {
    const { axes, kinds } = this.#events;
    const x = axes[3 * place]!;
    const y = axes[3 * place + 1]!;
    const z = axes[3 * place + 2]!;
    this.#stepToPoint(x, y, z, begin, end);
    if (kinds[place >> 1] !== FLUSH) this.#stepToPoint(-x, -y, -z, begin, end);
  }

  /** The cheapest way to a point. */
  #stepToPoint(x: number, y: number, z: number, begin: number, end: number): void {
    let least = this.#costs[begin]! + 3;
    let parent = begin;
    for (let entry = begin; entry < end; entry++) {
      const cost = this.#costs[entry]! + this.#distance(entry, x, y, z);
      if (cost >= least) continue;
      least = cost;
      parent = entry;
    }
    this.#push(x, y, z, least, parent, 0);
  }

  /** Pulses from an entry to a point. */
  #distance(entry: number, x: number, y: number, z: number): number {
    const px = this.#points[3 * entry]!;
    const py = this.#points[3 * entry + 1]!;
    const pz = this.#points[3 * entry + 2]!;
    const dot = px * x + py * y + pz * z;
    if (this.#circles[entry] === 1) return Math.abs(dot) < ALIGNED ? 0 : 1;
    if (Math.abs(dot) < ALIGNED) return 1;
    const cx = py * z - pz * y;
    const cy = pz * x - px * z;
    const cz = px * y - py * x;
    if (cx * cx + cy * cy + cz * cz > ALIGNED * ALIGNED) return 2;
    return dot > 0 ? 0 : 1;
  }

  /** All points perpendicular to the place's axis that can be reached for less than any of them can. */
  #stepToEquator(place: number, begin: number, end: number): void {
    const { axes } = this.#events;
    const x = axes[3 * place]!;
    const y = axes[3 * place + 1]!;
    const z = axes[3 * place + 2]!;
    const start = this.#length;
    const least = this.#least(begin, end);
    let any = least + 3;
    let anyParent = begin;
    for (let entry = begin; entry < end; entry++) {
      const cost = this.#costs[entry]! + this.#distanceToCircle(entry, x, y, z);
      if (cost >= any) continue;
      any = cost;
      anyParent = entry;
    }
    for (let cost = least; cost < any && cost < least + 2; cost++) {
      for (let entry = begin; entry < end; entry++) this.#reach(entry, x, y, z, cost, start);
    }
    this.#push(x, y, z, any, anyParent, 1);
  }

  /** Pulses from an entry to every point perpendicular to an axis. */
  #distanceToCircle(entry: number, x: number, y: number, z: number): number {
    const dot = this.#points[3 * entry]! * x + this.#points[3 * entry + 1]! * y + this.#points[3 * entry + 2]! * z;
    const near = Math.abs(dot) > 0.9 && this.#isParallel(entry, x, y, z);
    if (this.#circles[entry] === 1) return near ? 0 : 1;
    return near ? 1 : 2;
  }

  #isParallel(entry: number, x: number, y: number, z: number): boolean {
    const px = this.#points[3 * entry]!;
    const py = this.#points[3 * entry + 1]!;
    const pz = this.#points[3 * entry + 2]!;
    const cx = py * z - pz * y;
    const cy = pz * x - px * z;
    const cz = px * y - py * x;
    return cx * cx + cy * cy + cz * cz <= ALIGNED * ALIGNED;
  }

  /** Adds the single points perpendicular to an axis to which an entry leads for exactly this cost. */
  #reach(entry: number, x: number, y: number, z: number, cost: number, start: number): void {
    const extra = cost - this.#costs[entry]!;
    if (extra < 0 || extra > 1) return;
    const px = this.#points[3 * entry]!;
    const py = this.#points[3 * entry + 1]!;
    const pz = this.#points[3 * entry + 2]!;
    const circle = this.#circles[entry] === 1;
    if (circle ? extra === 0 : extra === 1) {
      const normal = this.#normal;
      if (normal.set(px, py, pz, x, y, z)) {
        const { x: nx, y: ny, z: nz } = normal;
        this.#offer(nx, ny, nz, cost, entry, start);
        this.#offer(-nx, -ny, -nz, cost, entry, start);
      }
    }
    if (circle || Math.abs(px * x + py * y + pz * z) >= ALIGNED) return;
    if (extra === 0) this.#offer(px, py, pz, cost, entry, start);
    else this.#offer(-px, -py, -pz, cost, entry, start);
  }

  /** Keeps a point unless it is there for no more. */
  #offer(x: number, y: number, z: number, cost: number, parent: number, start: number): void {
    if (this.#length - start >= MOST_POINTS) return;
    for (let entry = start; entry < this.#length; entry++) {
      const dx = this.#points[3 * entry]! - x;
      const dy = this.#points[3 * entry + 1]! - y;
      const dz = this.#points[3 * entry + 2]! - z;
      if (dx * dx + dy * dy + dz * dz < ALIGNED * ALIGNED) return;
    }
    this.#push(x, y, z, cost, parent, 0);
  }

  /** Writes the poles of a wire's places, from the last one's entry back. */
  #trace(last: number, lastEntry: number): void {
    const { previous } = this.#events;
    let entry = lastEntry;
    let x = this.#points[3 * entry]!;
    let y = this.#points[3 * entry + 1]!;
    let z = this.#points[3 * entry + 2]!;
    for (let place = last; place !== NOWHERE; place = previous[place]!) {
      this.#poles[3 * place] = x;
      this.#poles[3 * place + 1] = y;
      this.#poles[3 * place + 2] = z;
      const parent = this.#parents[entry]!;
      const px = this.#points[3 * parent]!;
      const py = this.#points[3 * parent + 1]!;
      const pz = this.#points[3 * parent + 2]!;
      if (this.#circles[parent] === 0) {
        x = px;
        y = py;
        z = pz;
      } else if (this.#costs[parent] !== this.#costs[entry]) {
        // One pulse leads from the point of the circle that is perpendicular to where it is to end.
        const normal = this.#normal;
        if (!normal.set(px, py, pz, x, y, z)) normal.setToAny(px, py, pz);
        x = normal.x;
        y = normal.y;
        z = normal.z;
      }
      entry = parent;
    }
  }

  #push(x: number, y: number, z: number, cost: number, parent: number, circle: 0 | 1): void {
    const entry = this.#length++;
    if (entry === this.#costs.length) this.#grow();
    this.#points[3 * entry] = x;
    this.#points[3 * entry + 1] = y;
    this.#points[3 * entry + 2] = z;
    this.#costs[entry] = cost;
    this.#parents[entry] = parent;
    this.#circles[entry] = circle;
  }

  #grow(): void {
    const capacity = 2 * this.#costs.length;
    const points = new Float64Array(3 * capacity);
    points.set(this.#points);
    this.#points = points;
    const costs = new Int32Array(capacity);
    costs.set(this.#costs);
    this.#costs = costs;
    const parents = new Int32Array(capacity);
    parents.set(this.#parents);
    this.#parents = parents;
    const circles = new Uint8Array(capacity);
    circles.set(this.#circles);
    this.#circles = circles;
  }
}
