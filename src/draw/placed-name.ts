import { type Drawing, requirePlaced } from './drawing.js';
import { listed } from './listed.js';

/**
 * One placed thing in words, for titles and for who listens: `cnot, control q0, target q1`, `rz of pi/4 on q3`,
 * `measurement of q1 into bit 0 of m`.
 *
 * @throws IonloomError (`ValueOutOfRange`) when the drawing has no such thing.
 */
export function placedName(drawing: Drawing, index: number): string {
  requirePlaced(drawing, index, 'placedName');
  const { placed } = drawing;
  const phrase = drawing.phrases[placed.phrase[index]!]!;
  const wiresOf = (first: number, end: number) => wireNames(drawing, placed.wires.subarray(first, end));
  const [controls, targets, end] = [placed.controls[index]!, placed.targets[index]!, placed.controls[index + 1]!];
  if (placed.operation[index]! < 0) return `measurement of ${wiresOf(targets, end)} into ${phrase}`;
  if (controls === targets) return `${phrase} on ${wiresOf(targets, end)}`;
  const parts = [phrase, `${plural('control', targets - controls)} ${wiresOf(controls, targets)}`];
  if (targets < end) parts.push(`${plural('target', end - targets)} ${wiresOf(targets, end)}`);
  return parts.join(', ');
}

/** Shorter runs of neighbouring wires are named one by one. */
const LONG_RUN = 4;

function wireNames({ wires: { labels } }: Drawing, wires: Uint32Array): string {
  const names: string[] = [];
  for (let first = 0; first < wires.length; ) {
    let end = first + 1;
    while (end < wires.length && wires[end] === wires[end - 1]! + 1) end++;
    if (end - first >= LONG_RUN) names.push(`${labels[wires[first]!]} to ${labels[wires[end - 1]!]}`);
    else for (let k = first; k < end; k++) names.push(labels[wires[k]!]!);
    first = end;
  }
  return listed(names);
}

function plural(thing: string, number: number): string {
  return number === 1 ? thing : `${thing}s`;
}
