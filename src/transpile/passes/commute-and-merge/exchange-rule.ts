import { type Connectivity, connects } from '../../../targets/index.js';
import type { Block } from '../../views/block.js';

/**
 * Which wires may be exchanged: any where all pairs are connected, otherwise those after whose exchange all interactions
 * that are still to come lie on connected pairs.
 */
export class ExchangeRule {
  readonly #connectivity: Connectivity | undefined;
  /** For every wire, how many blocks that are still to come it shares with others. */
  readonly #ahead = new Map<number, Map<number, number>>();

  /** @param connectivity undefined forbids all exchanges */
  constructor(connectivity: Connectivity | undefined, blocks: readonly Block[]) {
    this.#connectivity = connectivity;
    if (typeof connectivity !== 'object') return;
    for (const { wires, interactions } of blocks) {
      if (interactions.length === 0) continue;
      this.#count(wires[0]!, wires[1]!, 1);
      this.#count(wires[1]!, wires[0]!, 1);
    }
  }

  /** Says that a block is no longer ahead. */
  pass({ wires, interactions }: Block): void {
    if (typeof this.#connectivity !== 'object' || interactions.length === 0) return;
    this.#count(wires[0]!, wires[1]!, -1);
    this.#count(wires[1]!, wires[0]!, -1);
  }

  /**
   * Whether what lies on wires a and b now may be exchanged.
   *
   * @param positions where each wire of the blocks that come lies
   */
  allows(a: number, b: number, positions: readonly number[]): boolean {
    const connectivity = this.#connectivity;
    if (typeof connectivity !== 'object') return connectivity !== undefined;
    const first = positions.indexOf(a);
    const second = positions.indexOf(b);
    const mayMove = (from: number, to: number, other: number) =>
      [...(this.#ahead.get(from)?.keys() ?? [])].every(
        (partner) => partner === other || connects(connectivity, to, positions[partner]!),
      );
    return mayMove(first, b, second) && mayMove(second, a, first);
  }

  #count(wire: number, partner: number, step: number): void {
    const counts = this.#ahead.get(wire) ?? new Map<number, number>();
    this.#ahead.set(wire, counts);
    const count = (counts.get(partner) ?? 0) + step;
    if (count === 0) counts.delete(partner);
    else counts.set(partner, count);
  }
}
