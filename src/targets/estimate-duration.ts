import { type OptionNames, requireIterable, requireList, requireObject, requireOptions } from '../errors/index.js';
import type { Gate } from '../gates/index.js';
import { resolveTarget, type TargetOrName } from './resolve-target.js';

/** One native gate as far as time is concerned; a circuit's operations fit. */
export interface TimedGate {
  /** One qubit for a pulse, two for an entangling gate. */
  readonly targets: readonly number[];
  /** A barrier is not sent to the machine: it takes no time, and nothing waits for it. */
  readonly gate?: Pick<Gate, 'kind'>;
}

/** How a machine is assumed to run gates on different qubits. */
export interface DurationOptions {
  /** `parallel` (default): at the same time, which is the least possible duration; `serial`: one after another, the most. */
  readonly schedule?: 'parallel' | 'serial';
}

const DURATION_OPTIONS: OptionNames<DurationOptions> = { schedule: true };

/**
 * The seconds that one shot takes: gates in order of their qubits, plus reset and read-out where their times are known.
 *
 * Null when a gate's time is not known. Cooling, calibration and queueing are not part of a shot.
 */
export function estimateDuration(
  target: TargetOrName,
  gates: Iterable<TimedGate>,
  options: DurationOptions = {},
): number | null {
  requireOptions(options, DURATION_OPTIONS, 'estimateDuration');
  const { schedule = 'parallel' } = options;
  const { timing } = resolveTarget(target, 'estimateDuration');
  requireIterable(gates, 'what estimateDuration takes after the target, such as the operations of a circuit,');
  if (timing === null) return null;
  const freeAt = new Map<number, number>();
  let end = 0;
  for (const each of gates) {
    requireObject(each, 'a gate of estimateDuration');
    const { targets, gate } = each;
    requireList(targets, 'what a gate of estimateDuration has as targets');
    if (gate?.kind === 'barrier') continue;
    const duration = targets.length === 1 ? timing.oneQubit : timing.twoQubit;
    if (duration === null) return null;
    let start = schedule === 'serial' ? end : 0;
    for (const qubit of targets) start = Math.max(start, freeAt.get(qubit) ?? 0);
    for (const qubit of targets) freeAt.set(qubit, start + duration);
    end = Math.max(end, start + duration);
  }
  return (timing.reset ?? 0) + end + (timing.readout ?? 0);
}
