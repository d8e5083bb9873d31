/** The middle of the values: one stall of a shared machine does not move it. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Seconds that one call takes. */
export function secondsOf(action: () => void): number {
  const start = performance.now();
  action();
  return (performance.now() - start) / 1000;
}

/**
 * Median seconds of each action, after one unmeasured round. The actions take turns, so that what slows the machine
 * for a while slows all of them.
 */
export function interleaved<Name extends string>(
  actions: Readonly<Record<Name, () => void>>,
  rounds: number,
): Record<Name, number> {
  const names = Object.keys(actions) as Name[];
  for (const name of names) actions[name]();
  const seconds = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < rounds; round++) {
    for (const name of names) seconds[name].push(secondsOf(actions[name]));
  }
  return Object.fromEntries(names.map((name) => [name, median(seconds[name])])) as Record<Name, number>;
}

/**
 * What an action gives, and how many seconds of the processor it took: on a machine that is shared these say more of long
 * actions than the clock does.
 */
export function timed<Result>(action: () => Result): readonly [Result, number] {
  const start = process.cpuUsage();
  const result = action();
  const { user, system } = process.cpuUsage(start);
  return [result, (user + system) / 1e6];
}
