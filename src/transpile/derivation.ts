import type { Operation, StatedCircuit } from '../circuit/index.js';
import type { Rewrite, RewrittenGroup } from './checks/checked-rewrites.js';
import type { Leg } from './pipeline/run-passes.js';

/** One pass on the way from a circuit to its transpilation, as a claim that can be checked without knowing the pass. */
export interface DerivationStep {
  readonly pass: string;
  /** The circuit before the pass. */
  readonly before: StatedCircuit;
  /** The circuit after the pass, with what is stated of it beside the original. */
  readonly stated: StatedCircuit;
  /**
   * Which operations on several wires stand for which: places in the circuit before, and in the one after. Operations that are in both
   * circuits, the very same object, stand for themselves and are in no group.
   */
  readonly groups: readonly RewrittenGroup[];
  /** By place of an operation that was kept in the circuit after, its place in the one before. */
  readonly kept: ReadonlyMap<number, number>;
}

/** The way of a circuit through the passes that changed it, put together when it is asked for. @internal */
export function derivationOf(legs: readonly Leg[]): () => readonly DerivationStep[] {
  // Legs know all others that were tried, which nobody needs any more.
  const changes = legs
    .filter(({ from, to }) => from !== to)
    .map(({ pass, from, to, rewrites, groups }) => {
      return { pass: pass.name, before: from.stated, stated: to.stated, rewrites, groups };
    });
  let known: readonly DerivationStep[] | undefined;
  return () => {
    known ??= changes.map(({ pass, before, stated, rewrites, groups: own }) => {
      const [was, is] = [before.circuit.operations, stated.circuit.operations];
      const groups = own.length > 0 ? own : groupsOf(rewrites, was, is);
      return { pass, before, stated, groups, kept: keptPlaces(was, is, groups) };
    });
    return known;
  };
}

function isWide({ controls, targets }: Operation): boolean {
  return controls.length + targets.length > 1;
}

/** Groups by place: whatever was replaced by way of a common operation belongs together. */
function groupsOf(
  rewrites: readonly Rewrite[],
  before: readonly Operation[],
  after: readonly Operation[],
): readonly RewrittenGroup[] {
  const links = new Map<Operation, Operation>();
  const leader = (operation: Operation): Operation => {
    let found = operation;
    for (let next = links.get(found)!; next !== found; next = links.get(found)!) {
      links.set(found, links.get(next)!);
      found = next;
    }
    return found;
  };
  for (const [was, is] of rewrites) {
    // Gates of one wire are in nobody's way, and would only tie together what they stand between.
    const own = [...was, ...is].filter(isWide);
    const [first] = own;
    for (const operation of own) {
      if (!links.has(operation)) links.set(operation, operation);
      links.set(leader(operation), leader(first!));
    }
  }
  const kept = keptOf(before, after);
  const groups = new Map<Operation, readonly [number[], number[]]>();
  const collect = (operations: readonly Operation[], side: 0 | 1): void => {
    for (const [place, operation] of operations.entries()) {
      if (kept.has(operation) || !links.has(operation)) continue;
      const key = leader(operation);
      let group = groups.get(key);
      if (!group) {
        group = [[], []];
        groups.set(key, group);
      }
      group[side].push(place);
    }
  };
  collect(before, 0);
  collect(after, 1);
  return [...groups.values()];
}

/** Operations that both lists have. */
function keptOf(before: readonly Operation[], after: readonly Operation[]): ReadonlySet<Operation> {
  const known = new Set(before);
  return new Set(after.filter((operation) => known.has(operation)));
}

/** By place in the second list the place in the first one of the same operation; what is in a group is not kept. */
function keptPlaces(
  before: readonly Operation[],
  after: readonly Operation[],
  groups: readonly RewrittenGroup[],
): ReadonlyMap<number, number> {
  const [gone, made] = [new Set(groups.flatMap(([was]) => was)), new Set(groups.flatMap(([, is]) => is))];
  const places = new Map<Operation, number[]>();
  for (const [place, operation] of before.entries()) {
    if (gone.has(place)) continue;
    const known = places.get(operation);
    if (known) known.push(place);
    else places.set(operation, [place]);
  }
  const kept = new Map<number, number>();
  // The same operation may stand at several places: the first there is the first here.
  const used = new Map<Operation, number>();
  for (const [place, operation] of after.entries()) {
    if (made.has(place)) continue;
    const index = used.get(operation) ?? 0;
    const from = places.get(operation)?.[index];
    if (from === undefined) continue;
    used.set(operation, index + 1);
    kept.set(place, from);
  }
  return kept;
}
